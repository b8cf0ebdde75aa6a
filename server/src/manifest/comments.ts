/** Finds the comments of a text by what its scalars leave over; neither parser needs to keep them. */

import type { Range } from '../text/range.ts';
import { beginsLine, lineEnd } from './layout.ts';
import type { Document } from './located.ts';
import { uncovered } from './uncovered.ts';

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
  let hash = text.indexOf('#');
  for (const document of documents) {
    if (hash < 0) break;
    if (hash >= document.at.end) continue;
    for (const gap of uncovered(text, document)) {
      // The search never goes back, so that it passes over the text once, however many gaps there are.
      if (hash < gap.start) hash = text.indexOf('#', gap.start);
      while (hash >= 0 && hash < gap.end) hash = text.indexOf('#', collect(text, hash, comments));
      if (hash < 0) break;
    }
  }
  return comments;
}

/** Adds the comment that begins with the `#` at `start`, if one does, and says where to search on. */
function collect(text: string, start: number, comments: Comment[]): number {
  if (start > 0 && !/\s/.test(text[start - 1]!)) return start + 1;
  const end = lineEnd(text, start);
  const alone = beginsLine(text, start);
  comments.push({ at: { start, end }, words: text.slice(start + 1, end).trim(), alone });
  return end;
}
