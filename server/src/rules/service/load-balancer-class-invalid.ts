/** The rule about load balancer classes that are no qualified names. */

import { isQualifiedName } from '../../kubernetes/formats.ts';
import { isLoadBalancer } from '../../kubernetes/kinds/service.ts';
import { titleOf } from '../../kubernetes/resource.ts';
import { isPlaceholder } from '../../kubernetes/shape.ts';
import { defineRule } from '../rule.ts';

/** A `loadBalancerClass` outside the syntax of qualified names: the API server refuses the Service. */
export const loadBalancerClassInvalid = defineRule({
  id: 'service/load-balancer-class-invalid',
  summary: 'A Service has a load balancer class that is no qualified name.',
  severity: 'error',
  appliesTo: ['Service'],
  where: isLoadBalancer,

  *detect(service) {
    const name = service.spec?.loadBalancerClass;
    // On other types the field is refused whatever it says.
    if (!name || isQualifiedName(name.value) || isPlaceholder(name.value)) return;
    yield { at: name.at, service, value: name.value };
  },

  explain({ service, value }) {
    return {
      what: `${titleOf(service)} has the load balancer class "${value}", which is no qualified name.`,
      why: 'The API server refuses the Service: a class is a word, or a lower-case domain, a slash and a word.',
      advice: 'Write the class that the load balancer controller documents, such as example.com/internal.',
    };
  },
});
