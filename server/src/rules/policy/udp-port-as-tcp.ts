/** The rule about ports that are spoken to over UDP and opened for TCP, because the protocol is left out. */

import { policyPorts } from '../../kubernetes/kinds/network-policy-parts.ts';
import { leavesProtocolOut } from '../../kubernetes/kinds/network-policy-traits.ts';
import { protocolOf } from '../../kubernetes/kinds/service.ts';
import { titleOf } from '../../kubernetes/resource.ts';
import { isMap } from '../../manifest/located.ts';
import { addEntry } from '../../manifest/rewrite-map.ts';
import { defineRule } from '../rule.ts';

/** Ports of protocols that have nothing but UDP, or nearly so. */
const udpOnly: ReadonlyMap<number, string> = new Map([
  [67, 'DHCP'],
  [68, 'DHCP'],
  [69, 'TFTP'],
  [123, 'NTP'],
  [161, 'SNMP'],
  [162, 'SNMP'],
  [500, 'IKE'],
  [514, 'syslog'],
  [1812, 'RADIUS'],
  [1813, 'RADIUS'],
  [4500, 'IPsec'],
  [4789, 'VXLAN'],
  [6081, 'Geneve'],
  [8472, 'VXLAN'],
  [51820, 'WireGuard'],
]);

/** No protocol means TCP, also where everybody thinks of UDP. */
export const udpPortAsTcp = defineRule({
  id: 'policy/udp-port-as-tcp',
  summary: 'A port that is known for UDP is opened for TCP, because its protocol is left out.',
  severity: 'hint',
  appliesTo: ['NetworkPolicy'],
  where: leavesProtocolOut,

  *detect(policy) {
    const ports = policyPorts(policy);
    for (const { rule, entry } of ports) {
      const number = entry.port?.value;
      const use = typeof number === 'number' ? udpOnly.get(number) : undefined;
      if (!entry.port || !use || entry.protocol || entry.endPort) continue;
      const isBoth = ports.some((other) => {
        return (
          other.rule.direction === rule.direction &&
          other.entry.port?.value === number &&
          protocolOf(other.entry) === 'UDP'
        );
      });
      if (!isBoth) yield { at: entry.port.at, policy, entry, number, use };
    }
  },

  explain({ policy, number, use }) {
    return {
      what: `${titleOf(policy)} opens port ${number} for TCP, while ${use} uses UDP.`,
      why: 'Where protocol is left out, TCP is meant.',
      advice: 'Set the protocol to UDP.',
    };
  },

  repair({ entry }, { text }) {
    const edits = isMap(entry.node) ? addEntry(text, entry.node, 'protocol', 'UDP') : undefined;
    return edits ? [{ title: 'Set the protocol to UDP', safe: false, edits }] : [];
  },
});
