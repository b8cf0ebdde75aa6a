/** The rule about two peers of a NetworkPolicy that were probably meant as one. */

import { policyRules } from '../../kubernetes/kinds/network-policy.ts';
import { hasListOfSeveral } from '../../kubernetes/kinds/network-policy-traits.ts';
import { selectorText } from '../../kubernetes/labels.ts';
import { onOneLine } from '../../kubernetes/pointing.ts';
import { directionWords } from '../../kubernetes/policy-words.ts';
import { titleOf } from '../../kubernetes/resource.ts';
import { isList, isMap } from '../../manifest/located.ts';
import { joinNextItem } from '../../manifest/rewrite-item.ts';
import { splitPeers } from '../../workspace/split-peers.ts';
import { defineRule } from '../rule.ts';

/** A namespace selector and a pod selector in two list items: either is enough, where both were meant to hold. */
export const peerSelectorsSplit = defineRule({
  id: 'policy/peer-selectors-split',
  summary: 'Two peers of a NetworkPolicy were probably meant as one: either is enough where both should hold.',
  severity: 'warning',
  appliesTo: ['NetworkPolicy'],
  where: hasListOfSeveral,

  *detect(policy, view) {
    for (const { written, direction } of policyRules(policy)) {
      const peers = 'from' in written ? written.from : written.to;
      if (!peers) continue;
      for (const split of splitPeers(view, peers)) {
        const at = onOneLine(split.second);
        const related = [{ file: policy.file, at: onOneLine(split.first), message: 'This is the other item.' }];
        const softer = split.evidence === 'seen' ? {} : ({ severity: 'information' } as const);
        yield { ...split, ...softer, at, related, policy, peers, words: directionWords[direction] };
      }
    }
  },

  explain({ policy, namespaces, pods, words, evidence }) {
    const where = selectorText(namespaces);
    const who = selectorText(pods);
    const towards = words.rules === 'ingress' ? 'lets in' : 'allows connections to';
    return {
      what: `${titleOf(policy)} ${towards} every pod of the namespaces with ${where}, and pods with ${who} of its own namespace, which shows none.`,
      why:
        evidence === 'seen'
          ? `Pods with ${who} stand in those namespaces, but as two list items either selector is enough, so their other pods pass as well.`
          : 'As two list items either selector is enough, so every pod of those namespaces passes.',
      advice: 'Join the two items by taking the second dash away, if both selectors were meant to hold.',
    };
  },

  repair({ peers, first }, { text }) {
    if (!isList(peers.node) || !isMap(first.node)) return [];
    const edits = joinNextItem(text, peers.node, first.node);
    return edits ? [{ title: 'Join the two selectors into one peer', safe: false, edits }] : [];
  },
});
