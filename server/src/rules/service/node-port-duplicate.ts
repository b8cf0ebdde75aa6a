/** The rule about a Service that gives one node port to two of its ports. */

import { removeField } from '../../kubernetes/edit-fields.ts';
import {
  hasSeveralPorts,
  knownServiceType,
  protocolOf,
  type ServicePort,
  servicePorts,
} from '../../kubernetes/kinds/service.ts';
import { portTitle } from '../../kubernetes/port-naming.ts';
import { titleOf } from '../../kubernetes/resource.ts';
import { isPlaceholder } from '../../kubernetes/shape.ts';
import { defineRule } from '../rule.ts';

/** One node port and protocol for two ports: the API server refuses the Service (ValidateServiceCreate). */
export const nodePortDuplicate = defineRule({
  id: 'service/node-port-duplicate',
  summary: 'A Service gives the same node port to two of its ports.',
  severity: 'error',
  appliesTo: ['Service'],
  where: hasSeveralPorts,

  *detect(service) {
    // On the type ClusterIP node ports are refused altogether; on ExternalName they are compared, though nobody opens them.
    const type = knownServiceType(service);
    if (!type || type === 'ClusterIP') return;
    const first = new Map<string, ServicePort>();
    for (const port of servicePorts(service)) {
      const { nodePort } = port;
      const protocol = protocolOf(port);
      if (!nodePort?.value || Number.isNaN(nodePort.value) || isPlaceholder(protocol)) continue;
      const earlier = first.get(`${protocol}/${nodePort.value}`);
      if (!earlier) {
        first.set(`${protocol}/${nodePort.value}`, port);
        continue;
      }
      // A whole entry written twice is one mistake, and service/port-duplicate tells it.
      if (earlier.port?.value === port.port?.value) continue;
      const message = `The node port is given to ${portTitle(earlier)} here.`;
      yield {
        at: nodePort.at,
        related: [{ file: service.file, at: earlier.nodePort!.at, message }],
        service,
        port,
        nodePort,
      };
    }
  },

  explain({ service, port, nodePort }) {
    return {
      what: `${titleOf(service)} gives node port ${nodePort.value} to ${portTitle(port)} too.`,
      why: 'The API server refuses the Service: a node takes traffic for one port of it at a node port and protocol.',
      advice: 'Choose another node port, or leave it out so that the cluster chooses one.',
    };
  },

  repair({ port, nodePort }, { text }) {
    const edits = removeField(text, port, 'nodePort');
    return edits ? [{ title: `Remove nodePort ${nodePort.value}`, safe: false, edits }] : [];
  },
});
