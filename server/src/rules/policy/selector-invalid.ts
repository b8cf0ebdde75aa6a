/** The rule about label selectors of a NetworkPolicy that the API server refuses. */

import { policySelectors } from '../../kubernetes/kinds/network-policy-parts.ts';
import { titleOf } from '../../kubernetes/resource.ts';
import { selectorProblems } from '../../kubernetes/selector-problems.ts';
import { operatorFix, selectorAdvice, selectorFault } from '../../kubernetes/selector-words.ts';
import { defineRule } from '../rule.ts';

/** A selector with a key, a value, an operator or values that labels cannot have: the whole policy is refused. */
export const selectorInvalid = defineRule({
  id: 'policy/selector-invalid',
  summary: 'A label selector of a NetworkPolicy is not valid.',
  severity: 'error',
  appliesTo: ['NetworkPolicy'],

  *detect(policy) {
    for (const selector of policySelectors(policy)) {
      for (const problem of selectorProblems(selector, policy)) yield { at: problem.at, policy, problem };
    }
  },

  explain({ policy, problem }) {
    return {
      what: `${titleOf(policy)} has a selector ${selectorFault(problem)}.`,
      why: 'The API server refuses the policy, so its pods stay as open as they were.',
      advice: selectorAdvice(problem),
    };
  },

  repair({ problem }, { text }) {
    const fix = operatorFix(text, problem);
    return fix ? [fix] : [];
  },
});
