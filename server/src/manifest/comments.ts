/** Finds the comments of a text by what its scalars leave over; neither parser needs to keep them. */

import type { Range } from '../text/range.ts';
import type { Document, Node } from './located.ts';

/** A comment from its `#` to the end of its line. */
export interface Comment {
  readonly at: Range;
  /** The words behind the `#`, trimmed. */
  readonly words: string;
  /** Whether nothing but white space stands before it on its line. */
  readonly alone: boolean;
}

/** The comments of the given documents, in order. In a document that does not parse, quoted `#` may be taken for one. */
export function commentsOf(text: string, documents: readonly Document[]): Comment[] {
  const comments: Comment[] = [];
  if (!text.includes('#')) return comments;
  for (const document of documents) {
    const scalars: Range[] = [];
    if (document.contents) collectScalars(document.contents, scalars);
    scalars.sort((a, b) => a.start - b.start);
    let from = document.at.start;
    for (const scalar of scalars) {
      collectComments(text, from, scalar.start, comments);
      from = Math.max(from, scalar.end);
    }
    collectComments(text, from, document.at.end, comments);
  }
  return comments;
}

function collectScalars(node: Node, scalars: Range[]): void {
  if (node.aliased) return;
  if (node.kind === 'scalar') {
    if (node.end > node.start) scalars.push(node);
  } else if (node.kind === 'list') {
    for (const item of node.items) collectScalars(item, scalars);
  } else {
    for (const entry of node.entries) {
      collectScalars(entry.key, scalars);
      collectScalars(entry.value, scalars);
    }
  }
}

function collectComments(text: string, from: number, to: number, comments: Comment[]): void {
  for (let i = text.indexOf('#', from); i >= 0 && i < to; i = text.indexOf('#', i + 1)) {
    if (i > 0 && !/\s/.test(text[i - 1]!)) continue;
    const lineBreak = text.indexOf('\n', i);
    let end = lineBreak < 0 ? text.length : lineBreak;
    if (text[end - 1] === '\r') end--;
    const lineStart = text.lastIndexOf('\n', i - 1) + 1;
    const words = text.slice(i + 1, end).trim();
    comments.push({ at: { start: i, end }, words, alone: text.slice(lineStart, i).trim() === '' });
    i = end - 1;
  }
}
