/** The rule about node ports that answer only on the nodes of their pods. */

import { knownServiceType } from '../../kubernetes/kinds/service.ts';
import { titleOf } from '../../kubernetes/resource.ts';
import { defineRule } from '../rule.ts';

/** externalTrafficPolicy Local on a NodePort Service: nodes without a pod drop what clients send them. */
export const nodeTrafficDropped = defineRule({
  id: 'service/node-traffic-dropped',
  summary: 'The node port of a Service answers only on nodes that run its pods.',
  severity: 'information',
  preset: 'off',
  appliesTo: ['Service'],

  *detect(service) {
    const policy = service.spec?.externalTrafficPolicy;
    if (policy?.value === 'Local' && knownServiceType(service) === 'NodePort') yield { at: policy.at, service };
  },

  explain({ service }) {
    return {
      what: `${titleOf(service)} answers on nodes with pods only.`,
      why: 'Connections to the node port of another node are dropped, and no load balancer knows which nodes to choose.',
      advice: 'Run the pods on every node that clients use, or set externalTrafficPolicy to Cluster.',
    };
  },
});
