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

const integer = /^[-+]?(?:0[xX][0-9a-fA-F]+|0[bB][01]+|0[oO]?[0-7]*|[1-9][0-9]*)$/;
const float = /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/;

export function resolvePlain(source: string): ScalarValue {
  const first = source.charCodeAt(0);
  const numeric = (first >= 48 && first <= 57) || first === 43 || first === 45 || first === 46;
  if (!numeric) return words.has(source) ? words.get(source)! : source;
  if (words.has(source)) return words.get(source)!;
  const digits = source.includes('_') ? source.replaceAll('_', '') : source;
  if (integer.test(digits)) return readInteger(digits);
  if (float.test(digits)) return Number.parseFloat(digits);
  return source;
}

/** The value of a scalar that carries a tag of the YAML namespace; other tags say nothing to Kubernetes. */
export function resolveTagged(tag: string, source: string, plain: boolean): ScalarValue {
  if (tag === 'str' || tag === 'binary') return source;
  if (tag === 'null') return null;
  if (tag === 'int' || tag === 'bool' || tag === 'float') return resolvePlain(source);
  return plain ? resolvePlain(source) : source;
}

/** Whether a plain scalar of this text would be read back as this very string, so that it needs no quotes. */
export function isPlainString(text: string): boolean {
  return resolvePlain(text) === text;
}

function readInteger(digits: string): number {
  const negative = digits.startsWith('-');
  const unsigned = digits.replace(/^[-+]/, '');
  const value = /^0[0-7]+$/.test(unsigned) ? Number.parseInt(unsigned, 8) : Number(unsigned);
  return negative && value !== 0 ? -value : value;
}
