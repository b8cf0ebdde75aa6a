/** The rule about rules of a NetworkPolicy that allow nothing beyond what another rule allows. */

import {
  directionsOf,
  type NetworkPolicy,
  type PolicyRule,
  policyRules,
  policySelector,
} from '../../kubernetes/kinds/network-policy.ts';
import { onOneLine } from '../../kubernetes/pointing.ts';
import { directionWords } from '../../kubernetes/policy-words.ts';
import { titleOf } from '../../kubernetes/resource.ts';
import { isWithin } from '../../kubernetes/selector-logic.ts';
import { isList } from '../../manifest/located.ts';
import { removeItem } from '../../manifest/rewrite-list.ts';
import { policiesOver } from '../../workspace/policies-around.ts';
import { coversRule } from '../../workspace/policy-cover.ts';
import type { View } from '../../workspace/view.ts';
import { defineRule } from '../rule.ts';

/** Policies add up: a rule inside of another one changes nothing, and may be believed to restrict it. */
export const ruleRedundant = defineRule({
  id: 'policy/rule-redundant',
  summary: 'A rule of a NetworkPolicy allows nothing that another rule does not allow for the same pods.',
  severity: 'hint',
  appliesTo: ['NetworkPolicy'],

  *detect(policy, view) {
    // What is read of a policy with unknown fields is wider than what was meant.
    if (policy.shapeProblems.length > 0) return;
    const inEffect = directionsOf(policy);
    for (const rule of policyRules(policy)) {
      const wider = inEffect.has(rule.direction) ? widerRule(view, policy, rule) : undefined;
      if (!wider) continue;
      const message = `${titleOf(wider.policy)} allows it here.`;
      const related = [{ file: wider.policy.file, at: onOneLine(wider.rule.written), message }];
      const list = policy.spec?.[directionWords[rule.direction].rules];
      yield { at: onOneLine(rule.written), related, tag: 'unnecessary', policy, rule, list, wider } as const;
    }
  },

  explain({ policy, rule, wider }) {
    const { rules } = directionWords[rule.direction];
    const other = wider.policy === policy ? `its ${rules} rule ${wider.rule.index + 1}` : titleOf(wider.policy);
    return {
      what: `The ${rules} rule ${rule.index + 1} of ${titleOf(policy)} allows nothing that ${other} does not allow.`,
      why: 'Policies add up: a narrower rule beside a wider one changes nothing, and does not restrict it.',
      advice: 'Take the rule away, or narrow the other one if this was meant to restrict it.',
    };
  },

  repair({ policy, rule, list, wider }, { text }) {
    // Without its last rule a policy might not isolate any more.
    if (!isList(list?.node) || list.node.items.length < 2) return [];
    const edits = removeItem(text, list.node, rule.written.node);
    return edits ? [{ title: 'Remove the redundant rule', safe: wider.policy === policy, edits }] : [];
  },
});

/** A rule for the same pods that covers this one; of two in one file that cover each other, the later is redundant. */
function widerRule(view: View, policy: NetworkPolicy, rule: PolicyRule) {
  const own = policySelector(policy);
  for (const { resource, namespace } of policiesOver(view, own)) {
    if (namespace !== view.namespace || !directionsOf(resource).has(rule.direction)) continue;
    if (resource !== policy && !areTogether(view, policy, resource)) continue;
    const other = policySelector(resource);
    for (const wide of policyRules(resource)) {
      if (wide.direction !== rule.direction || wide.written === rule.written || !coversRule(view, wide, rule)) continue;
      const isMutual = isWithin(other, own) && coversRule(view, rule, wide);
      // Two files that say the same are alternatives more often than not.
      if (isMutual && resource.file !== policy.file) continue;
      if (!isMutual || isBefore(resource, wide, policy, rule)) return { policy: resource, rule: wide };
    }
  }
  return undefined;
}

/** Policies of different files may be alternatives; those that select pods in view are deployed with them. */
function areTogether(view: View, policy: NetworkPolicy, other: NetworkPolicy): boolean {
  return policy.file === other.file || view.podsOf(policySelector(policy)).found.length > 0;
}

/** Both stand in one file. */
function isBefore(a: NetworkPolicy, first: PolicyRule, b: NetworkPolicy, second: PolicyRule): boolean {
  return a === b ? first.index < second.index : a.node.start < b.node.start;
}
