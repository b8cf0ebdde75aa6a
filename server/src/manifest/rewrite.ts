/**
 * Edits of single values and keys: only the characters of the value change, and its quotes stay as they were.
 * Every function of the rewriting modules answers with edits against the given text, or undefined when there is no such
 * edit: nothing that an alias or a merge key brought in can be edited at its place of use.
 */

import type { Edit } from '../text/edit.ts';
import { isJsonAt } from './flow-elements.ts';
import { blockStyleNear, propertiesOf } from './layout.ts';
import type { Entry, ScalarNode, ScalarValue } from './located.ts';
import { putInScalar, putScalar, quoteOf, writeLike } from './put-scalar.ts';
import { fitsPlain, quoted } from './write-value.ts';

/**
 * Puts another value in the place of a scalar. A string keeps the quotes that stood there, and gets quotes where none
 * stood only if it would be read as something else without; numbers, booleans and null are written without quotes.
 * Where the scalar has an anchor, what its aliases stand for changes with it.
 */
export function replaceValue(text: string, scalar: ScalarNode, value: ScalarValue): Edit[] | undefined {
  if (scalar.aliased) return undefined;
  return putInScalar(text, scalar, value);
}

/** Makes a scalar without quotes the string of its own characters: `012` becomes `"012"`, `yes` becomes `"yes"`. */
export function quoteScalar(text: string, scalar: ScalarNode): Edit[] | undefined {
  if (scalar.aliased || scalar.style !== 'plain') return undefined;
  const source = text.slice(scalar.start, scalar.end);
  const words = source.includes('\n') ? String(scalar.value) : source;
  const quote = isJsonAt(text, scalar.start) ? '"' : blockStyleNear(text, scalar.start).quote;
  return putScalar(text, scalar, quoted(words, quote), words);
}

/** Takes the quotes off a scalar, so that `"80"` becomes the number 80; undefined where quotes are needed. */
export function unquote(text: string, scalar: ScalarNode): Edit[] | undefined {
  const { value } = scalar;
  if (scalar.aliased || !quoteOf(scalar) || typeof value !== 'string' || !fitsPlain(value)) return undefined;
  return propertiesOf(text, scalar).tag ? undefined : [{ at: scalar.at, text: value }];
}

/** Gives an entry another key; its value and its place stay. */
export function renameKey(text: string, entry: Entry, name: string): Edit[] | undefined {
  const { key } = entry;
  if (
    key.aliased ||
    key.start === key.end ||
    key.style === 'literal' ||
    key.style === 'folded' ||
    propertiesOf(text, key).tag
  )
    return undefined;
  return [{ at: key.at, text: writeLike(text, key, name) }];
}
