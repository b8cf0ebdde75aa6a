/** Edits of a mapping's entries: a line is added, taken away or written anew, in the style of the lines around it. */

import type { Edit } from '../text/edit.ts';
import type { Entry, MapNode } from './located.ts';
import type { PlainValue } from './write-value.ts';

/** Where a new entry goes: first, behind the entry of that name, or (absent) last. */
export type EntryPlace = 'first' | { readonly after: string };

/** Adds an entry. The key must not be in the mapping yet. */
export function addEntry(
  _text: string,
  _map: MapNode,
  _name: string,
  _value: PlainValue,
  _place?: EntryPlace,
): Edit[] | undefined {
  return undefined;
}

/** Gives the key this value: the entry's value is replaced where the key stands, else the entry is added at `place`. */
export function setEntry(
  _text: string,
  _map: MapNode,
  _name: string,
  _value: PlainValue,
  _place?: EntryPlace,
): Edit[] | undefined {
  return undefined;
}

/** Writes another key and value in the place of an entry; the comment behind it stays. */
export function replaceEntry(
  _text: string,
  _map: MapNode,
  _entry: Entry,
  _name: string,
  _value: PlainValue,
): Edit[] | undefined {
  return undefined;
}

/**
 * Takes an entry away with the comment on its own line; comments on lines of their own stay. The last entry of a
 * mapping leaves `{}` behind: to leave nothing behind, remove the entry that holds the mapping.
 */
export function removeEntry(_text: string, _map: MapNode, _entry: Entry): Edit[] | undefined {
  return undefined;
}
