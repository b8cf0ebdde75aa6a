/** Reads flow collections up to a cursor, closed or not. */

import type { Range } from '../text/range.ts';
import { lineEnd, nextLine, skipSpaces } from './layout.ts';
import { flowWordEnd, quotedEnd, wordOf } from './outline-words.ts';

/** Where reading stopped: behind the collection, at the cursor inside of it, or at a cursor in a comment. */
export type FlowStop =
  | { readonly reached: 'end'; readonly end: number }
  | {
      readonly reached: 'cursor';
      readonly steps: (string | number)[];
      readonly expects: 'key' | 'value';
      readonly at: Range;
    }
  | { readonly reached: 'comment' };

interface OpenBracket {
  readonly isMap: boolean;
  /** The key that was read last, or the number of the item. */
  step: string | number;
  isBehindColon: boolean;
}

/**
 * Reads the collection whose bracket stands at `start`. It ends without its closing bracket where a line stands no
 * further in than `column`: in half-written text nothing else says where it was meant to end.
 */
export function readFlow(text: string, start: number, cursor: number, column: number): FlowStop {
  const open: OpenBracket[] = [];
  let line = lineEnd(text, start);
  for (let at = start; at < text.length; ) {
    const mark = text[at]!;
    const isPast = at > cursor || (at === cursor && !beginsWord(text, at));
    if (isPast && open.length > 0) return stopped(open, { start: cursor, end: cursor });
    if (mark === '\n') {
      if (!goesOn(text, at + 1, column)) return { reached: 'end', end: at };
      at++;
      line = lineEnd(text, at);
    } else if (/\s/.test(mark)) {
      at++;
    } else if (mark === '#' && /\s/.test(text[at - 1] ?? ' ')) {
      if (cursor <= line) return { reached: 'comment' };
      at = line;
    } else if (mark === '{' || mark === '[') {
      open.push({ isMap: mark === '{', step: mark === '{' ? '' : 0, isBehindColon: false });
      at++;
    } else if (mark === '}' || mark === ']') {
      open.pop();
      at++;
      if (open.length === 0) return { reached: 'end', end: at };
    } else if (mark === ',' || mark === ':') {
      turn(open.at(-1)!, mark);
      at++;
    } else {
      const end = wordEnd(text, at, line);
      if (cursor <= end) return stopped(open, { start: at, end });
      const bracket = open.at(-1)!;
      if (bracket.isMap && !bracket.isBehindColon) bracket.step = wordOf(text.slice(at, end));
      at = end;
    }
  }
  return cursor >= text.length ? stopped(open, { start: cursor, end: cursor }) : { reached: 'end', end: text.length };
}

/** Whether a word begins there, to which a cursor right before it belongs. */
function beginsWord(text: string, at: number): boolean {
  return !/[\s#,:[\]{}]/.test(text[at]!);
}

function turn(bracket: OpenBracket, mark: ',' | ':'): void {
  if (mark === ':') {
    if (bracket.isMap) bracket.isBehindColon = true;
    return;
  }
  bracket.isBehindColon = false;
  bracket.step = typeof bracket.step === 'number' ? bracket.step + 1 : '';
}

function wordEnd(text: string, at: number, line: number): number {
  return text[at] === '"' || text[at] === "'" ? quotedEnd(text, at, line) : flowWordEnd(text, at, line);
}

function stopped(open: readonly OpenBracket[], at: Range): FlowStop {
  const last = open.at(-1)!;
  const steps = open.slice(0, -1).map((bracket) => bracket.step);
  if (last.isMap && !last.isBehindColon) return { reached: 'cursor', steps, expects: 'key', at };
  return { reached: 'cursor', steps: [...steps, last.step], expects: 'value', at };
}

/** Whether the line at `line` can still belong to a flow collection inside of a block that stands at `column`. */
function goesOn(text: string, line: number, column: number): boolean {
  let start = line;
  while (start < text.length && skipSpaces(text, start) >= lineEnd(text, start)) start = nextLine(text, start);
  const words = skipSpaces(text, start);
  return words >= text.length || words - start > column || ']}'.includes(text[words]!);
}
