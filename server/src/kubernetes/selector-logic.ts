/** What follows from one selector about another, whatever pods there are. */

import type { Requirement, Selector } from './labels.ts';

/** Whether no labels at all can satisfy a selector. */
export function isContradictory(selector: Selector): boolean {
  return contradiction(selector) !== undefined;
}

/** A key whose requirements exclude each other, if there is one. */
export function contradiction(selector: Selector): string | undefined {
  if (selector.requirements.length < 2) return undefined;
  const byKey = Map.groupBy(selector.requirements, ({ key }) => key);
  for (const [key, requirements] of byKey) if (!isSatisfiable(requirements)) return key;
  return undefined;
}

/**
 * Whether everything that `narrow` selects is selected by `wide` as well. Certain when true; false may mean that it
 * does not follow from the selectors alone.
 */
export function isWithin(narrow: Selector, wide: Selector): boolean {
  return wide.requirements.every((demanded) => {
    return narrow.requirements.some((given) => given.key === demanded.key && implies(given, demanded));
  });
}

/** Whether labels that satisfy `given` satisfy `demanded`, both being about one key. */
function implies(given: Requirement, demanded: Requirement): boolean {
  switch (demanded.operator) {
    case 'In':
      return given.operator === 'In' && given.values.every((value) => demanded.values.includes(value));
    case 'NotIn':
      if (given.operator === 'DoesNotExist') return true;
      if (given.operator === 'In') return given.values.every((value) => !demanded.values.includes(value));
      return given.operator === 'NotIn' && demanded.values.every((value) => given.values.includes(value));
    case 'Exists':
      return given.operator === 'In' || given.operator === 'Exists';
    case 'DoesNotExist':
      return given.operator === 'DoesNotExist';
  }
}

/** The requirements are about one key. */
function isSatisfiable(requirements: readonly Requirement[]): boolean {
  const allowed = requirements.filter(({ operator }) => operator === 'In').map(({ values }) => values);
  const needsKey = allowed.length > 0 || requirements.some(({ operator }) => operator === 'Exists');
  const needsAbsence = requirements.some(({ operator }) => operator === 'DoesNotExist');
  if (needsKey && needsAbsence) return false;
  const [first, ...others] = allowed;
  if (!first) return true;
  const refused = requirements.filter(({ operator }) => operator === 'NotIn').flatMap(({ values }) => values);
  return first.some((value) => others.every((values) => values.includes(value)) && !refused.includes(value));
}
