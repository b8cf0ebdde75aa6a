/** Decides what is wrong with an annotation's value, as its controller would read it, and what was meant by it. */

import { nearest } from '../../text/nearest.ts';
import { addressFault, cidrFault, hostFault, urlFault } from './check-network-value.ts';
import { durationFault, integerFault, portFault, quantityFault, sizeFault } from './check-number-value.ts';
import { azureIdFault, jsonFault, referenceFault, regexFault } from './check-text-value.ts';
import type { Finding, ValueProblem } from './value-problem.ts';
import type { Blanks, BooleanReading, ValueKind, ValueType } from './value-type.ts';
import { describe } from './value-words.ts';

/**
 * What is wrong with `value` by its type, or undefined. Never throws. A value that holds a placeholder, which some tool
 * fills in before the cluster sees it, is given the benefit of the doubt.
 */
export function problemOf(type: ValueType, value: string): ValueProblem | undefined {
  const finding = check(type, value);
  return finding && !placeholder.test(value) ? { ...finding, expected: describe(type) } : undefined;
}

/** Whether a flag with this value is on, as its controller reads it. Anything that does not read as true is off. */
export function isEnabled(type: ValueType, value: string): boolean {
  return flagOf(type.kind === 'boolean' ? type.reading : 'any-case-trimmed', value) === true;
}

/** `$NAME`, `${name}`, `$(name)`, `{{ name }}`, `<name>` and `__NAME__`. NGINX's own variables are in lower case. */
const placeholder = /\$[A-Z]|\$\{|\$\(|\{\{|<[^<>]+>|__[A-Z0-9_]+__/;

type Kind<Name> = Extract<ValueType, { kind: Name }>;
type Checks = { readonly [Name in ValueKind]: (type: Kind<Name>, value: string) => Finding | undefined };

const checks: Checks = {
  text: ({ filled }, value) => (filled && value.trim() === '' ? { fault: 'empty' } : undefined),
  boolean: booleanFault,
  integer: (type, value) => integerFault(type, withBlanks(value, type.blanks)),
  enum: enumFault,
  list: listFault,
  address: addressFault,
  cidr: cidrFault,
  duration: durationFault,
  size: (_type, value) => sizeFault(withBlanks(value, 'removed')),
  quantity: (_type, value) => quantityFault(value),
  host: hostFault,
  pattern: ({ pattern, blanks }, value) =>
    pattern.test(withBlanks(value, blanks)) ? undefined : { fault: 'not-the-pattern' },
  regex: regexFault,
  url: urlFault,
  reference: referenceFault,
  port: portFault,
  pair: (_type, value) => (/^[^=]+=/.test(value) ? undefined : { fault: 'not-a-pair' }),
  json: jsonFault,
  'azure-id': azureIdFault,
  either: ({ of }, value) => {
    const findings = of.map((type) => check(type, value));
    return findings.includes(undefined) ? undefined : findings[0];
  },
};

function check(type: ValueType, value: string): Finding | undefined {
  const judgesEmptiness = type.kind === 'text' || type.kind === 'pattern' || type.kind === 'either';
  if (value.trim() === '' && !judgesEmptiness) return { fault: 'empty' };
  const finding = checks[type.kind](type as never, value);
  if (finding?.suggestion === undefined || !checks[type.kind](type as never, finding.suggestion)) return finding;
  // What is right in one way may be wrong in another, as a number that has lost its blanks but is still too small.
  const { suggestion: _useless, ...rest } = finding;
  return rest;
}

function booleanFault({ reading }: Kind<'boolean'>, value: string): Finding | undefined {
  if (flagOf(reading, value) !== undefined) return undefined;
  const word = value.trim().toLowerCase();
  const meant = flagsMeant.get(word) ?? nearest(word, ['true', 'false']);
  return { fault: 'not-boolean', ...(meant ? { suggestion: meant } : {}) };
}

function flagOf(reading: BooleanReading, value: string): boolean | undefined {
  if (reading === 'go') return goFlags.get(value);
  if (reading === 'exact') return plainFlags.get(value);
  return plainFlags.get((reading === 'any-case-trimmed' ? value.trim() : value).toLowerCase());
}

const plainFlags = new Map([
  ['true', true],
  ['false', false],
]);
const goFlags = new Map([
  ...['1', 't', 'T', 'true', 'TRUE', 'True'].map((text) => [text, true] as const),
  ...['0', 'f', 'F', 'false', 'FALSE', 'False'].map((text) => [text, false] as const),
]);
const flagsMeant = new Map([
  ...['true', 'yes', 'on', 'y', 't', '1', 'enable', 'enabled'].map((word) => [word, 'true'] as const),
  ...['false', 'no', 'off', 'n', 'f', '0', 'disable', 'disabled', 'none'].map((word) => [word, 'false'] as const),
]);

function enumFault({ values, anyCase, blanks }: Kind<'enum'>, value: string): Finding | undefined {
  const text = withBlanks(value, blanks);
  const folded = text.toLowerCase();
  if (values.some((choice) => choice === text || (anyCase && choice.toLowerCase() === folded))) return undefined;
  const meant = nearest(value.trim(), values);
  return { fault: 'not-a-choice', ...(meant ? { suggestion: meant } : {}) };
}

/** Reports the first item that is wrong; suggests a whole list only if every wrong item can be mended. */
function listFault(type: Kind<'list'>, value: string): Finding | undefined {
  const items = itemsOf(type, value);
  const findings = items.map((item) => check(type.of, item));
  const first = findings.findIndex((finding) => finding !== undefined);
  if (first < 0) return type.max !== undefined && items.length > type.max ? { fault: 'too-many' } : undefined;

  const part = items[first]!;
  const split = splitOtherwise(type, value);
  if (split !== undefined) return { fault: 'wrong-separator', part, suggestion: split };
  const mended = items.map((item, i) => (findings[i] ? mendedItem(type.of, item, findings[i]) : item));
  return {
    fault: part.trim() === part ? findings[first]!.fault : 'blank',
    part,
    ...(mended.includes(undefined) ? {} : { suggestion: mended.join(type.separator) }),
  };
}

function itemsOf({ separator, blanks }: Kind<'list'>, value: string): string[] {
  if (separator === ' ') return value.trim().split(/ +/);
  return value.split(separator).map((item) => withBlanks(item, blanks));
}

function mendedItem(type: ValueType, item: string, finding: Finding): string | undefined {
  const trimmed = item.trim();
  return check(type, trimmed) ? finding.suggestion : trimmed;
}

/** The list with its own separator, when it makes sense only if it was written with another one. */
function splitOtherwise(type: Kind<'list'>, value: string): string | undefined {
  const items = value.split(/[\s,;|]+/).filter((item) => item !== '');
  if (items.length < 2 || items.some((item) => check(type.of, item) !== undefined)) return undefined;
  const written = type.separator === ' ' ? value : value.replaceAll(' ', '');
  const rejoined = items.join(type.separator);
  return rejoined === written ? undefined : rejoined;
}

function withBlanks(value: string, blanks: Blanks = 'kept'): string {
  if (blanks === 'removed') return value.replaceAll(' ', '');
  return blanks === 'trimmed' ? value.trim() : value;
}
