/**
 * Says what may be written at a cursor, from the keys and dashes above it and their indentation, so that it can be said
 * in half-written YAML too. What looks like a key inside a scalar of several lines is forgotten where the indentation
 * falls back.
 */

import type { Range } from '../text/range.ts';
import { type FlowStop, readFlow } from './flow-outline.ts';
import { lineEnd, nextLine, skipSpaces } from './layout.ts';
import { documentAt } from './located.ts';
import { keyAt, plainEnd, quotedEnd, skipProperties, wordOf } from './outline-words.ts';
import type { ParsedText } from './parse.ts';

export interface CompletionPlace {
  /** Keys and item numbers down to the mapping that a key would join, or to the key or item that a value belongs to. */
  readonly path: readonly (string | number)[];
  /** Behind a dash a key is expected, though the list may be one of values: `inItem` says so. */
  readonly expects: 'key' | 'value';
  /** The half-written word around the cursor without its quotes. */
  readonly word: string;
  /** The range of that word, quotes included, which a proposal replaces; empty at the cursor where there is none. */
  readonly at: Range;
  /** The column of the keys of the mapping at `path`; where it has none yet, the column of the word. */
  readonly indent: number;
  /** Whether nothing but dashes stands before the word on its line. */
  readonly inItem: boolean;
  readonly flow: boolean;
}

/** What a completion at this offset would write; undefined in comments, block scalars and behind finished values. */
export function completionPlace(parsed: ParsedText, cursor: number): CompletionPlace | undefined {
  const { text } = parsed;
  const offset = Math.min(cursor, text.length);
  const from = documentAt(parsed.documents, offset)?.at.start;
  if (from === undefined) return undefined;
  const outline = new Outline(text, offset);
  for (let line = from; ; ) {
    const end = lineEnd(text, line);
    if (/^---(?:\s|$)/.test(text.slice(line, Math.min(end, line + 4)))) {
      if (offset < line + 3) return undefined;
      line += 3;
    }
    if (offset <= end) return outline.placeIn(line, end);
    const next = outline.advance(line, end);
    if (typeof next !== 'number') return next.place;
    line = next;
  }
}

interface Step {
  readonly kind: 'key' | 'item';
  readonly column: number;
  name: string | number;
  /** The column of the keys below, once there was one. */
  keys: number | undefined;
  hasValue: boolean;
}

class Outline {
  readonly #text: string;
  readonly #cursor: number;
  readonly #root: Step = { kind: 'item', column: -1, name: '', keys: undefined, hasValue: false };
  #steps: Step[] = [];
  /** Lines further in than this belong to an open block scalar. */
  #scalarColumn: number | undefined;

  constructor(text: string, cursor: number) {
    this.#text = text;
    this.#cursor = cursor;
  }

