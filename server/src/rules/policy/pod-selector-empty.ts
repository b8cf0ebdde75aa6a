/** The rule about NetworkPolicies that allow something to every pod of their namespace. */

import { policyRules, policySelector } from '../../kubernetes/kinds/network-policy.ts';
import { specKeyAt, titleOf } from '../../kubernetes/resource.ts';
import { defineRule } from '../rule.ts';

/** An empty pod selector with rules: what is allowed is allowed to all, pods to come included. */
export const podSelectorEmpty = defineRule({
  id: 'policy/pod-selector-empty',
  summary: 'A NetworkPolicy with rules selects every pod of its namespace.',
  severity: 'information',
  preset: 'off',
  appliesTo: ['NetworkPolicy'],

  *detect(policy) {
    // Without rules it denies by default, for which every pod is meant.
    if (policySelector(policy).requirements.length > 0 || policyRules(policy).length === 0) return;
    yield { at: policy.spec?.podSelector?.key?.at ?? specKeyAt(policy), policy };
  },

  explain({ policy }) {
    return {
      what: `${titleOf(policy)} selects every pod of its namespace.`,
      why: 'An empty selector means all pods, not none, so its rules open them all.',
      advice: 'Select the pods that need what the rules allow.',
    };
  },
});
