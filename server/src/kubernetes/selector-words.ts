/** How rules speak of what is wrong with a label selector, and the edit that mends an operator. */

import { isMap, isScalar } from '../manifest/located.ts';
import { replaceValue } from '../manifest/rewrite.ts';
import type { Edit } from '../text/edit.ts';
import { nearest } from '../text/nearest.ts';
import type { Operator } from './labels.ts';
import type { SelectorProblem } from './selector-problems.ts';

/** What is wrong, as what follows "a selector". */
export function selectorFault(problem: SelectorProblem): string {
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

/** The next step, as a sentence. */
export function selectorAdvice({ code }: SelectorProblem): string {
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

/** The edit that gives an expression the operator that was probably meant. */
export function operatorFix(
  text: string,
  problem: SelectorProblem,
): { readonly title: string; readonly safe: boolean; readonly edits: readonly Edit[] } | undefined {
  const operator = operatorFor(problem);
  if (!operator || !('expression' in problem)) return undefined;
  const { node } = problem.expression;
  const written = isMap(node) ? node.get('operator') : undefined;
  const edits = isScalar(written) ? replaceValue(text, written, operator) : undefined;
  // Another operator selects other pods; only letter case is beyond doubt.
  const safe = problem.code === 'operator' && problem.operator.toLowerCase() === operator.toLowerCase();
  return edits && { title: `Use the operator ${operator}`, safe, edits };
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
