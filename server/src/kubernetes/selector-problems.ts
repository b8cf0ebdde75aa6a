/** What the API server refuses in a LabelSelector (apimachinery pkg/apis/meta/v1/validation). */

import type { Range } from '../text/range.ts';
import { isLabelValue, isQualifiedName } from './formats.ts';
import { isOperator, type WrittenSelector } from './labels.ts';
import { keepLatest } from './latest.ts';
import { isMisread } from './misread.ts';
import { onOneLine } from './pointing.ts';
import { hasShapeProblems, type ResourceBase } from './resource.ts';
import { isPlaceholder, keyAt, type ListOf } from './shape.ts';

type Expression = NonNullable<WrittenSelector['matchExpressions']>['items'][number];

export type SelectorProblem =
  | { readonly code: 'key'; readonly at: Range; readonly key: string }
  | { readonly code: 'value'; readonly at: Range; readonly key: string; readonly value: string }
  | { readonly code: 'key-missing'; readonly at: Range }
  | { readonly code: 'operator'; readonly at: Range; readonly expression: Expression; readonly operator: string }
  | { readonly code: 'operator-missing'; readonly at: Range; readonly expression: Expression }
  | { readonly code: 'values-missing'; readonly at: Range; readonly expression: Expression; readonly operator: string }
  | {
      readonly code: 'values-forbidden';
      readonly at: Range;
      readonly expression: Expression;
      readonly operator: string;
    };

/** Every fault of a selector, in the order of the text. Placeholders are taken for good, and so is what was misread. */
export function selectorProblems(selector: WrittenSelector, resource: ResourceBase): readonly SelectorProblem[] {
  if (!hasShapeProblems(resource)) return decodedProblems(selector);
  return problemsOf(selector, (expression) => isMisread(resource, expression));
}

const decodedProblems = keepLatest((selector: WrittenSelector) => problemsOf(selector, () => false));

function problemsOf(selector: WrittenSelector, isLeftOut: (expression: Expression) => boolean): SelectorProblem[] {
  const problems: SelectorProblem[] = [];
  for (const { key, value } of selector.matchLabels?.entries ?? []) {
    if (!isPlaceholder(key.value) && !isQualifiedName(key.value))
      problems.push({ code: 'key', at: key.at, key: key.value });
    if (isPlaceholder(value.value) || isLabelValue(value.value)) continue;
    problems.push({ code: 'value', at: value.at, key: key.value, value: value.value });
  }
  for (const expression of selector.matchExpressions?.items ?? []) {
    if (!isLeftOut(expression)) problems.push(...expressionProblems(expression));
  }
  return problems;
}

function expressionProblems(expression: Expression): SelectorProblem[] {
  const { key, operator, values } = expression;
  // The field `key` hides the key that an expression would stand under, which list items do not have.
  const at = onOneLine({ node: expression.node, key: undefined });
  const problems: SelectorProblem[] = [];
  if (key === undefined) problems.push({ code: 'key-missing', at });
  else if (!isPlaceholder(key.value) && !isQualifiedName(key.value))
    problems.push({ code: 'key', at: key.at, key: key.value });
  if (operator === undefined) problems.push({ code: 'operator-missing', at, expression });
  else if (isOperator(operator.value)) problems.push(...countProblems(expression, operator.value, operator.at));
  else if (!isPlaceholder(operator.value))
    problems.push({ code: 'operator', at: operator.at, expression, operator: operator.value });
  for (const value of values?.items ?? []) {
    if (isPlaceholder(value.value) || isLabelValue(value.value)) continue;
    problems.push({ code: 'value', at: value.at, key: key?.value ?? '', value: value.value });
  }
  return problems;
}

/** `In` and `NotIn` need values, `Exists` and `DoesNotExist` must have none. */
function countProblems(expression: Expression, operator: string, at: Range): SelectorProblem[] {
  const takesValues = operator === 'In' || operator === 'NotIn';
  const hasValues = isFilled(expression.values);
  if (takesValues === hasValues) return [];
  if (takesValues) return [{ code: 'values-missing', at, expression, operator }];
  return [{ code: 'values-forbidden', at: keyAt(expression, 'values') ?? at, expression, operator }];
}

/** Items of a wrong type count: what is wrong with them is another matter. */
function isFilled(values: ListOf<unknown> | undefined): boolean {
  return values?.node.kind === 'list' && values.node.items.length > 0;
}
