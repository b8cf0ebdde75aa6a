/** Puts written text in the place of a scalar: with the space that it needs, and without a tag that contradicts it. */

import type { Edit } from '../text/edit.ts';
import { removedLines } from './block-lines.ts';
import { isJsonAt } from './flow-elements.ts';
import {
  blockStyleNear,
  breakBefore,
  isBlockScalar,
  lineAfter,
  lineBreakOf,
  lineEnd,
  type NodeProperties,
  nextLine,
  propertiesOf,
  skipSpaces,
} from './layout.ts';
import type { Node, ScalarNode } from './located.ts';
import { literalLines, type PlainValue, type Quote, quoted, writeAtom } from './write-value.ts';

/** Puts a value that fits on one line, or the lines of a string, in the place of a scalar that is no alias. */
export function putInScalar(text: string, scalar: ScalarNode, value: PlainValue): Edit[] | undefined {
  if (isBlockScalar(scalar)) return putInBlockScalar(text, scalar, value);
  return putScalar(text, scalar, writeLike(text, scalar, value), value);
}

/** A value as text that can stand where the node stands, in the quotes that stood there. */
export function writeLike(text: string, node: Node, value: PlainValue): string {
  const quote = quoteOf(node) ?? (isJsonAt(text, node.start) ? '"' : undefined);
  if (typeof value === 'string' && quote) return quoted(value, quote);
  return writeAtom(value, blockStyleNear(text, node.start).quote);
}

export function quoteOf(node: Node): Quote | undefined {
  if (node.kind !== 'scalar' || node.aliased) return undefined;
  if (node.style === 'single') return "'";
  return node.style === 'double' ? '"' : undefined;
}

/** Puts `written`, which stands for `value`, in the place of a scalar that is no block scalar. */
export function putScalar(text: string, scalar: ScalarNode, written: string, value: PlainValue): Edit[] | undefined {
  const { start, end } = scalar;
  const properties = propertiesOf(text, scalar);
  const tag = contradicts(properties.tag?.name, value) ? properties.tag : undefined;
  if (start === end && tag) return [{ at: { start: tag.start, end: tag.end }, text: written }];
  const gap = start === end ? gapBefore(text, start, properties) : '';
  if (gap === undefined) return undefined;
  const edit: Edit = { at: { start, end }, text: gap + written };
  return tag ? [{ at: { start: tag.start, end: skipSpaces(text, tag.end) }, text: '' }, edit] : [edit];
}

/** A block scalar stays one when the new text has several lines; else the value goes where its `|` or `>` stood. */
function putInBlockScalar(text: string, scalar: ScalarNode, value: PlainValue): Edit[] {
  const { start } = scalar;
  const style = blockStyleNear(text, start);
  const header = { start, end: headerEnd(text, scalar) };
  const content = nextLine(text, start);
  const after = lineAfter(text, scalar);
  const properties = propertiesOf(text, scalar);
  const tag = contradicts(properties.tag?.name, value) ? properties.tag : undefined;
  const tagEdits = tag ? [{ at: { start: tag.start, end: start }, text: '' }] : [];
  const width = contentColumn(text, content, scalar.end);
  const explicit = /[0-9]/.test(text.slice(start, header.end));
  const lines = typeof value === 'string' && !explicit ? literalLines(value, { ...style, width }) : undefined;
  if (lines && width > 0) {
    const [first, ...rest] = lines;
    const at = { start: content, end: breakBefore(text, after) };
    return [...tagEdits, { at: header, text: first! }, { at, text: rest.join(lineBreakOf(text)) }];
  }
  const edits = [...tagEdits, { at: header, text: writeAtom(value, style.quote) }];
  return content < after ? [...edits, { at: removedLines(text, content, after), text: '' }] : edits;
}

/** Where the `|` or `>` of a block scalar ends, with what stands right behind it. */
export function headerEnd(text: string, scalar: ScalarNode): number {
  let end = scalar.start + 1;
  while (/[-+0-9]/.test(text[end] ?? '')) end++;
  return end;
}

/** The column of a block scalar's content; 0 when it has none. */
function contentColumn(text: string, content: number, end: number): number {
  for (let line = content; line < end; line = nextLine(text, line)) {
    const words = skipSpaces(text, line);
    if (words < lineEnd(text, line)) return words - line;
  }
  return 0;
}

/** What must stand before a value where none is written: behind a colon, a dash, an anchor or a key without colon. */
export function gapBefore(text: string, at: number, properties: NodeProperties): string | undefined {
  if (/^\s*(?:- +)*\?(?:\s|$)/.test(text.slice(text.lastIndexOf('\n', at - 1) + 1, at))) return undefined;
  const before = text[at - 1];
  if (before === undefined || /\s/.test(before)) return '';
  if (before === ':' || properties.start < at) return ' ';
  return before === '-' && /[\s-]/.test(text[at - 2] ?? ' ') ? ' ' : ': ';
}

function contradicts(tag: string | undefined, value: PlainValue): boolean {
  if (tag === undefined || !typeTags.has(tag)) return false;
  return tag !== 'str' || typeof value !== 'string';
}

const typeTags = new Set(['str', 'binary', 'int', 'float', 'bool', 'null']);
