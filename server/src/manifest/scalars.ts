/**
 * Which value a plain scalar means, as the YAML reader of Kubernetes has it: YAML 1.1 booleans and integers, no
 * sexagesimal numbers, and dates stay strings (sigs.k8s.io/yaml over its fork of go-yaml v2).
 */

import type { ScalarValue } from './located.ts';

const words = new Map<string, ScalarValue>();
for (const word of ['', '~', 'null', 'Null', 'NULL']) words.set(word, null);
for (const word of ['y', 'Y', 'yes', 'Yes', 'YES', 'true', 'True', 'TRUE', 'on', 'On', 'ON']) words.set(word, true);
for (const word of ['n', 'N', 'no', 'No', 'NO', 'false', 'False', 'FALSE', 'off', 'Off', 'OFF']) words.set(word, false);
for (const word of ['.inf', '.Inf', '.INF', '+.inf', '+.Inf', '+.INF']) words.set(word, Number.POSITIVE_INFINITY);
for (const word of ['-.inf', '-.Inf', '-.INF']) words.set(word, Number.NEGATIVE_INFINITY);
for (const word of ['.nan', '.NaN', '.NAN']) words.set(word, Number.NaN);

const integer = /^[-+]?(?:0[xX][0-9a-fA-F]+|0[bB][01]+|0[oO][0-7]+|0[0-7]*|[1-9][0-9]*)$/;
const float = /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/;

export function resolvePlain(source: string): ScalarValue {
  const first = source.charCodeAt(0);
  const numeric = (first >= 48 && first <= 57) || first === 43 || first === 45 || first === 46;
  if (!numeric) return source.length <= longestWord && mayBeginWord(first) ? wordValue(source) : source;
  if (first > 48 && source.length < 16) {
    const small = smallInteger(source);
    if (small >= 0) return small;
  }
  if (source.length <= longestWord && words.has(source)) return words.get(source)!;
  const digits = source.includes('_') ? withoutUnderscores(source, first === 46) : source;
  return (integer.test(digits) ? readInteger(digits) : undefined) ?? readFloat(digits) ?? source;
}

/** The value of a scalar that carries a tag of the YAML namespace, or (undefined) of another, which makes it a string. */
export function resolveTagged(tag: string | undefined, source: string, plain: boolean): ScalarValue {
  if (tag === undefined || tag === 'str' || tag === 'binary') return source;
  if (tag === 'null') return null;
  if (tag === 'int' || tag === 'bool' || tag === 'float') return resolvePlain(source);
  return plain ? resolvePlain(source) : source;
}

/** Whether a plain scalar of this text would be read back as this very string, so that it needs no quotes. */
export function isPlainString(text: string): boolean {
  return resolvePlain(text) === text;
}

/** Longer plain scalars are neither null nor boolean nor infinite. */
const longestWord = 5;

/** Whether a first character is that of a word above; not a number for the empty text, which is one. */
function mayBeginWord(first: number): boolean {
  const letter = first | 32;
  const isInitial = letter === 110 || letter === 121 || letter === 116 || letter === 102 || letter === 111;
  return isInitial || first === 126 || Number.isNaN(first);
}

function wordValue(source: string): ScalarValue {
  const value = words.get(source);
  return value === undefined ? source : value;
}

/** The value of decimal digits; -1 for anything else. */
function smallInteger(source: string): number {
  let value = 0;
  for (let i = 0; i < source.length; i++) {
    const code = source.charCodeAt(i);
    if (code < 48 || code > 57) return -1;
    value = value * 10 + code - 48;
  }
  return value;
}

/** Underscores may stand anywhere, but in a number that begins with its point only between two digits. */
function withoutUnderscores(source: string, isFraction: boolean): string {
  return isFraction && /(?<![0-9])_|_(?![0-9])/.test(source) ? source : source.replaceAll('_', '');
}

/** Undefined for what 64 bits cannot hold: decimal digits are then read as a float, others are no number. */
function readInteger(digits: string): number | undefined {
  const negative = digits.startsWith('-');
  const unsigned = digits.replace(/^[-+]/, '');
  // No number of 64 bits has more digits than this, and reading very long ones would take very long.
  if (unsigned.replace(/^0[xXbBoO]?0*/, '').length > 64) return undefined;
  const octal = /^0[oO]?([0-7]+)$/.exec(unsigned);
  const value = octal ? BigInt(`0o${octal[1]}`) : BigInt(unsigned);
  if (value > (negative ? 2n ** 63n : 2n ** 64n - 1n)) return undefined;
  return negative && value !== 0n ? -Number(value) : Number(value);
}

function readFloat(digits: string): number | undefined {
  if (!float.test(digits)) return undefined;
  const value = Number.parseFloat(digits);
  return Number.isFinite(value) ? value : undefined;
}
