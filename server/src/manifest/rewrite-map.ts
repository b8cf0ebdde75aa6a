/** Edits of a mapping's entries: a line is added, taken away or written anew, in the style of the lines around it. */

import type { Edit } from '../text/edit.ts';
import type { Range } from '../text/range.ts';
import { addAbove, addBelow, removeBlockElement } from './block-lines.ts';
import { addBefore, addBehind, addInside, removeFlowElement } from './flow-elements.ts';
import { columnOf, isExplicitKey, propertiesOf } from './layout.ts';
import { type Entry, isMap, isMerged, type MapNode, type Node, writtenEntries } from './located.ts';
import { renameKey } from './rewrite.ts';
import { replaceNode } from './rewrite-node.ts';
import { entryLines, flowEntryText, type PlainValue } from './write-value.ts';

/** Where a new entry goes: first, behind the entry of that name, or (absent) last. */
export type EntryPlace = 'first' | { readonly after: string };

/** Adds an entry. The key must not be written in the mapping yet; a merged one is overridden. */
export function addEntry(
  text: string,
  map: MapNode,
  name: string,
  value: PlainValue,
  place?: EntryPlace,
): Edit[] | undefined {
  const written = writtenEntries(map);
  if (map.aliased || written.some((entry) => entry.name === name)) return undefined;
  const after = typeof place === 'object' ? written.find((entry) => entry.name === place.after) : undefined;
  if (typeof place === 'object' && !after) return undefined;
  return map.flow
    ? addToFlow(text, map, name, value, place === 'first', after)
    : addToBlock(text, map, name, value, place === 'first', after);
}

/** Gives the key this value: the entry's value is replaced where the key stands, else the entry is added at `place`. */
export function setEntry(
  text: string,
  map: MapNode,
  name: string,
  value: PlainValue,
  place?: EntryPlace,
): Edit[] | undefined {
  const entry = writtenEntries(map).findLast((entry) => entry.name === name);
  return entry ? replaceNode(text, map, entry.value, value) : addEntry(text, map, name, value, place);
}

/** Gives the value at the end of a path of keys this value, and adds the mappings on the way that are missing. */
export function setPath(text: string, map: MapNode, path: readonly string[], value: PlainValue): Edit[] | undefined {
  const [name, ...rest] = path;
  if (name === undefined) return undefined;
  const child = map.get(name);
  if (isMap(child) && child.entries.length > 0 && rest.length > 0) return setPath(text, child, rest, value);
  if (child && !isMap(child) && rest.length > 0 && !(child.kind === 'scalar' && child.value === null)) return undefined;
  return setEntry(text, map, name, nested(rest, value));
}

/** Writes another key and value in the place of an entry; the comment behind it stays. */
export function replaceEntry(
  text: string,
  map: MapNode,
  entry: Entry,
  name: string,
  value: PlainValue,
): Edit[] | undefined {
  const key = entry.name === name ? [] : renameKey(text, entry, name);
  const edits = replaceNode(text, map, entry.value, value);
  return key && edits && [...key, ...edits];
}

/**
 * Takes an entry away with the comment on its own line; comments on lines of their own stay. The last entry of a
 * mapping leaves `{}` behind: to leave nothing behind, remove the entry that holds the mapping.
 */
export function removeEntry(text: string, map: MapNode, entry: Entry): Edit[] | undefined {
  const start = startOf(text, entry);
  if (map.aliased || isMerged(entry) || isExplicitKey(text, start)) return undefined;
  const previous = writtenEntries(map).findLast((other) => other.value.end <= start);
  if (!map.flow)
    return removeBlockElement(text, map, columnOf(text, map.start), { start, last: entry.value }, previous?.value);
  if (!hasBraces(text, map)) return undefined;
  return removeFlowElement(text, map, elementRange(text, entry), previous && elementRange(text, previous));
}

function startOf(text: string, entry: Entry): number {
  return propertiesOf(text, entry.key).start;
}

function elementRange(text: string, entry: Entry): Range {
  return { start: startOf(text, entry), end: entry.value.end };
}

/** The mapping of a pair in a list, `[name: value]`, has none. */
function hasBraces(text: string, map: MapNode): boolean {
  return text[map.start] === '{' && text[map.end - 1] === '}';
}

function addToBlock(
  text: string,
  map: MapNode,
  name: string,
  value: PlainValue,
  isFirst: boolean,
  after: Entry | undefined,
): Edit[] | undefined {
  if (isExplicitKey(text, map.start) || text[map.start] === '?') return undefined;
  const column = columnOf(text, map.start);
  if (isFirst) return addAbove(text, map.start, column, (style) => entryLines(name, value, style));
  const previous: Node = after?.value ?? map;
  return addBelow(text, previous, column, (style) => entryLines(name, value, style));
}

function addToFlow(
  text: string,
  map: MapNode,
  name: string,
  value: PlainValue,
  isFirst: boolean,
  after: Entry | undefined,
): Edit[] | undefined {
  if (!hasBraces(text, map)) return undefined;
  const write = (style: Parameters<typeof flowEntryText>[2], indent: string) =>
    flowEntryText(name, value, style, indent);
  const first = map.entries[0];
  if (!first) return addInside(text, map, write);
  if (isFirst) return addBefore(text, map, startOf(text, first), write);
  const previous = after ?? last(map.entries);
  return addBehind(text, map, elementRange(text, previous), write);
}

/** The entry that stands last in the text; a merge key counts through what it brought in. */
function last(entries: readonly Entry[]): Entry {
  return entries.reduce((found, entry) => (entry.value.end > found.value.end ? entry : found));
}

function nested(path: readonly string[], value: PlainValue): PlainValue {
  return path.reduceRight<PlainValue>((inner, name) => ({ [name]: inner }), value);
}
