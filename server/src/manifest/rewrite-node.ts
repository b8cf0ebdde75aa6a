/** Puts any value in the place of any node: lines in block style where lines can stand, brackets where brackets stood. */

import type { Edit } from '../text/edit.ts';
import { removedLines, styleBefore } from './block-lines.ts';
import { flowStyleOf } from './flow-elements.ts';
import {
  beginsLine,
  breakBefore,
  columnOf,
  holdsUsedAnchor,
  indentOf,
  isBlockScalar,
  lastLeaf,
  lineAfter,
  lineBreakOf,
  lineStart,
  nextLine,
  propertiesOf,
} from './layout.ts';
import { isMerged, type ListNode, type MapNode, type Node } from './located.ts';
import { gapBefore, headerEnd, putInScalar, writeLike } from './put-scalar.ts';
import { type Slot, slotOf } from './slot.ts';
import { blockLines, flowText, indented, isFilled, isListValue, type PlainValue } from './write-value.ts';

/**
 * Puts any value in the place of any node. `parent` is the mapping or list that holds the node; undefined says that it
 * is the whole contents of its document. An alias itself can be replaced, nothing that it stands for. Comments inside
 * the old value go with it.
 */
export function replaceNode(
  text: string,
  parent: MapNode | ListNode | undefined,
  node: Node,
  value: PlainValue,
): Edit[] | undefined {
  const isAlias = node.aliased && text[node.start] === '*';
  if (parent?.aliased || (node.aliased && !isAlias) || isMergedIn(parent, node)) return undefined;
  if (node.kind === 'scalar' && !isAlias && !isFilled(value)) return putInScalar(text, node, value);
  if (propertiesOf(text, node).tag || (!isAlias && holdsUsedAnchor(text, node.start, node.end))) return undefined;
  if (parent?.flow) return putBetweenBrackets(text, parent, node, value);
  const slot = slotOf(text, parent, node);
  if (!slot || slot.hasTag) return undefined;
  const isFlow = node.kind !== 'scalar' && !isAlias && node.flow;
  if (isFlow && isFilled(value) && isFilledNode(node)) return putBetweenBrackets(text, node, node, value);
  const isBlock = node.kind !== 'scalar' && !isAlias && !isFlow;
  if (isFilled(value)) return putLines(text, slot, node, isBlock, value);
  const written = writeLike(text, node, value);
  if (!isBlock || slot.of === 'document' || !beginsLine(text, node.start)) return [{ at: node.at, text: written }];
  return [
    { at: { start: slot.end, end: slot.end }, text: ` ${written}` },
    { at: removedLines(text, node.start, lineAfter(text, node)), text: '' },
  ];
}

/** Writes a value in the flow style of `collection`, which holds the node or is the node. */
function putBetweenBrackets(
  text: string,
  collection: MapNode | ListNode,
  node: Node,
  value: PlainValue,
): Edit[] | undefined {
  const gap = node.start === node.end ? gapBefore(text, node.start, propertiesOf(text, node)) : '';
  if (gap === undefined) return undefined;
  if (!isFilled(value)) return [{ at: node.at, text: gap + writeLike(text, node, value) }];
  const { lines, ...onOneLine } = flowStyleOf(text, collection);
  // Where the brackets stand in block style, the closing one must stay as far in as it was.
  const closes = collection === node ? node.end - 1 : node.start;
  const style = lines && (collection !== node || beginsLine(text, closes)) ? { ...onOneLine, lines } : onOneLine;
  return [{ at: node.at, text: gap + flowText(value, style, indentOf(text, closes)) }];
}

/** Writes a mapping or list that is not empty in block style. */
function putLines(text: string, slot: Slot, node: Node, wasBlock: boolean, value: PlainValue): Edit[] | undefined {
  const { start } = node;
  const end = endOf(text, node);
  const isOnOwnLine = beginsLine(text, start);
  if (slot.of === 'key') {
    const changesKind = wasBlock && (node.kind === 'list') !== isListValue(value);
    if (!isOnOwnLine) return putUnderKey(text, slot, node, value);
    if (changesKind) return [linesEdit(text, lineStart(text, start), end, columnUnder(text, slot, value), value)];
    return [linesEdit(text, start, end, columnOf(text, start), value)];
  }
  if (wasBlock || isOnOwnLine) return [linesEdit(text, start, end, columnOf(text, start), value)];
  if (text.slice(slot.end, start).trim() !== '') return undefined;
  const column = slot.of === 'document' ? 0 : slot.column + 2;
  if (slot.of === 'document' || slot.hasProperties) return [linesEdit(text, slot.end, end, column, value, true)];
  return start > slot.end
    ? [linesEdit(text, start, end, columnOf(text, start), value)]
    : [linesEdit(text, slot.end, end, column, value)];
}

/** The value leaves the line of its key; a comment there stays. */
function putUnderKey(text: string, slot: Slot, node: Node, value: PlainValue): Edit[] | undefined {
  if (text.slice(slot.end, node.start).trim() !== '') return undefined;
  const column = columnUnder(text, slot, value);
  const after = lineAfter(text, node);
  const lines = (at: number) => indented(blockLines(value, styleBefore(text, at, column)), column);
  const lineBreak = lineBreakOf(text);
  if (isBlockScalar(node)) {
    const content = nextLine(text, node.start);
    const at = { start: content, end: Math.max(content, breakBefore(text, after)) };
    const written = lines(after).join(lineBreak);
    const closing = content < after ? '' : lineBreak;
    return [
      { at: { start: slot.end, end: headerEnd(text, node) }, text: '' },
      { at, text: written + closing },
    ];
  }
  const removed = { at: { start: slot.end, end: node.end }, text: '' };
  const complete = after > 0 && text[after - 1] === '\n';
  const written = lines(after).join(lineBreak);
  const added = { at: { start: after, end: after }, text: complete ? written + lineBreak : lineBreak + written };
  return [removed, added];
}

/** Lines in the place of `[start, end)`; on lines of their own when the text before them must stay alone. */
function linesEdit(
  text: string,
  start: number,
  end: number,
  column: number,
  value: PlainValue,
  breaksFirst = false,
): Edit {
  const lines = indented(blockLines(value, styleBefore(text, end, column)), column);
  const lineBreak = lineBreakOf(text);
  if (breaksFirst) return { at: { start, end }, text: lineBreak + lines.join(lineBreak) };
  const isLineStart = start === lineStart(text, start);
  const written = lines.join(lineBreak);
  const gap = text[start - 1] === '-' ? ' ' : '';
  return { at: { start, end }, text: isLineStart ? written : gap + written.trimStart() };
}

function columnUnder(text: string, slot: Slot, value: PlainValue): number {
  const { width, listIndent } = styleBefore(text, slot.end, slot.column);
  return slot.column + (isListValue(value) ? listIndent : width);
}

/** The end of a node with the blank lines that belong to its last block scalar, but without the line break there. */
function endOf(text: string, node: Node): number {
  return isBlockScalar(lastLeaf(node)) ? breakBefore(text, lineAfter(text, node)) : node.end;
}

function isFilledNode(node: MapNode | ListNode): boolean {
  return node.kind === 'map' ? node.entries.length > 0 : node.items.length > 0;
}

function isMergedIn(parent: MapNode | ListNode | undefined, node: Node): boolean {
  if (parent?.kind !== 'map') return false;
  const entry = parent.entries.find((entry) => entry.value === node);
  return entry === undefined || isMerged(entry);
}
