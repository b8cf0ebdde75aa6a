/** The rule about named ports of egress rules whose peers are blocks of addresses. */

import { isPortName } from '../../kubernetes/formats.ts';
import { hasIpBlocks, policyPorts } from '../../kubernetes/kinds/network-policy-parts.ts';
import { titleOf } from '../../kubernetes/resource.ts';
import { defineRule } from '../rule.ts';

/** A port name towards addresses: only pods declare names, so the entry opens nothing. */
export const namedPortWithAddress = defineRule({
  id: 'policy/named-port-with-address',
  summary: 'An egress rule names a port where its only peers are blocks of addresses.',
  severity: 'warning',
  appliesTo: ['NetworkPolicy'],
  where: hasIpBlocks,

  *detect(policy) {
    for (const { rule, entry } of policyPorts(policy)) {
      const { port } = entry;
      if (rule.direction !== 'outbound' || typeof port?.value !== 'string' || !isPortName(port.value)) continue;
      if (rule.peers.length === 0 || rule.peers.some(({ ipBlock }) => !ipBlock)) continue;
      yield { at: port.at, policy, name: port.value };
    }
  },

  explain({ policy, name }) {
    return {
      what: `${titleOf(policy)} allows the port ${name} towards addresses, which have no port names.`,
      why: 'A name stands for a container port of the destination pod, so this entry opens nothing.',
      advice: 'Give the number of the port.',
    };
  },
});
