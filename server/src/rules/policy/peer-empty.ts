/** The rule about peers of a NetworkPolicy that name nobody. */

import { policyPeers } from '../../kubernetes/kinds/network-policy-parts.ts';
import { hasUnfilledRule } from '../../kubernetes/kinds/network-policy-traits.ts';
import { onOneLine } from '../../kubernetes/pointing.ts';
import { directionWords } from '../../kubernetes/policy-words.ts';
import { titleOf } from '../../kubernetes/resource.ts';
import { isList, isMap } from '../../manifest/located.ts';
import { removeItem } from '../../manifest/rewrite-list.ts';
import { removeEntry } from '../../manifest/rewrite-map.ts';
import { replaceNode } from '../../manifest/rewrite-node.ts';
import type { Fix } from '../finding.ts';
import { defineRule } from '../rule.ts';

const selectors: readonly string[] = ['podSelector', 'namespaceSelector', 'ipBlock'];

/** A peer without selector and block, as in `from: [{}]`: the whole policy is refused. */
export const peerEmpty = defineRule({
  id: 'policy/peer-empty',
  summary: 'A peer of a NetworkPolicy has no selector and no ipBlock.',
  severity: 'error',
  appliesTo: ['NetworkPolicy'],
  where: hasUnfilledRule,

  *detect(policy) {
    for (const { rule, list, peer } of policyPeers(policy)) {
      if (peer.podSelector || peer.namespaceSelector || peer.ipBlock) continue;
      // Fields that do not exist or hold something else are reported as such.
      const entries = isMap(peer.node) ? peer.node.entries : [];
      const isBlank = entries.every(({ name, value }) => {
        return selectors.includes(name) && value.kind === 'scalar' && value.value === null;
      });
      if (isBlank) yield { at: onOneLine(peer), policy, rule, list, peer, words: directionWords[rule.direction] };
    }
  },

  explain({ policy, words, list }) {
    const isOnly = list.items.length === 1;
    return {
      what: `${titleOf(policy)} has an empty peer under ${words.peers}.`,
      why: 'The API server refuses the policy: an empty rule means everybody, but an empty peer means nothing.',
      advice: isOnly
        ? `Leave ${words.peers} out to allow everybody, or write podSelector: {} for every pod of the namespace.`
        : 'Write podSelector: {} for every pod of the namespace, or take the item away.',
    };
  },

  repair({ rule, list, peer, words }, { text }) {
    const fixes: Fix[] = [];
    if (!isList(list.node)) return fixes;
    const filled = replaceNode(text, list.node, peer.node, { podSelector: {} });
    if (filled) fixes.push({ title: 'Allow every pod of the namespace', safe: false, edits: filled });
    const { node } = rule.written;
    const entry = isMap(node) ? node.entry(words.peers) : undefined;
    const isOnly = list.items.length === 1;
    const removed = isOnly
      ? entry && isMap(node) && removeEntry(text, node, entry)
      : removeItem(text, list.node, peer.node);
    const title = isOnly ? `Allow everybody by leaving ${words.peers} out` : 'Remove the empty peer';
    if (removed) fixes.push({ title, safe: false, edits: removed });
    return fixes;
  },
});
