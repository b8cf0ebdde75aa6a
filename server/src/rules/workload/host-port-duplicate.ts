/** The rule about a port of the node that a pod takes twice. */

import { removeField } from '../../kubernetes/edit-fields.ts';
import { protocolOf } from '../../kubernetes/kinds/service.ts';
import { usesHostNetwork } from '../../kubernetes/kinds/workload.ts';
import { containerTitle, hostPortOf, type PortIn, portsOf } from '../../kubernetes/pod-parts.ts';
import { usesHostPorts } from '../../kubernetes/pod-traits.ts';
import { defineRule } from '../rule.ts';

/** Host port, protocol and address twice in one pod: the API server refuses it (AccumulateUniqueHostPorts). */
export const hostPortDuplicate = defineRule({
  id: 'workload/host-port-duplicate',
  summary: 'A pod takes the same port of its node twice.',
  severity: 'error',
  appliesTo: ['Workload'],
  where: usesHostPorts,

  *detect(workload) {
    if (!workload.builtIn) return;
    const isHost = usesHostNetwork(workload);
    const first = new Map<string, PortIn>();
    for (const one of portsOf(workload)) {
      const { container, role, port } = one;
      const number = hostPortOf(workload, port);
      if (number === undefined || (isHost && port.hostPort?.value && port.hostPort.value !== port.containerPort?.value))
        continue;
      // The containers of the init list are checked each on its own.
      const scope = role === 'regular' ? '' : container.node.start;
      const key = `${scope}/${protocolOf(port)}/${port.hostIP?.value ?? ''}/${number}`;
      const earlier = first.get(key);
      if (!earlier) {
        first.set(key, one);
        continue;
      }
      const at = (port.hostPort?.value ? port.hostPort : port.containerPort)!.at;
      const taken = (earlier.port.hostPort?.value ? earlier.port.hostPort : earlier.port.containerPort)!.at;
      const related = [{ file: workload.file, at: taken, message: `Host port ${number} is taken here.` }];
      yield { at, related, workload, container, port, number, isHost };
    }
  },

  explain({ workload, container, number, isHost }) {
    return {
      what: `${containerTitle(workload, container)} takes host port ${number}, which the pod takes already.`,
      why: isHost
        ? 'On the host network every container port is a host port, and the API server refuses a pod that has one twice.'
        : `The API server refuses the ${workload.kind}: a port of the node has room for one container.`,
      advice: 'Give each of them a port of its own.',
    };
  },

  repair({ port, number, isHost }, { text }) {
    const edits = isHost ? undefined : removeField(text, port, 'hostPort');
    return edits ? [{ title: `Remove hostPort ${number}`, safe: false, edits }] : [];
  },
});
