/** The rule about peers and ports of a NetworkPolicy rule that another item of the same list includes. */

import { policyRules } from '../../kubernetes/kinds/network-policy.ts';
import { peerListOf } from '../../kubernetes/kinds/network-policy-parts.ts';
import { hasListOfSeveral } from '../../kubernetes/kinds/network-policy-traits.ts';
import { onOneLine } from '../../kubernetes/pointing.ts';
import { peerTitle, policyPortTitle } from '../../kubernetes/policy-words.ts';
import { titleOf } from '../../kubernetes/resource.ts';
import type { ListOf, Placed } from '../../kubernetes/shape.ts';
import { isList } from '../../manifest/located.ts';
import { removeItem } from '../../manifest/rewrite-list.ts';
import { coversPeer, coversPort } from '../../workspace/policy-cover.ts';
import { defineRule } from '../rule.ts';

interface Included<T> {
  readonly item: T;
  readonly by: T;
}

/** An item of a list that another item of it includes: it changes nothing. */
export const peerRedundant = defineRule({
  id: 'policy/peer-redundant',
  summary: 'A peer or port of a NetworkPolicy rule is included in another one beside it.',
  severity: 'hint',
  appliesTo: ['NetworkPolicy'],
  where: hasListOfSeveral,

  *detect(policy, view) {
    // What is read of a policy with unknown fields is wider than what was meant.
    if (policy.shapeProblems.length > 0) return;
    for (const rule of policyRules(policy)) {
      const peers = peerListOf(rule);
      const { ports } = rule.written;
      for (const { item, by } of peers ? includedIn(peers, (a, b) => coversPeer(view, a, b)) : []) {
        yield {
          ...placed(policy.file, item, by),
          policy,
          list: peers,
          item,
          title: peerTitle(item),
          by: peerTitle(by),
        };
      }
      for (const { item, by } of ports ? includedIn(ports, coversPort) : []) {
        const title = policyPortTitle(item);
        yield { ...placed(policy.file, item, by), policy, list: ports, item, title, by: policyPortTitle(by) };
      }
    }
  },

  explain({ policy, title, by }) {
    return {
      what:
        title === by
          ? `${titleOf(policy)} lists ${title} twice.`
          : `${titleOf(policy)} lists ${title} beside ${by}, which includes it.`,
      why: 'The items of a list add up, so this one changes nothing and does not restrict the other.',
      advice: 'Take the item away, or narrow the other one.',
    };
  },

  repair({ list, item, title }, { text }) {
    const edits = isList(list?.node) ? removeItem(text, list.node, item.node) : undefined;
    return edits ? [{ title: `Remove ${title}`, safe: true, edits }] : [];
  },
});

/** Items that another item includes; of two that include each other, the later one. */
function includedIn<T extends Placed>(list: ListOf<T>, covers: (wide: T, narrow: T) => boolean): Included<T>[] {
  if (list.items.length > most) return [];
  return list.items.flatMap((item, index) => {
    const by = list.items.find((other, place) => {
      return place !== index && covers(other, item) && (place < index || !covers(item, other));
    });
    return by ? [{ item, by }] : [];
  });
}

/** Every pair is compared, so lists of generated blocks are left alone. */
const most = 200;

function placed(file: string, item: Placed, by: Placed) {
  const related = [{ file, at: onOneLine(by), message: 'This item includes it.' }];
  return { at: onOneLine(item), related, tag: 'unnecessary' } as const;
}
