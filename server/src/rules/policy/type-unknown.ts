/** The rule about policy types other than Ingress and Egress. */

import { hasUnusualTypes } from '../../kubernetes/kinds/network-policy-traits.ts';
import { titleOf } from '../../kubernetes/resource.ts';
import { isPlaceholder } from '../../kubernetes/shape.ts';
import { isList, isScalar } from '../../manifest/located.ts';
import { replaceValue } from '../../manifest/rewrite.ts';
import { removeItem } from '../../manifest/rewrite-list.ts';
import { nearest } from '../../text/nearest.ts';
import type { Fix } from '../finding.ts';
import { defineRule } from '../rule.ts';

const types: readonly string[] = ['Ingress', 'Egress'];

/** A policy type that does not exist, or more than two of them: the whole policy is refused. */
export const typeUnknown = defineRule({
  id: 'policy/type-unknown',
  summary: 'The policyTypes of a NetworkPolicy hold something other than Ingress and Egress.',
  severity: 'error',
  appliesTo: ['NetworkPolicy'],
  where: hasUnusualTypes,

  *detect(policy) {
    const list = policy.spec?.policyTypes;
    if (!list) return;
    for (const [index, { value, at }] of list.items.entries()) {
      if (isPlaceholder(value)) continue;
      const isKnown = types.includes(value);
      if (!isKnown || index > 1) yield { at, policy, list, value, meant: isKnown ? undefined : nearest(value, types) };
    }
  },

  explain({ policy, value, meant }) {
    const isKnown = types.includes(value);
    return {
      what: isKnown
        ? `${titleOf(policy)} lists more than two policy types; ${value} is one too many.`
        : `${titleOf(policy)} has the policy type "${value}", which does not exist.`,
      why: 'The API server refuses the policy, so its pods stay as open as they were.',
      advice: isKnown ? 'Name each type once.' : meant ? `Write ${meant}.` : 'Write Ingress, Egress or both.',
    };
  },

  repair({ list, value, meant, at }, { text }): Fix[] {
    const node = isList(list.node) ? list.node.items.find(({ start }) => start === at.start) : undefined;
    if (!isList(list.node) || !isScalar(node)) return [];
    if (types.includes(value)) {
      const edits = removeItem(text, list.node, node);
      return edits ? [{ title: `Remove the surplus ${value}`, safe: true, edits }] : [];
    }
    const edits = meant ? replaceValue(text, node, meant) : undefined;
    const safe = value.toLowerCase() === meant?.toLowerCase();
    return edits ? [{ title: `Write ${meant}`, safe, edits }] : [];
  },
});
