/** The rule about node ports that two Services ask for. */

import { removeField } from '../../kubernetes/edit-fields.ts';
import { isPortNumber } from '../../kubernetes/formats.ts';
import { protocolOf, servicePorts, takesNodePorts } from '../../kubernetes/kinds/service.ts';
import { titleOf } from '../../kubernetes/resource.ts';
import { claimedBefore } from '../../workspace/claimants.ts';
import { claim } from '../../workspace/claims.ts';
import { defineRule } from '../rule.ts';

/** A node port that another Service of the bundle has: the API server refuses whichever comes second. */
export const nodePortTaken = defineRule({
  id: 'service/node-port-taken',
  summary: 'Two Services that are deployed together ask for the same node port.',
  severity: 'warning',
  appliesTo: ['Service'],
  where: takesNodePorts,

  *detect(service, view) {
    for (const port of servicePorts(service)) {
      const { nodePort } = port;
      const protocol = protocolOf(port);
      if (!nodePort || !isPortNumber(nodePort.value)) continue;
      const earlier = claimedBefore(view, claim.nodePort(nodePort.value, protocol))?.resource;
      if (earlier?.type !== 'Service') continue;
      const at = servicePorts(earlier).find((one) => one.nodePort?.value === nodePort.value)!.nodePort!.at;
      const related = [{ file: earlier.file, at, message: `${titleOf(earlier)} asks for it here.` }];
      yield { at: nodePort.at, related, service, port, number: nodePort.value, earlier };
    }
  },

  explain({ service, number, earlier }) {
    return {
      what: `${titleOf(service)} asks for node port ${number}, as ${titleOf(earlier)} does.`,
      why: 'A node port belongs to one Service of the cluster, so the API server refuses the one that comes second.',
      advice: 'Choose another node port for one of them, or leave nodePort out so that the cluster chooses one.',
    };
  },

  repair({ port, number }, { text }) {
    const edits = removeField(text, port, 'nodePort');
    return edits ? [{ title: `Remove nodePort ${number}`, safe: false, edits }] : [];
  },
});
