/** The rule about managed NGINX controllers that application routing does not bring about. */

import { isNginxController, nginxControllerFaults } from '../../kubernetes/nginx-controller-faults.ts';
import { titleOf } from '../../kubernetes/resource.ts';
import { isScalar } from '../../manifest/located.ts';
import { nodesAt } from '../../manifest/node-path.ts';
import { defineRule } from '../rule.ts';

/** What the definition of the kind or the operator refuses, and two controllers for one class. */
export const nginxControllerInvalid = defineRule({
  id: 'aks/nginx-controller-invalid',
  summary: 'A NginxIngressController of application routing has a value that is refused.',
  severity: 'error',
  appliesTo: ['Other'],
  where: isNginxController,

  *detect(resource, view) {
    for (const fault of nginxControllerFaults(resource)) yield { resource, ...fault };
    const [className] = nodesAt(resource.node, 'spec.ingressClassName');
    if (!isScalar(className)) return;
    const twin = view.ofKind(resource.group, resource.kind).find(({ resource: other }) => {
      const [theirs] = nodesAt(other.node, 'spec.ingressClassName');
      return other.name < resource.name && isScalar(theirs) && theirs.value === className.value;
    });
    if (!twin) return;
    const { file, kindAt } = twin.resource;
    const related = [{ file, at: kindAt, message: `${titleOf(twin.resource)} has the class already.` }];
    const what = `takes the class ${className.value}, which ${titleOf(twin.resource)} has`;
    yield { at: className.at, related, resource, what, advice: 'Give each controller a class of its own.' };
  },

  explain({ resource, what, advice }) {
    return {
      what: `${titleOf(resource)} ${what}.`,
      why: 'The API server or the operator refuses it, so no controller serves the Ingresses of its class.',
      advice,
    };
  },
});
