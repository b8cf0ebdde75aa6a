/** The rule about peers of a NetworkPolicy that are a block of addresses and a selector at once. */

import { hasIpBlocks, policyPeers } from '../../kubernetes/kinds/network-policy-parts.ts';
import { peerTitle } from '../../kubernetes/policy-words.ts';
import { titleOf } from '../../kubernetes/resource.ts';
import { isList, isMap } from '../../manifest/located.ts';
import { splitItem } from '../../manifest/rewrite-item.ts';
import { defineRule } from '../rule.ts';

/** An ipBlock beside a selector in one item: the whole policy is refused. */
export const peerMixed = defineRule({
  id: 'policy/peer-mixed',
  summary: 'A peer of a NetworkPolicy has an ipBlock together with a selector.',
  severity: 'error',
  appliesTo: ['NetworkPolicy'],
  where: hasIpBlocks,

  *detect(policy) {
    for (const { list, peer } of policyPeers(policy)) {
      if (!peer.ipBlock?.key || (!peer.podSelector && !peer.namespaceSelector)) continue;
      yield { at: peer.ipBlock.key.at, policy, list, peer };
    }
  },

  explain({ policy, peer }) {
    const who = peerTitle({ ...peer, ipBlock: undefined });
    return {
      what: `${titleOf(policy)} has one peer that is ${peerTitle(peer)} and ${who} at once.`,
      why: 'The API server refuses the policy, because addresses and selectors cannot be combined in one peer.',
      advice: 'Write two items, of which either is enough.',
    };
  },

  repair({ list, peer }, { text }) {
    if (!isList(list.node) || !isMap(peer.node)) return [];
    const names = peer.node.entries.map((entry) => entry.name);
    const index = names.indexOf('ipBlock');
    const from = index === 0 ? names[1] : index === names.length - 1 ? 'ipBlock' : undefined;
    const edits = from && splitItem(text, list.node, peer.node, from);
    return edits ? [{ title: 'Split into two peers', safe: false, edits }] : [];
  },
});
