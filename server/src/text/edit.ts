/** Replacements in one text, and how a set of them is applied. */

import { compareRanges, type Range } from './range.ts';

/** Puts `text` in place of what stands at `at`; an empty range inserts. */
export interface Edit {
  readonly at: Range;
  readonly text: string;
}

/**
 * Applies edits that were all made against `text`.
 * Returns undefined when two of them overlap: such a set has no meaning.
 */
export function applyEdits(text: string, edits: readonly Edit[]): string | undefined {
  const ordered = [...edits].sort((a, b) => compareRanges(a.at, b.at));
  const parts: string[] = [];
  let from = 0;
  for (const edit of ordered) {
    if (edit.at.start < from) return undefined;
    parts.push(text.slice(from, edit.at.start), edit.text);
    from = edit.at.end;
  }
  parts.push(text.slice(from));
  return parts.join('');
}
