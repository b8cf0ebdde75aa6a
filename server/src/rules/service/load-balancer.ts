/** The rule about Services that have a load balancer of their own. */

import { knownServiceType } from '../../kubernetes/kinds/service.ts';
import { titleOf } from '../../kubernetes/resource.ts';
import { defineRule } from '../rule.ts';

/** The type LoadBalancer, for teams that bring traffic in through one controller only. */
export const loadBalancer = defineRule({
  id: 'service/load-balancer',
  summary: 'A Service has a load balancer of its own.',
  severity: 'information',
  preset: 'off',
  appliesTo: ['Service'],

  *detect(service) {
    const type = service.spec?.type;
    if (type && knownServiceType(service) === 'LoadBalancer') yield { at: type.at, service };
  },

  explain({ service }) {
    return {
      what: `${titleOf(service)} has a load balancer of its own.`,
      why: 'Each load balancer is another way into the cluster that must be guarded and paid for.',
      advice: 'Expose the Service through the ingress controller or gateway that the cluster has already.',
    };
  },
});
