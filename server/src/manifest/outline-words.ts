/** The words of one line of YAML as they look to someone still typing: what is not closed ends with its line. */

import type { Range } from '../text/range.ts';
import { skipSpaces } from './layout.ts';

/** A key with the colon behind it. */
export interface OutlineKey {
  readonly name: string;
  readonly at: Range;
  readonly colon: number;
}

/** The key that begins at `at`, if a colon behind it makes it one. */
export function keyAt(text: string, at: number, end: number): OutlineKey | undefined {
  const first = text[at];
  if (first === '"' || first === "'") {
    const stop = quotedEnd(text, at, end);
    const colon = skipSpaces(text, stop);
    const isKey = stop <= end && text[colon] === ':' && isSpace(text.charCodeAt(colon + 1));
    return isKey ? { name: wordOf(text.slice(at, stop)), at: { start: at, end: stop }, colon } : undefined;
  }
  if (first === undefined || '[{#|>%@`,'.includes(first)) return undefined;
  for (let i = at; i < end; i++) {
    const code = text.charCodeAt(i);
    if (code === 35 && isSpace(text.charCodeAt(i - 1))) return undefined;
    if (code !== 58 || !isSpace(text.charCodeAt(i + 1))) continue;
    const name = text.slice(at, i).trimEnd();
    return { name, at: { start: at, end: at + name.length }, colon: i };
  }
  return undefined;
}

/** Where the quoted word that begins at `at` ends, behind its closing quote if that stands before `end`. */
export function quotedEnd(text: string, at: number, end: number): number {
  const quote = text[at];
  for (let i = at + 1; i < end; i++) {
    if (text[i] === '\\' && quote === '"') i++;
    else if (text[i] === quote && text[i + 1] === quote && quote === "'") i++;
    else if (text[i] === quote) return i + 1;
  }
  return end;
}

/** Where a value without quotes ends: before a comment, and before the spaces in front of it. */
export function plainEnd(text: string, at: number, end: number): number {
  let stop = at;
  for (let i = at; i < end; i++) {
    const code = text.charCodeAt(i);
    if (code === 35 && i > at && isSpace(text.charCodeAt(i - 1))) break;
    if (!isSpace(code)) stop = i + 1;
  }
  return stop;
}

/** Where a word between brackets ends. */
export function flowWordEnd(text: string, at: number, end: number): number {
  let stop = at;
  for (let i = at; i < end && !',[]{}'.includes(text[i]!); i++) {
    const code = text.charCodeAt(i);
    if (code === 35 && isSpace(text.charCodeAt(i - 1))) break;
    if (code === 58 && (isSpace(text.charCodeAt(i + 1)) || ',[]{}'.includes(text[i + 1]!))) break;
    if (!isSpace(code)) stop = i + 1;
  }
  return Math.max(stop, at + 1);
}

/** The first offset from `at` on that is neither a space nor in an anchor or tag. */
export function skipProperties(text: string, at: number, end: number): number {
  let start = skipSpaces(text, at);
  while (start < end && (text[start] === '&' || text[start] === '!')) {
    let word = start;
    while (word < end && !isSpace(text.charCodeAt(word))) word++;
    start = skipSpaces(text, word);
  }
  return Math.min(start, end);
}

/** A word without its quotes. */
export function wordOf(source: string): string {
  const quote = source[0];
  if (quote !== '"' && quote !== "'") return source;
  const inner = source.length > 1 && source.endsWith(quote) ? source.slice(1, -1) : source.slice(1);
  return quote === "'" ? inner.replaceAll("''", "'") : inner.replace(/\\(["\\/])/g, '$1');
}

/** White space, a line break or the end of the text. */
function isSpace(code: number): boolean {
  return code === 32 || code === 9 || code === 10 || code === 13 || Number.isNaN(code);
}
