/** Says in words what a condition of the tables asks for, and which fields it looks at. */

import { listWords } from '../../text/words.ts';
import type { Condition, Expectation } from './annotation.ts';

/** The end of "… is read only where …": `spec.type is LoadBalancer`. */
export function conditionWords(condition: Condition): string {
  if ('anyOf' in condition) return listWords(condition.anyOf.map(conditionWords), 'or');
  const what = 'field' in condition ? condition.field.replaceAll('[]', '') : condition.annotation;
  return `${what} ${expectationWords(condition.is)}`;
}

/** The fields that a condition looks at. */
export function fieldsOf(condition: Condition): readonly string[] {
  if ('anyOf' in condition) return condition.anyOf.flatMap(fieldsOf);
  return 'field' in condition ? [condition.field] : [];
}

/** The other annotations that a condition looks at. */
export function annotationsIn(condition: Condition): readonly string[] {
  if ('anyOf' in condition) return condition.anyOf.flatMap(annotationsIn);
  return 'annotation' in condition ? [condition.annotation] : [];
}

function expectationWords(expectation: Expectation): string {
  if (typeof expectation !== 'string') return `is ${listWords(expectation, 'or')}`;
  return words[expectation];
}

const words: Readonly<Record<Extract<Expectation, string>, string>> = {
  present: 'is set',
  absent: 'is not set',
  enabled: 'is on',
  'not-enabled': 'is not on',
  different: 'differs',
  'private-address': 'is a private address',
  'public-address': 'is a public address',
};