  /** Takes in a line above the cursor and says where the next begins, unless the cursor turns out to be in its brackets. */
  advance(line: number, end: number): number | { readonly place: CompletionPlace | undefined } {
    const text = this.#text;
    const words = skipSpaces(text, line);
    if (words >= end || this.#isScalarContent(words - line)) return nextLine(text, line);
    this.#scalarColumn = undefined;
    if (text[words] === '#') return nextLine(text, line);
    const { at: content } = this.#dashes(line, words, end);
    const key = keyAt(text, content, end);
    if (key) this.#key(content - line, key.name);
    const value = skipProperties(text, key ? key.colon + 1 : content, end);
    if (value >= end || text[value] === '#') return nextLine(text, line);
    const top = this.#top();
    top.hasValue = true;
    if (isBlockHeader(text, value, end)) this.#scalarColumn = top.column;
    if (text[value] !== '{' && text[value] !== '[') return nextLine(text, line);
    const stop = readFlow(text, value, this.#cursor, top.column);
    return stop.reached === 'end' ? nextLine(text, stop.end) : { place: this.#flowPlace(stop) };
  }

  /** The place of the cursor in this line. */
  placeIn(line: number, end: number): CompletionPlace | undefined {
    const text = this.#text;
    const cursor = this.#cursor;
    const words = skipSpaces(text, line);
    const isBlank = words >= end || cursor < words;
    if (this.#isScalarContent(words >= end ? cursor - line : words - line)) return undefined;
    if (isBlank) return this.#keyPlace({ start: cursor, end: cursor }, cursor - line, false);
    if (text[words] === '#')
      return cursor > words ? undefined : this.#keyPlace({ start: cursor, end: cursor }, cursor - line, false);
    const { at, inItem } = this.#dashes(line, words, Math.min(end, cursor));
    if (at >= cursor && (at > cursor || cursor === end || text[at] === '#' || isDash(text, at, end))) {
      return this.#keyPlace({ start: cursor, end: cursor }, (inItem ? at : cursor) - line, inItem);
    }
    const key = keyAt(text, at, end);
    if (key && cursor > key.colon) {
      this.#key(at - line, key.name);
      return this.#valuePlace(skipProperties(text, key.colon + 1, end), end);
    }
    if (key) return cursor > key.at.end ? undefined : this.#keyPlace(key.at, at - line, inItem);
    if (text[at] === '{' || text[at] === '[') return this.#flowPlace(readFlow(text, at, cursor, this.#top().column));
    const stop = wordEnd(text, at, end);
    return cursor > stop ? undefined : this.#keyPlace({ start: at, end: stop }, at - line, inItem);
  }

  #valuePlace(start: number, end: number): CompletionPlace | undefined {
    const text = this.#text;
    const cursor = this.#cursor;
    if (cursor < start || start >= end) return this.#place('value', { start: cursor, end: cursor }, this.#top(), false);
    if (text[start] === '#')
      return cursor > start ? undefined : this.#place('value', { start: cursor, end: cursor }, this.#top(), false);
    if (text[start] === '{' || text[start] === '[') {
      if (cursor === start) return this.#place('value', { start: cursor, end: cursor }, this.#top(), false);
      return this.#flowPlace(readFlow(text, start, cursor, this.#top().column));
    }
    const stop = wordEnd(text, start, end);
    return cursor > stop ? undefined : this.#place('value', { start, end: stop }, this.#top(), false);
  }

  #keyPlace(at: Range, column: number, inItem: boolean): CompletionPlace {
    while (this.#steps.length > 0 && this.#top().column >= column) this.#steps.pop();
    // Below a key that has its value already nothing can stand, so a word there is meant for the mapping around it.
    while (this.#top().kind === 'key' && this.#top().hasValue) this.#steps.pop();
    return { ...this.#place('key', at, this.#top(), inItem), indent: this.#top().keys ?? column };
  }

  #flowPlace(stop: FlowStop): CompletionPlace | undefined {
    if (stop.reached !== 'cursor') return undefined;
    const place = this.#place(stop.expects, stop.at, this.#top(), false);
    return { ...place, path: [...place.path, ...stop.steps], flow: true };
  }

  #place(expects: 'key' | 'value', at: Range, top: Step, inItem: boolean): CompletionPlace {
    const path = this.#steps.map((step) => step.name);
    const word = wordOf(this.#text.slice(at.start, at.end));
    return { path, expects, word, at, indent: top.keys ?? top.column, inItem, flow: false };
  }

  /** Takes in the dashes from `words` on and says where the words behind them begin. */
  #dashes(line: number, words: number, end: number): { at: number; inItem: boolean } {
    const text = this.#text;
    let at = words;
    while (at < end && isDash(text, at, lineEnd(text, line))) {
      this.#item(at - line);
      at = skipSpaces(text, at + 1);
    }
    return { at, inItem: at > words };
  }

  #item(column: number): void {
    const isOver = (step: Step) =>
      step.column > column || (step.column === column && step.kind === 'key' && step.hasValue);
    while (this.#steps.length > 0 && isOver(this.#top())) this.#steps.pop();
    const top = this.#top();
    const isNext = top.kind === 'item' && top.column === column;
    if (isNext) this.#steps.pop();
    const name = isNext ? (top.name as number) + 1 : 0;
    this.#steps.push({ kind: 'item', column, name, keys: undefined, hasValue: false });
  }

  #key(column: number, name: string): void {
    while (this.#steps.length > 0 && this.#top().column >= column) this.#steps.pop();
    this.#top().keys ??= column;
    this.#steps.push({ kind: 'key', column, name, keys: undefined, hasValue: false });
  }

  #top(): Step {
    return this.#steps.at(-1) ?? this.#root;
  }

  #isScalarContent(column: number): boolean {
    return this.#scalarColumn !== undefined && column > this.#scalarColumn;
  }
}

function isDash(text: string, at: number, end: number): boolean {
  return text[at] === '-' && (at + 1 >= end || text[at + 1] === ' ' || text[at + 1] === '\t');
}

function isBlockHeader(text: string, at: number, end: number): boolean {
  return /^[|>][-+0-9]*[ \t]*(?:#|$)/.test(text.slice(at, Math.min(end, at + 100)));
}

function wordEnd(text: string, at: number, end: number): number {
  return text[at] === '"' || text[at] === "'" ? quotedEnd(text, at, end) : plainEnd(text, at, end);
}
