/** The rule about exceptions of a block that are not a part of the block. */

import { contains, parseCidr } from '../../kubernetes/formats.ts';
import { hasIpBlocks, policyPeers } from '../../kubernetes/kinds/network-policy-parts.ts';
import { titleOf } from '../../kubernetes/resource.ts';
import { isList } from '../../manifest/located.ts';
import { removeItem } from '../../manifest/rewrite-list.ts';
import { defineRule } from '../rule.ts';

/** An exception outside of its block, or as big as the block: the whole policy is refused. */
export const exceptionOutsideCidr = defineRule({
  id: 'policy/exception-outside-cidr',
  summary: 'An exception of an ipBlock is not a smaller block within it.',
  severity: 'error',
  appliesTo: ['NetworkPolicy'],
  where: hasIpBlocks,

  *detect(policy) {
    for (const { peer } of policyPeers(policy)) {
      const cidr = peer.ipBlock?.cidr;
      const except = peer.ipBlock?.except;
      const outer = cidr && parseCidr(cidr.value);
      if (!outer || !except) continue;
      for (const item of except.items) {
        const inner = parseCidr(item.value);
        if (!inner || (contains(outer, inner) && outer.prefix < inner.prefix)) continue;
        const isWhole = contains(inner, outer);
        yield {
          at: item.at,
          policy,
          cidr: cidr.value,
          item,
          except,
          isWhole,
          isSameFamily: inner.family === outer.family,
        };
      }
    }
  },

  explain({ policy, cidr, item, isWhole, isSameFamily }) {
    return {
      what: isWhole
        ? `${titleOf(policy)} excepts ${item.value} from ${cidr}, which leaves nothing of it.`
        : isSameFamily
          ? `${titleOf(policy)} excepts ${item.value} from ${cidr}, which does not hold it.`
          : `${titleOf(policy)} excepts ${item.value} from ${cidr}, which is of the other address family.`,
      why: 'The API server refuses the policy: an exception must be a smaller block within the block.',
      advice: 'Correct the exception, or take it away.',
    };
  },

  repair({ except, item }, { text }) {
    if (!isList(except.node)) return [];
    const node = except.node.items.find(({ start }) => start === item.at.start);
    const edits = node && removeItem(text, except.node, node);
    return edits ? [{ title: `Remove the exception ${item.value}`, safe: false, edits }] : [];
  },
});
