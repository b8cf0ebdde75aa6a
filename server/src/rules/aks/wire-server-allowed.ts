/** The rule about policies that let pods reach Azure's WireServer. */

import { namesDns } from '../../kubernetes/dns-rule.ts';
import { parseAddress } from '../../kubernetes/formats.ts';
import { directionsOf } from '../../kubernetes/kinds/network-policy.ts';
import { hasIpBlocks, policyPeers } from '../../kubernetes/kinds/network-policy-parts.ts';
import { titleOf } from '../../kubernetes/resource.ts';
import { addressesOf } from '../../workspace/policy-cover.ts';
import { defineRule } from '../rule.ts';

/** Azure's DNS answers at the same address, so port 53 alone is in order; 80 and 32526 hand out settings of the node. */
export const wireServerAllowed = defineRule({
  id: 'aks/wire-server-allowed',
  summary: "A NetworkPolicy lets pods reach Azure's WireServer on more than port 53.",
  severity: 'information',
  appliesTo: ['NetworkPolicy'],
  where: hasIpBlocks,

  *detect(policy) {
    if (!directionsOf(policy).has('outbound')) return;
    for (const { rule, peer } of policyPeers(policy)) {
      const addresses = rule.direction === 'outbound' ? addressesOf(peer) : undefined;
      const cidr = peer.ipBlock?.cidr;
      // A block of this size was written for the address; wider ones are policy/metadata-endpoint-open's matter.
      if (!addresses || !cidr || addresses.v4.size > 256n || !addresses.has(4, wireServer)) continue;
      if (rule.ports.length > 0 && rule.ports.every(namesDns)) continue;
      yield { at: cidr.at, policy, cidr: cidr.value };
    }
  },

  explain({ policy, cidr }) {
    return {
      what: `${titleOf(policy)} lets pods reach Azure's WireServer at ${cidr} on more than port 53.`,
      why: 'WireServer hands out the settings of the node, from which attacks have taken over clusters; AKS blocks pods on its ports 80 and 32526.',
      advice: 'Allow UDP and TCP port 53 only, if the pods ask the DNS of Azure.',
    };
  },
});

const wireServer = parseAddress('168.63.129.16')!.value;
