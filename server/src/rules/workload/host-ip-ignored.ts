/** The rule about addresses of the node that no port is bound to. */

import { removeField } from '../../kubernetes/edit-fields.ts';
import { usesHostNetwork } from '../../kubernetes/kinds/workload.ts';
import { containerPortTitle, containerTitle, hostPortOf, portsOf } from '../../kubernetes/pod-parts.ts';
import { usesHostPorts } from '../../kubernetes/pod-traits.ts';
import { keyAt } from '../../kubernetes/shape.ts';
import { defineRule } from '../rule.ts';

/** `hostIP` without `hostPort` does nothing, and the API server warns about it. */
export const hostIpIgnored = defineRule({
  id: 'workload/host-ip-ignored',
  summary: 'A container port names an address of the node but no port of it.',
  severity: 'warning',
  appliesTo: ['Workload'],
  where: usesHostPorts,

  *detect(workload) {
    for (const { container, port } of portsOf(workload)) {
      if (!port.hostIP?.value || Number.isNaN(port.hostPort?.value)) continue;
      const isHost = usesHostNetwork(workload);
      if (isHost || hostPortOf(workload, port) !== undefined) continue;
      yield { at: keyAt(port, 'hostIP') ?? port.hostIP.at, workload, container, port };
    }
  },

  explain({ workload, container, port }) {
    return {
      what: `${containerTitle(workload, container)} sets hostIP for ${containerPortTitle(port)} without hostPort.`,
      why: 'The address alone binds nothing, so the field has no effect, and the API server warns about it.',
      advice: 'Remove hostIP, or add the hostPort that was meant.',
    };
  },

  repair({ port }, { text }) {
    const edits = removeField(text, port, 'hostIP');
    return edits ? [{ title: 'Remove hostIP', safe: true, edits }] : [];
  },
});
