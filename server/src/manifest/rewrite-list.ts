/** Edits of a list's items, with the dashes and indentation that the list has already. */

import type { Edit } from '../text/edit.ts';
import type { Range } from '../text/range.ts';
import { addAbove, addBelow, removeBlockElement, type WriteLines } from './block-lines.ts';
import { addBefore, addBehind, addInside, removeFlowElement } from './flow-elements.ts';
import { columnOf, propertiesOf, skipSpaces } from './layout.ts';
import type { ListNode, Node } from './located.ts';
import { dashOf } from './slot.ts';
import { blockLines, type FlowStyle, flowText, indented, type PlainValue } from './write-value.ts';

/** Adds an item behind the last one. */
export function appendItem(text: string, list: ListNode, value: PlainValue): Edit[] | undefined {
  return insertItem(text, list, list.items.length, value);
}

/** Adds an item so that it is the one at `index`, counted from 0. */
export function insertItem(text: string, list: ListNode, index: number, value: PlainValue): Edit[] | undefined {
  const { items } = list;
  if (list.aliased || index < 0 || index > items.length) return undefined;
  const previous = items[index - 1];
  if (list.flow) {
    const write = (style: FlowStyle, indent: string) => flowText(value, style, indent);
    if (previous) return addBehind(text, list, itemRange(text, previous), write);
    const next = items[0];
    return next ? addBefore(text, list, itemRange(text, next).start, write) : addInside(text, list, write);
  }
  const column = columnOf(text, list.start);
  const dash = dashOf(text, list, Math.max(0, index - 1));
  if (dash === undefined) return undefined;
  const write: WriteLines = (style) => itemLines(blockLines(value, style), dashWidth(text, dash));
  return previous ? addBelow(text, previous, column, write) : addAbove(text, list.start, column, write);
}

/** Takes an item away. The last item leaves `[]` behind. */
export function removeItem(text: string, list: ListNode, item: Node): Edit[] | undefined {
  const index = list.items.indexOf(item);
  if (list.aliased || index < 0) return undefined;
  const previous = list.items[index - 1];
  if (list.flow) {
    return removeFlowElement(text, list, itemRange(text, item), previous && itemRange(text, previous));
  }
  const start = dashOf(text, list, index);
  if (start === undefined) return undefined;
  return removeBlockElement(text, list, columnOf(text, list.start), { start, last: item }, previous);
}

function itemRange(text: string, item: Node): Range {
  return { start: propertiesOf(text, item).start, end: item.end };
}

/** How far the list's items stand behind their dashes. */
function dashWidth(text: string, dash: number): number {
  const words = skipSpaces(text, dash + 1);
  const width = words - dash;
  return /[\r\n#]/.test(text[words] ?? '\n') || width > 8 || text.slice(dash, words).includes('\t') ? 2 : width;
}

function itemLines(lines: readonly string[], width: number): string[] {
  const [first, ...rest] = lines;
  return [`-${' '.repeat(width - 1)}${first}`, ...indented(rest, width)];
}
