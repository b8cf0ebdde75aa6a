/** The rule about label selectors of a NetworkPolicy that the API server refuses. */

import { policySelectors } from '../../kubernetes/kinds/network-policy-parts.ts';
import type { Operator } from '../../kubernetes/labels.ts';
import { titleOf } from '../../kubernetes/resource.ts';
import { type SelectorProblem, selectorProblems } from '../../kubernetes/selector-problems.ts';
import { isMap, isScalar } from '../../manifest/located.ts';
import { replaceValue } from '../../manifest/rewrite.ts';
import { nearest } from '../../text/nearest.ts';
import { defineRule } from '../rule.ts';

/** A selector with a key, a value, an operator or values that labels cannot have: the whole policy is refused. */
export const selectorInvalid = defineRule({
  id: 'policy/selector-invalid',
  summary: 'A label selector of a NetworkPolicy is not valid.',
  severity: 'error',
  appliesTo: ['NetworkPolicy'],

  *detect(policy) {
    for (const selector of policySelectors(policy)) {
      for (const problem of selectorProblems(selector)) yield { at: problem.at, policy, problem };
    }
  },

  explain({ policy, problem }) {
    return {
      what: `${titleOf(policy)} has a selector ${faultOf(problem)}.`,
      why: 'The API server refuses the policy, so its pods stay as open as they were.',
      advice: adviceFor(problem),
    };
  },

  repair({ problem }, { text }) {
    const operator = operatorFor(problem);
    if (!operator || !('expression' in problem)) return [];
    const { node } = problem.expression;
    const written = isMap(node) ? node.get('operator') : undefined;
    const edits = isScalar(written) ? replaceValue(text, written, operator) : undefined;
    // Another operator selects other pods; only letter case is beyond doubt.
    const safe = problem.code === 'operator' && problem.operator.toLowerCase() === operator.toLowerCase();
    return edits ? [{ title: `Use the operator ${operator}`, safe, edits }] : [];
  },
});

function faultOf(problem: SelectorProblem): string {
  switch (problem.code) {
    case 'key':
      return `with "${problem.key}", which no label key can be`;
    case 'value':
      return `with ${problem.key}: "${problem.value}", which no label value can be`;
    case 'key-missing':
      return 'with an expression without key';
    case 'operator':
      return `with the operator "${problem.operator}", which does not exist`;
    case 'operator-missing':
      return 'with an expression without operator';
    case 'values-missing':
      return `whose operator ${problem.operator} needs values and has none`;
    case 'values-forbidden':
      return `whose operator ${problem.operator} takes no values and has some`;
  }
}

function adviceFor({ code }: SelectorProblem): string {
  switch (code) {
    case 'key':
      return 'Write a name of at most 63 letters, digits, dots, dashes and underscores, with an optional domain and a slash before it.';
    case 'value':
      return 'Write at most 63 letters, digits, dots, dashes and underscores, with a letter or digit at both ends.';
    case 'key-missing':
      return 'Add the key that the expression is about.';
    case 'operator':
    case 'operator-missing':
      return 'Write In, NotIn, Exists or DoesNotExist.';
    case 'values-missing':
      return 'List the values, or ask with Exists or DoesNotExist whether the label is there.';
    case 'values-forbidden':
      return 'Take the values away, or compare with In or NotIn.';
  }
}

/** The operator that was probably meant. */
function operatorFor(problem: SelectorProblem): Operator | undefined {
  switch (problem.code) {
    case 'operator':
      return nearest(problem.operator, operators) as Operator | undefined;
    case 'values-missing':
      return problem.operator === 'In' ? 'Exists' : 'DoesNotExist';
    case 'values-forbidden':
      return problem.operator === 'Exists' ? 'In' : 'NotIn';
    default:
      return undefined;
  }
}

const operators: readonly Operator[] = ['In', 'NotIn', 'Exists', 'DoesNotExist'];
