/** Adds and takes away one element of a flow collection: an entry between braces or an item between brackets. */

import type { Edit } from '../text/edit.ts';
import type { Range } from '../text/range.ts';
import { skipBlank } from './build.ts';
import {
  beginsLine,
  endsLine,
  holdsUsedAnchor,
  indentOf,
  lineBreakOf,
  lineEnd,
  lineStart,
  nextLine,
  skipSpaces,
  skipSpacesBack,
} from './layout.ts';
import type { ListNode, MapNode, Node } from './located.ts';
import type { FlowStyle } from './write-value.ts';

/** Writes a new element; `indent` is the white space before the line that it stands on. */
export type WriteElement = (style: FlowStyle, indent: string) => string;

/** Adds an element in front of the one that begins at `next`. */
export function addBefore(text: string, collection: MapNode | ListNode, next: number, write: WriteElement): Edit[] {
  const indent = indentOf(text, next);
  const gap = beginsLine(text, next) ? lineBreakOf(text) + indent : ' ';
  return [{ at: { start: next, end: next }, text: `${write(flowStyleOf(text, collection), indent)},${gap}` }];
}

/** Adds an element behind the one of the given range. */
export function addBehind(text: string, collection: MapNode | ListNode, previous: Range, write: WriteElement): Edit[] {
  const { end } = previous;
  const indent = indentOf(text, previous.start);
  const written = write(flowStyleOf(text, collection), indent);
  const comma = skipBlank(text, end);
  const hasComma = text[comma] === ',';
  const behind = hasComma ? comma + 1 : end;
  if (!beginsLine(text, previous.start) || !endsLine(text, behind)) return [insertion(end, `, ${written}`)];
  const line = lineEnd(text, behind);
  const added = `${lineBreakOf(text)}${indent}${written}`;
  if (hasComma) return [insertion(line, `${added},`)];
  return end === line ? [insertion(end, `,${added}`)] : [insertion(end, ','), insertion(line, added)];
}

/** Adds the first element of a collection that has none. */
export function addInside(text: string, collection: MapNode | ListNode, write: WriteElement): Edit[] {
  const close = collection.end - 1;
  const written = write(flowStyleOf(text, collection), indentOf(text, close));
  const inside = { start: collection.start + 1, end: close };
  const hasComment = text.slice(inside.start, inside.end).trim() !== '';
  return [hasComment ? insertion(close, written) : { at: inside, text: padded(text, inside, written) }];
}

/** Takes an element away, with the comma that parted it from the others. */
export function removeFlowElement(
  text: string,
  collection: MapNode | ListNode,
  element: Range,
  previous: Range | undefined,
): Edit[] | undefined {
  const { start, end } = element;
  if (holdsUsedAnchor(text, start, end)) return undefined;
  const comma = skipBlank(text, end);
  const hasComma = text[comma] === ',';
  const behind = hasComma ? comma + 1 : end;
  const isFirst = skipBlank(text, collection.start + 1) === start;
  const isLast = skipBlank(text, behind) === collection.end - 1;
  const inside = { start: collection.start + 1, end: collection.end - 1 };
  if (isFirst && isLast) {
    const rest = text.slice(inside.start, start) + text.slice(behind, inside.end);
    if (rest.trim() === '') return [{ at: inside, text: '' }];
  }
  const separator = isLast && !hasComma && !isFirst ? commaBefore(text, start, previous) : undefined;
  if (isLast && !hasComma && !isFirst && separator === undefined) return undefined;
  const commaEdits = separator === undefined ? [] : [{ at: { start: separator, end: separator + 1 }, text: '' }];
  if (beginsLine(text, start) && endsLine(text, behind)) {
    return [...commaEdits, { at: { start: lineStart(text, start), end: nextLine(text, behind) }, text: '' }];
  }
  if (separator !== undefined && text.slice(separator + 1, start).trim() === '') {
    return [{ at: { start: separator, end }, text: '' }];
  }
  const spaced = skipSpaces(text, behind);
  const goesOn = hasComma && !isLast && spaced < lineEnd(text, behind) && text[spaced] !== '#';
  if (goesOn) return [{ at: { start, end: spaced }, text: '' }];
  return [...commaEdits, { at: { start: isFirst ? start : skipSpacesBack(text, start), end: behind }, text: '' }];
}

/** How a flow collection is written, for elements that are to look like those it has. */
export function flowStyleOf(text: string, collection: MapNode | ListNode): FlowStyle {
  const children: readonly Node[] =
    collection.kind === 'list' ? collection.items : collection.entries.map((entry) => entry.value);
  const keys = collection.kind === 'map' ? collection.entries.map((entry) => entry.key) : [];
  const written = children.filter((child) => !child.aliased);
  const strings = written.filter((child) => child.kind === 'scalar' && typeof child.value === 'string');
  const isQuoted = (child: Node) => child.kind === 'scalar' && child.style === 'double';
  const quoteKeys = isJsonAt(text, collection.start) || (keys.length > 0 && keys.every(isQuoted));
  const inner = text.slice(collection.start + 1, Math.min(collection.end, collection.start + 3));
  const shared = {
    quote: '"',
    quoteKeys,
    quoteStrings: quoteKeys || (strings.length > 0 ? strings.every(isQuoted) : isFlowAt(text, collection.start)),
    padding: inner.startsWith(' ') && collection.kind === 'map' ? ' ' : '',
  } as const;
  const last = children.at(-1);
  const child = written[0] ?? collection;
  if (!last || lineStart(text, collection.start) === lineStart(text, child.start)) return shared;
  const outer = indentOf(text, collection.start);
  const indent = indentOf(text, child.start);
  const step = indent.startsWith(outer) && indent !== outer ? indent.slice(outer.length) : '  ';
  const trailingComma = text[skipBlank(text, last.end)] === ',';
  return { ...shared, lines: { lineBreak: lineBreakOf(text), step, trailingComma } };
}

/** Whether the document around `at` is written as JSON is. */
export function isJsonAt(text: string, at: number): boolean {
  return isFlowAt(text, at) && text[skipBlank(text, firstWords(text, at) + 1)] === '"';
}

/** Whether the whole document around `at` is one flow collection. */
function isFlowAt(text: string, at: number): boolean {
  const first = text[firstWords(text, at)];
  return first === '{' || first === '[';
}

/** The first offset of the document around `at` that is neither white space, in a comment nor its `---`. */
function firstWords(text: string, at: number): number {
  const marker = text.lastIndexOf('\n---', at);
  return skipBlank(text, marker >= 0 ? marker + 4 : text.startsWith('---') ? 3 : 0);
}

/** The comma between the element that ends `previous` and the one at `start`. */
function commaBefore(text: string, start: number, previous: Range | undefined): number | undefined {
  const comma = previous ? skipBlank(text, previous.end) : -1;
  if (text[comma] === ',' && skipBlank(text, comma + 1) === start) return comma;
  // A merge key in between is no entry of the tree, so the comma is looked for backwards.
  const end = text.slice(0, start).trimEnd().length;
  return text[end - 1] === ',' && !text.slice(lineStart(text, end), end).includes('#') ? end - 1 : undefined;
}

function padded(text: string, inside: Range, written: string): string {
  const spaced = text.slice(inside.start, inside.end).startsWith(' ') && text[inside.start - 1] === '{';
  return spaced ? ` ${written} ` : written;
}

function insertion(at: number, text: string): Edit {
  return { at: { start: at, end: at }, text };
}
