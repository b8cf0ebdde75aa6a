/** The rule about policies of clusters with IPv6 that speak of every IPv4 address only. */

import { policyRules } from '../../kubernetes/kinds/network-policy.ts';
import { hasIpBlocks, peerListOf } from '../../kubernetes/kinds/network-policy-parts.ts';
import { onOneLine } from '../../kubernetes/pointing.ts';
import { isEveryAddress } from '../../kubernetes/policy-words.ts';
import { titleOf } from '../../kubernetes/resource.ts';
import { isList } from '../../manifest/located.ts';
import { appendItem } from '../../manifest/rewrite-list.ts';
import { defineRule } from '../rule.ts';

/** `0.0.0.0/0` is every address of IPv4, and none of IPv6. */
export const ipv6LeftOut = defineRule({
  id: 'policy/ipv6-left-out',
  summary: 'A rule allows every IPv4 address and no IPv6 address, in a cluster with both.',
  severity: 'hint',
  appliesTo: ['NetworkPolicy'],
  where: hasIpBlocks,

  *detect(policy, _view, { profile }) {
    if (!profile?.network?.ipFamilies?.some(({ value }) => value === 'IPv6')) return;
    for (const rule of policyRules(policy)) {
      const list = peerListOf(rule);
      const cidrs = rule.peers.flatMap(({ ipBlock }) => ipBlock?.cidr ?? []);
      const wide = cidrs.find(({ value }) => isEveryAddress(value) && !value.includes(':'));
      if (!wide || !list || cidrs.some(({ value }) => value.includes(':'))) continue;
      yield { at: wide.at ?? onOneLine(list), policy, list, cidr: wide.value };
    }
  },

  explain({ policy, cidr }) {
    return {
      what: `${titleOf(policy)} allows ${cidr}, which holds no IPv6 address.`,
      why: 'The cluster uses IPv6 as well, so clients that prefer it are refused.',
      advice: 'Add a peer with the block ::/0.',
    };
  },

  repair({ list }, { text }) {
    const edits = isList(list.node) ? appendItem(text, list.node, { ipBlock: { cidr: '::/0' } }) : undefined;
    return edits ? [{ title: 'Allow every IPv6 address as well', safe: false, edits }] : [];
  },
});
