/**
 * Edits of single values and keys: only the characters of the value change, and its quotes stay as they were.
 * Every function of the rewriting modules answers with edits against the given text, or undefined when there is no such
 * edit: nothing that an alias or a merge key brought in can be edited at its place of use.
 */

import type { Edit } from '../text/edit.ts';
import type { Entry, ListNode, MapNode, Node, ScalarNode, ScalarValue } from './located.ts';
import type { PlainValue } from './write-value.ts';

/**
 * Puts another value in the place of a scalar. A string keeps the quotes that stood there, and gets quotes where none
 * stood only if it would be read as something else without; numbers, booleans and null are written without quotes.
 */
export function replaceValue(_text: string, _scalar: ScalarNode, _value: ScalarValue): Edit[] | undefined {
  return undefined;
}

/** Makes a scalar without quotes the string of its own characters: `012` becomes `"012"`, `yes` becomes `"yes"`. */
export function quoteScalar(_text: string, _scalar: ScalarNode): Edit[] | undefined {
  return undefined;
}

/** Takes the quotes off a scalar, so that `"80"` becomes the number 80; undefined where quotes are needed. */
export function unquote(_text: string, _scalar: ScalarNode): Edit[] | undefined {
  return undefined;
}

/** Gives an entry another key; its value and its place stay. */
export function renameKey(_text: string, _entry: Entry, _name: string): Edit[] | undefined {
  return undefined;
}

/**
 * Puts any value in the place of any node. `parent` is the mapping or list that holds the node; undefined says that it
 * is the whole contents of its document. Comments inside the old value go with it.
 */
export function replaceNode(
  _text: string,
  _parent: MapNode | ListNode | undefined,
  _node: Node,
  _value: PlainValue,
): Edit[] | undefined {
  return undefined;
}
