/** Adds and takes away the lines of one element of a block collection: an entry of a mapping or an item of a list. */

import type { Edit } from '../text/edit.ts';
import type { Range } from '../text/range.ts';
import {
  beginsLine,
  blockStyleNear,
  breakBefore,
  deepComment,
  holdsUsedAnchor,
  isBlank,
  isBlockScalar,
  lastLeaf,
  lineAfter,
  lineBreakOf,
  lineEnd,
  lineStart,
  nextLine,
  skipContentBlanks,
  skipSpaces,
} from './layout.ts';
import type { ListNode, MapNode, Node } from './located.ts';
import { type BlockStyle, indented } from './write-value.ts';

/** An entry from its key, or an item from its dash, to the node that ends it. */
export interface BlockElement {
  readonly start: number;
  readonly last: Node;
}

/** Writes the lines of a new element, from its own column on. */
export type WriteLines = (style: BlockStyle) => string[];

/** Adds an element on the lines below `previous`. */
export function addBelow(text: string, previous: Node, column: number, write: WriteLines): Edit[] {
  const at = lineAfter(text, previous);
  const lines = indented(write(styleBefore(text, at, column)), column);
  const lineBreak = lineBreakOf(text);
  const written = lines.join(lineBreak);
  const complete = at === 0 || text[at - 1] === '\n';
  return [{ at: { start: at, end: at }, text: complete ? written + lineBreak : lineBreak + written }];
}

/** Adds an element in front of the one that begins at `first`, which moves to a line of its own. */
export function addAbove(text: string, first: number, column: number, write: WriteLines): Edit[] {
  const lineBreak = lineBreakOf(text);
  const [head, ...rest] = write(blockStyleNear(text, first));
  const written = [head, ...indented(rest, column), ' '.repeat(column)].join(lineBreak);
  return [{ at: { start: first, end: first }, text: written }];
}

/** Takes an element away. `previous` ends the element before it; there is none before the first. */
export function removeBlockElement(
  text: string,
  collection: MapNode | ListNode,
  column: number,
  element: BlockElement,
  previous: Node | undefined,
): Edit[] | undefined {
  const { start, last } = element;
  if (holdsUsedAnchor(text, start, last.end)) return undefined;
  if (start === collection.start && last.end === collection.end) return emptied(text, collection);
  const to = lineAfter(text, last);
  if (start === collection.start && !beginsLine(text, start)) {
    let next = to;
    while (next < text.length && isBlank(text, next, lineEnd(text, next))) next = nextLine(text, next);
    return [{ at: { start, end: skipSpaces(text, next) }, text: '' }];
  }
  const leaf = previous && lastLeaf(previous);
  if (leaf && isBlockScalar(leaf)) return removeBehindScalar(text, start, skipContentBlanks(text, to, leaf), column);
  return [{ at: removedLines(text, start, to), text: '' }];
}

/**
 * The style for lines that end at `at`, which is behind what was on that line before.
 * What follows there must not be swallowed by a block scalar in last place: the rest of the line, blank lines that hold
 * spaces, a comment further in than `column`.
 */
export function styleBefore(text: string, at: number, column: number): BlockStyle {
  const style = blockStyleNear(text, at);
  const isLineStart = at === 0 || text[at - 1] === '\n';
  let line = isLineStart ? at : nextLine(text, at);
  let swallows = !isLineStart && lineEnd(text, at) > at;
  for (; line < text.length && isBlank(text, line, lineEnd(text, line)); line = nextLine(text, line)) {
    swallows ||= lineEnd(text, line) > line;
  }
  return swallows || deepComment(text, line, column) ? { ...style, literals: false } : style;
}

/** Whole lines, or the line break before them as well when they are the last and end without one. */
export function removedLines(text: string, start: number, to: number): Range {
  const from = lineStart(text, start);
  if (to < text.length || text.endsWith('\n')) return { start: from, end: to };
  return { start: breakBefore(text, from), end: to };
}

/** A comment below the removed lines that stands further in than `column` would become part of the scalar above. */
function removeBehindScalar(text: string, start: number, to: number, column: number): Edit[] {
  const edits: Edit[] = [{ at: { start: lineStart(text, start), end: to }, text: '' }];
  const comment = deepComment(text, to, column);
  if (comment) edits.push({ at: comment, text: ' '.repeat(column) });
  return edits;
}

/** A collection that loses its only element becomes `{}` or `[]`, behind its key when that stands on a line above. */
function emptied(text: string, collection: MapNode | ListNode): Edit[] {
  const { start, end } = collection;
  const brackets = collection.kind === 'map' ? '{}' : '[]';
  if (!beginsLine(text, start)) return [{ at: { start, end }, text: brackets }];
  const own = lineStart(text, start);
  const first = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  let line = own;
  do line = lineStart(text, Math.max(first, line - 1));
  while (line > first && isBlankOrComment(text, line));
  const words = text.slice(line, lineEnd(text, line));
  const isRoot = line === own || isBlankOrComment(text, line) || /^(?:---|%)/.test(words);
  const key = isRoot ? undefined : keyOfLine(words);
  // A list may stand right below its key, but brackets must stand further in.
  if (key === undefined) return [{ at: { start, end }, text: isRoot ? brackets : ` ${brackets}` }];
  const behind = line + key.length;
  return [
    { at: { start: behind, end: behind }, text: ` ${brackets}` },
    { at: removedLines(text, start, lineAfter(text, collection)), text: '' },
  ];
}

/** A line up to the colon that ends it, where nothing but a comment follows that colon. */
function keyOfLine(line: string): string | undefined {
  for (let at = line.search(/[ \t]#|$/); at >= 0; at = line.indexOf(' #', at + 1)) {
    const words = line.slice(0, at).trimEnd();
    if (/^\s*(?:- +)*(?:".*"|'.*'|[^"'\s].*):$/s.test(words)) return words;
  }
  return undefined;
}

function isBlankOrComment(text: string, line: number): boolean {
  const words = skipSpaces(text, line);
  return words >= lineEnd(text, line) || text[words] === '#';
}
