/** Cuts a list's mapping in two items and joins two items to one: the step between "and" and "or" in policy peers. */

import type { Edit } from '../text/edit.ts';
import { skipBlank } from './build.ts';
import {
  beginsLine,
  columnOf,
  indentOf,
  isBlank,
  isExplicitKey,
  lineBreakOf,
  lineStart,
  propertiesOf,
} from './layout.ts';
import { isMap, type ListNode, type MapNode } from './located.ts';
import { dashOf } from './slot.ts';

/**
 * Cuts an item that is a mapping in two: the entry `name` and those behind it become an item of their own.
 * `- namespaceSelector: …` with `podSelector: …` below it becomes two items.
 */
export function splitItem(text: string, list: ListNode, item: MapNode, name: string): Edit[] | undefined {
  const index = list.items.indexOf(item);
  const at = item.entries.findIndex((entry) => entry.name === name);
  const entry = item.entries[at];
  const before = item.entries[at - 1];
  if (list.aliased || index < 0 || !entry || !before || hasAliasedKey(item)) return undefined;
  const start = propertiesOf(text, entry.key).start;
  if (isExplicitKey(text, start)) return undefined;
  if (item.flow) return splitFlow(text, list, item, before.value.end, start);
  const dash = dashOf(text, list, index);
  if (dash === undefined) return undefined;
  const column = columnOf(text, dash);
  const width = columnOf(text, start) - column;
  if (width < 2 || !beginsLine(text, start)) return undefined;
  return [{ at: { start: start - width, end: start }, text: `-${' '.repeat(width - 1)}` }];
}

/** Joins the item behind `item` to it, both being mappings that have no key in common: the reverse of `splitItem`. */
export function joinNextItem(text: string, list: ListNode, item: MapNode): Edit[] | undefined {
  const index = list.items.indexOf(item);
  const next = list.items[index + 1];
  if (list.aliased || index < 0 || !isMap(next) || item.aliased || next.aliased || item.flow !== next.flow)
    return undefined;
  if (hasAliasedKey(item) || hasAliasedKey(next) || next.entries.some((entry) => item.entry(entry.name)))
    return undefined;
  if (item.flow) return joinFlow(text, list, item, next);
  const dash = dashOf(text, list, index + 1);
  if (dash === undefined || columnOf(text, next.start) !== columnOf(text, item.start)) return undefined;
  return isBlank(text, dash + 1, next.start) ? [{ at: { start: dash, end: dash + 1 }, text: ' ' }] : undefined;
}

function hasAliasedKey(map: MapNode): boolean {
  return map.aliased || map.entries.some((entry) => entry.key.aliased);
}

function splitFlow(text: string, list: ListNode, item: MapNode, end: number, start: number): Edit[] | undefined {
  const gap = text.slice(end, start);
  const close = item.end - 1;
  if (text[item.start] !== '{' || text[close] !== '}' || !/^\s*,\s*$/.test(gap)) return undefined;
  if (!gap.includes('\n')) {
    const padding = text[item.start + 1] === ' ' ? ' ' : '';
    const between = list.flow ? ', ' : `${lineBreakOf(text)}${' '.repeat(columnOf(text, list.start))}- `;
    return [{ at: { start: end, end: start }, text: `${padding}}${between}{${padding}` }];
  }
  if (!list.flow || !beginsLine(text, close)) return undefined;
  const line = lineStart(text, start);
  return [{ at: { start: line, end: line }, text: `${indentOf(text, close)}}, {${lineBreakOf(text)}` }];
}

function joinFlow(text: string, list: ListNode, item: MapNode, next: MapNode): Edit[] | undefined {
  const last = item.entries.at(-1);
  const first = next.entries[0];
  if (!list.flow || !last || !first || text[next.start] !== '{') return undefined;
  const start = propertiesOf(text, first.key).start;
  const gap = text.slice(last.value.end, start);
  if (!/^[\s,]*\}\s*,\s*\{\s*$/.test(gap) || isExplicitKey(text, start)) return undefined;
  const isOnLines = beginsLine(text, start) && skipBlank(text, last.value.end) !== item.end - 1;
  const text_ = isOnLines ? `,${lineBreakOf(text)}${indentOf(text, start)}` : ', ';
  return [{ at: { start: last.value.end, end: start }, text: text_ }];
}
