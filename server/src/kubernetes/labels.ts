/** Labels and label selectors with the exact semantics of the API (apimachinery pkg/labels). */

import { list, object, type ReadAs, type StringMap, string, stringMap, word } from './shape.ts';

/** Labels as matching needs them. */
export type Labels = ReadonlyMap<string, string>;

export const noLabels: Labels = new Map();

export const labelSelectorShape = object({
  matchLabels: stringMap,
  matchExpressions: list(object({ key: string, operator: word, values: list(string) })),
});

/** A LabelSelector as written. */
export type WrittenSelector = ReadAs<typeof labelSelectorShape>;

export type Operator = 'In' | 'NotIn' | 'Exists' | 'DoesNotExist';

export interface Requirement {
  readonly key: string;
  readonly operator: Operator;
  readonly values: readonly string[];
}

/**
 * What a selector demands: all requirements together. No requirements select everything; a selector that was not
 * written at all is not an empty one, and which of the two a missing field means depends on the field.
 */
export interface Selector {
  readonly requirements: readonly Requirement[];
  /** Equal for selectors that demand the same, whatever their order. */
  readonly key: string;
}

export const everything: Selector = { requirements: [], key: '' };

export function labelsOf(map: StringMap | undefined): Labels {
  if (!map || map.entries.length === 0) return noLabels;
  return new Map(map.entries.map((entry) => [entry.key.value, entry.value.value]));
}

/** The selector of a plain map, as Services have: every pair must be present. */
export function selectorOfMap(map: StringMap): Selector {
  const known = readMaps.get(map);
  if (known) return known;
  const made = selector(map.entries.map((entry) => equals(entry.key.value, entry.value.value)));
  readMaps.set(map, made);
  return made;
}

/** The selector of a LabelSelector. Requirements that the API server would refuse are left out. */
export function selectorOf(written: WrittenSelector): Selector {
  const known = read.get(written);
  if (known) return known;
  const requirements = (written.matchLabels?.entries ?? []).map((entry) => equals(entry.key.value, entry.value.value));
  for (const expression of written.matchExpressions?.items ?? []) {
    const requirement = requirementOf(expression);
    if (requirement) requirements.push(requirement);
  }
  const made = selector(requirements);
  read.set(written, made);
  return made;
}

/** Many questions are asked of one selector, and reading it costs more than most of them. */
const read = new WeakMap<WrittenSelector, Selector>();
const readMaps = new WeakMap<StringMap, Selector>();

export function selector(requirements: readonly Requirement[]): Selector {
  return requirements.length === 0 ? everything : new Demand(requirements);
}

/** The key is made when it is first asked for: most selectors are only matched. */
class Demand implements Selector {
  readonly requirements: readonly Requirement[];
  #key: string | undefined;

  constructor(requirements: readonly Requirement[]) {
    this.requirements = requirements;
  }

  get key(): string {
    this.#key ??= this.requirements
      .map(({ key, operator, values }) => `${key}\u0001${operator}\u0001${[...values].sort().join('\u0002')}`)
      .sort()
      .join('\u0003');
    return this.#key;
  }
}

/** `In` and `Exists` need the key; `NotIn` and `DoesNotExist` also hold where the key is absent. */
export function matches(selector: Selector, labels: Labels): boolean {
  for (const requirement of selector.requirements) if (!holds(requirement, labels)) return false;
  return true;
}

export function holds(requirement: Requirement, labels: Labels): boolean {
  return holdsFor(requirement, labels.get(requirement.key));
}

/** Whether a requirement holds for the value of its label; undefined where the label is absent. */
export function holdsFor({ operator, values }: Requirement, value: string | undefined): boolean {
  switch (operator) {
    case 'In':
      return value !== undefined && values.includes(value);
    case 'NotIn':
      return value === undefined || !values.includes(value);
    case 'Exists':
      return value !== undefined;
    case 'DoesNotExist':
      return value === undefined;
  }
}

/** A selector as people write one on a command line: `app=web,tier in (a, b),!legacy`. */
export function selectorText(selector: Selector): string {
  if (selector.requirements.length === 0) return 'everything';
  return selector.requirements.map(requirementText).join(',');
}

function requirementText({ key, operator, values }: Requirement): string {
  if (operator === 'Exists') return key;
  if (operator === 'DoesNotExist') return `!${key}`;
  if (operator === 'In') return values.length === 1 ? `${key}=${values[0]}` : `${key} in (${values.join(', ')})`;
  return values.length === 1 ? `${key}!=${values[0]}` : `${key} notin (${values.join(', ')})`;
}

function equals(key: string, value: string): Requirement {
  return { key, operator: 'In', values: [value] };
}

type WrittenExpression = NonNullable<WrittenSelector['matchExpressions']>['items'][number];

function requirementOf(expression: WrittenExpression): Requirement | undefined {
  const key = expression.key?.value;
  const operator = expression.operator?.value;
  if (key === undefined || !isOperator(operator)) return undefined;
  const values = expression.values?.items.map((item) => item.value) ?? [];
  const takesValues = operator === 'In' || operator === 'NotIn';
  if (takesValues !== values.length > 0) return undefined;
  return { key, operator, values };
}

export function isOperator(text: string | undefined): text is Operator {
  return text === 'In' || text === 'NotIn' || text === 'Exists' || text === 'DoesNotExist';
}
