/** Writes another value where a profile states one. */

import type { Edit } from '../text/edit.ts';
import type { Stated } from './profile.ts';

/** The edit that puts `value` in the place of the statement and keeps its quotes. */
export function restate(text: string, { at }: Stated<unknown>, value: string): Edit {
  const quote = text[at.start];
  const isQuoted = (quote === '"' || quote === "'") && text[at.end - 1] === quote && at.end - at.start > 1;
  return { at: isQuoted ? { start: at.start + 1, end: at.end - 1 } : at, text: value };
}
