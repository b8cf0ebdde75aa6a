/** The rule about API servers of extensions that anyone can pretend to be. */

import { titleOf } from '../../kubernetes/resource.ts';
import { isMap, isScalar, type Node, stringOf } from '../../manifest/located.ts';
import { defineRule } from '../rule.ts';

/** insecureSkipTLSVerify on an APIService: the API server sends requests of users to whoever answers. */
export const apiServiceInsecure = defineRule({
  id: 'service/api-service-insecure',
  summary: 'An APIService does not check the certificate of the server it sends requests to.',
  severity: 'information',
  preset: 'strict',
  appliesTo: ['Other'],

  *detect(resource) {
    if (resource.group !== 'apiregistration.k8s.io' || resource.kind !== 'APIService') return;
    const spec: Node | undefined = resource.node.get('spec');
    const flag = isMap(spec) ? spec.entry('insecureSkipTLSVerify') : undefined;
    if (!flag || !isScalar(flag.value) || flag.value.value !== true) return;
    const service = isMap(spec) ? spec.get('service') : undefined;
    const name = isMap(service) ? stringOf(service.get('name')) : undefined;
    yield { at: flag.key.at, resource, target: name ? `Service ${name}` : 'its Service' };
  },

  explain({ resource, target }) {
    return {
      what: `${titleOf(resource)} does not check the certificate of ${target}.`,
      why: 'Whoever takes the place of that server receives requests with the identity of the users who made them.',
      advice: 'Set caBundle to the authority that signed the certificate, and remove insecureSkipTLSVerify.',
    };
  },
});
