/** The rule about Services that open a port on every node. */

import { removeField, setField } from '../../kubernetes/edit-fields.ts';
import { knownServiceType, servicePorts } from '../../kubernetes/kinds/service.ts';
import { titleOf } from '../../kubernetes/resource.ts';
import { defineRule } from '../rule.ts';

/** The type NodePort: whoever reaches a node reaches the Service, past load balancers and ingress controllers. */
export const nodePorts = defineRule({
  id: 'service/node-ports',
  summary: 'A Service opens a port on every node.',
  severity: 'information',
  preset: 'strict',
  appliesTo: ['Service'],

  *detect(service) {
    const type = service.spec?.type;
    if (type && knownServiceType(service) === 'NodePort') yield { at: type.at, service };
  },

  explain({ service }) {
    return {
      what: `${titleOf(service)} opens a port on every node.`,
      why: 'Whoever reaches a node reaches the Service, past the load balancer and the ingress controller.',
      advice: 'Leave the type out and expose the Service through an Ingress, a route or a load balancer.',
    };
  },

  repair({ service }, { text }) {
    const { spec } = service;
    const edits = setField(text, spec, 'type', 'ClusterIP');
    if (!edits || spec?.externalTrafficPolicy) return [];
    for (const port of servicePorts(service)) {
      if (!port.nodePort) continue;
      const removed = removeField(text, port, 'nodePort');
      if (!removed) return [];
      edits.push(...removed);
    }
    return [{ title: 'Set type to ClusterIP', safe: false, edits }];
  },
});
