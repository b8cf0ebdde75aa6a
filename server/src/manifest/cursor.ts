/** Says where in the tree a cursor stands, in YAML that is only half written too. */

import type { Range } from '../text/range.ts';
import type { Document, Entry, Node } from './located.ts';
import type { ParsedText } from './parse.ts';

/** What stands at an offset of a text that has a tree. */
export interface CursorPath {
  readonly document: Document;
  /** Keys and item numbers from the document's contents down to `node`. */
  readonly path: readonly (string | number)[];
  /** The nodes on the way, the document's contents first and `node` last. */
  readonly nodes: readonly Node[];
  /** The innermost entry on the way. */
  readonly entry: Entry | undefined;
  /** The innermost node that the cursor touches; the value's node when it is on a key. */
  readonly node: Node | undefined;
  readonly on: 'key' | 'value' | 'between';
}

/** What may be written at an offset, also where the text does not parse. */
export interface CompletionPlace {
  /** Keys and item numbers of the mapping or list that the written thing would belong to; of the value's key when a value is expected. */
  readonly path: readonly (string | number)[];
  readonly expects: 'key' | 'value';
  /** The half-written word around the cursor, and its range, which a proposal replaces. */
  readonly word: string;
  readonly at: Range;
  /** The column at which the keys of this mapping begin. */
  readonly indent: number;
  /** Whether the word begins a new list item, that is, stands behind a dash. */
  readonly inItem: boolean;
  readonly flow: boolean;
}

/** The way from the document to what the cursor touches; undefined in a text without documents. */
export function pathAt(_parsed: ParsedText, _offset: number): CursorPath | undefined {
  return undefined;
}

/** What a completion at this offset would write; undefined in comments and block scalars. */
export function completionPlace(_parsed: ParsedText, _offset: number): CompletionPlace | undefined {
  return undefined;
}
