/** Says in words what a value type takes, for hovers and messages, and lists the values worth offering. */

import type { ValueKind, ValueType } from './value-type.ts';

/** A phrase that completes "expects …", such as `a whole number from 4 to 100`. */
export function describe(type: ValueType): string {
  return words[type.kind](type as never);
}

/** The values that can be offered for completion; empty when the type is open. */
export function choicesOf(type: ValueType): readonly string[] {
  switch (type.kind) {
    case 'boolean':
      return ['true', 'false'];
    case 'enum':
      return type.values;
    case 'list':
      return choicesOf(type.of);
    case 'either':
      return type.of.flatMap(choicesOf);
    default:
      return [];
  }
}

type Wording = { readonly [Kind in ValueKind]: (type: Extract<ValueType, { kind: Kind }>) => string };

const words: Wording = {
  text: ({ filled }) => (filled ? 'text that is not empty' : 'any text'),
  boolean: ({ reading }) => (reading === 'exact' ? 'exactly true or false, in lower case' : 'true or false'),
  integer: ({ min, max }) => `a whole number${between(min, max)}`,
  enum: ({ values }) => (values.length === 1 ? values[0]! : `one of ${values.join(', ')}`),
  list: ({ of, separator, max }) =>
    `a ${separator === ',' ? 'comma' : 'blank'}-separated list${max ? ` of at most ${max}` : ''}, each ${describe(of)}`,
  address: ({ family }) => (family ? `an IPv${family} address` : 'an IP address'),
  cidr: ({ bare, hostBits }) =>
    `a CIDR range${hostBits ? '' : ' whose address is the first of the range'}${bare ? ' or a single IP address' : ''}`,
  duration: ({ seconds, min, max }) =>
    `a duration such as 90s or 2h30m${seconds ? ', or a number of seconds' : ''}${between(min, max, ' seconds')}`,
  size: () => 'a size in bytes, or with one of the letters k, m, g, such as 8m',
  quantity: () => 'a quantity such as 10M or 1Gi',
  host: ({ wildcard }) => (wildcard ? 'a DNS name, possibly with a leading *.' : 'a DNS name'),
  pattern: ({ expected }) => expected,
  regex: ({ after }) => `${after ? `${after} followed by ` : ''}a regular expression`,
  url: ({ schemes }) => `a URL that begins with ${schemes.map((scheme) => `${scheme}://`).join(' or ')}`,
  reference: ({ to, namespace }) =>
    namespace === 'never'
      ? `the name of a ${to} in the same namespace`
      : `the name of a ${to}${namespace === 'required' ? '' : ', optionally'} as namespace/name`,
  port: ({ named, zero, max }) =>
    `a port number from ${zero ? 0 : 1} to ${max ?? 65535}${named ? ' or the name of a port' : ''}`,
  pair: () => 'a key=value pair',
  json: ({ shape }) => (shape ? `a JSON ${shape}` : 'JSON'),
  'azure-id': ({ resource }) => `the resource ID of a ${resource} (/subscriptions/…/providers/${resource}/…)`,
  either: ({ of }) => of.map(describe).join(', or '),
};

function between(min: number | undefined, max: number | undefined, unit = ''): string {
  if (min !== undefined && max !== undefined) return ` from ${min} to ${max}${unit}`;
  if (min !== undefined) return ` of at least ${min}${unit}`;
  return max === undefined ? '' : ` of at most ${max}${unit}`;
}
