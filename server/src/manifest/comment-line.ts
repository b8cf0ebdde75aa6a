/** Where a comment can stand above a line without becoming part of a value. */

import { pathAt } from './cursor.ts';
import { isJsonAt } from './flow-elements.ts';
import { indentOf, lineBreakOf, lineStart } from './layout.ts';
import { parse } from './parse.ts';

export interface CommentableLine {
  readonly start: number;
  readonly indent: string;
  readonly lineBreak: string;
}

/** The line of an offset, if a comment may be put above it; undefined in JSON and in values of several lines. */
export function commentableLine(text: string, offset: number): CommentableLine | undefined {
  if (isJsonAt(text, offset)) return undefined;
  const start = lineStart(text, offset);
  const around = pathAt(parse(text), start)?.node;
  if (around?.kind === 'scalar' && around.start < start && start < around.end) return undefined;
  return { start, indent: indentOf(text, offset), lineBreak: lineBreakOf(text) };
}
