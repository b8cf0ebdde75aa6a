/** Edits of a list's items, with the dashes and indentation that the list has already. */

import type { Edit } from '../text/edit.ts';
import type { ListNode, MapNode, Node } from './located.ts';
import type { PlainValue } from './write-value.ts';

/** Adds an item behind the last one. */
export function appendItem(text: string, list: ListNode, value: PlainValue): Edit[] | undefined {
  return insertItem(text, list, list.items.length, value);
}

/** Adds an item so that it is the one at `index`, counted from 0. */
export function insertItem(_text: string, _list: ListNode, _index: number, _value: PlainValue): Edit[] | undefined {
  return undefined;
}

/** Takes an item away. The last item leaves `[]` behind. */
export function removeItem(_text: string, _list: ListNode, _item: Node): Edit[] | undefined {
  return undefined;
}

/**
 * Cuts an item that is a mapping in two: the entry `name` and those behind it become an item of their own.
 * `- namespaceSelector: …` with `podSelector: …` below it becomes two items.
 */
export function splitItem(_text: string, _list: ListNode, _item: MapNode, _name: string): Edit[] | undefined {
  return undefined;
}

/** Joins the item behind `item` to it, both being mappings that have no key in common: the reverse of `splitItem`. */
export function joinNextItem(_text: string, _list: ListNode, _item: MapNode): Edit[] | undefined {
  return undefined;
}
