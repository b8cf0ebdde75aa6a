/** What the text around a node looks like: its lines, its indentation, and the style that new lines should take. */

import type { Range } from '../text/range.ts';
import type { Node, ScalarNode } from './located.ts';
import type { BlockStyle, Quote } from './write-value.ts';

/** Where the line begins that `at` stands on; a byte order mark belongs to no line. */
export function lineStart(text: string, at: number): number {
  const found = at > 0 ? text.lastIndexOf('\n', at - 1) + 1 : 0;
  return found === 0 && text.charCodeAt(0) === 0xfeff && at > 0 ? 1 : found;
}

/** Where the line ends that `at` stands on, its line break not counted. */
export function lineEnd(text: string, at: number): number {
  const found = text.indexOf('\n', at);
  if (found < 0) return text.length;
  return found > at && text[found - 1] === '\r' ? found - 1 : found;
}

/** Where the line after the one of `at` begins; the end of the text when there is none. */
export function nextLine(text: string, at: number): number {
  const found = text.indexOf('\n', at);
  return found < 0 ? text.length : found + 1;
}

export function columnOf(text: string, at: number): number {
  return at - lineStart(text, at);
}

/** Whether nothing but spaces and tabs stands in `[from, to)`. */
export function isBlank(text: string, from: number, to: number): boolean {
  for (let i = from; i < to; i++) {
    const code = text.charCodeAt(i);
    if (code !== 32 && code !== 9) return false;
  }
  return true;
}

/** Whether nothing but white space stands before `at` on its line. */
export function beginsLine(text: string, at: number): boolean {
  return isBlank(text, lineStart(text, at), at);
}

/** Whether nothing but a comment stands on the line from `at` on. */
export function endsLine(text: string, at: number): boolean {
  const end = lineEnd(text, at);
  const words = skipSpaces(text, at);
  return words >= end || (text[words] === '#' && words > at);
}

export function skipSpaces(text: string, at: number): number {
  let i = at;
  while (text.charCodeAt(i) === 32 || text.charCodeAt(i) === 9) i++;
  return i;
}

/** The offset behind the last character before `at` that is no space or tab, on the same line. */
export function skipSpacesBack(text: string, at: number): number {
  let i = at;
  while (i > 0 && (text.charCodeAt(i - 1) === 32 || text.charCodeAt(i - 1) === 9)) i--;
  return i;
}

/** The white space that begins the line of `at`. */
export function indentOf(text: string, at: number): string {
  const start = lineStart(text, at);
  return text.slice(start, skipSpaces(text, start));
}

/** The anchor and tag before a node, as far as they stand on its line. */
export interface NodeProperties {
  /** Where the first of them begins; the start of the node when there is none. */
  readonly start: number;
  readonly tag: { readonly start: number; readonly end: number; readonly name: string } | undefined;
}

export function propertiesOf(text: string, node: Range): NodeProperties {
  let { start } = node;
  let tag: NodeProperties['tag'];
  for (;;) {
    const end = skipSpacesBack(text, start);
    // Only a value that was left out ends right behind its properties.
    if (end === start && (start < node.start || node.start < node.end)) return { start, tag };
    let word = end;
    while (word > 0 && !/[\s,[\]{}]/.test(text[word - 1]!)) word--;
    const first = text[word];
    if (word === end || (first !== '&' && first !== '!') || text[end - 1] === ':') return { start, tag };
    if (first === '!')
      tag = { start: word, end, name: text.slice(word, end).replace(/^!!|^!<tag:yaml\.org,2002:|>$/g, '') };
    start = word;
  }
}

/** Whether a key is written behind a `?`. Edits leave such entries alone. */
export function isExplicitKey(text: string, start: number): boolean {
  const before = /(?:^|[\s[{,])\?$/;
  const end = skipSpacesBack(text, start);
  const from = lineStart(text, start);
  if (end > from) return before.test(text.slice(from, end));
  return from > 0 && before.test(text.slice(lineStart(text, from - 1), from).trim());
}

/** Whether an anchor in `[from, to)` is used by an alias outside of it, so that the text there must stay. */
export function holdsUsedAnchor(text: string, from: number, to: number): boolean {
  for (const [, name] of text.slice(from, to).matchAll(/(?<![^\s,[\]{}])&([^\s,[\]{}]+)/g)) {
    const alias = `*${name}`;
    for (let at = text.indexOf(alias); at >= 0; at = text.indexOf(alias, at + 1))
      if (at < from || at >= to) return true;
  }
  return false;
}

/** Where the line break begins that ends right before `start`, the beginning of a line or the end of the text. */
export function breakBefore(text: string, start: number): number {
  if (start === 0 || text[start - 1] !== '\n') return start;
  return text[start - 2] === '\r' ? start - 2 : start - 1;
}

/** The line break that the text uses. */
export function lineBreakOf(text: string): string {
  const found = text.indexOf('\n');
  return found > 0 && text[found - 1] === '\r' ? '\r\n' : '\n';
}

/** The scalar or flow collection that ends a node, in the order of the text. */
export function lastLeaf(node: Node): Node {
  let leaf = node;
  while (leaf.kind !== 'scalar' && !leaf.flow && !leaf.aliased) {
    const children = leaf.kind === 'list' ? leaf.items : leaf.entries.filter((entry) => !entry.key.aliased);
    const last = children.at(-1);
    const child = last && 'key' in last ? last.value : last;
    // A merge key in last place is no entry; nothing that it could bring ends in a block scalar.
    if (!child || child.end < leaf.end) return leaf;
    leaf = child;
  }
  return leaf;
}

export function isBlockScalar(node: Node): node is ScalarNode {
  return node.kind === 'scalar' && !node.aliased && (node.style === 'literal' || node.style === 'folded');
}

/** Where the first line begins that no longer belongs to a block node. */
export function lineAfter(text: string, node: Node): number {
  const leaf = lastLeaf(node);
  const next = nextLine(text, node.end);
  return isBlockScalar(leaf) ? skipContentBlanks(text, next, leaf) : next;
}

/**
 * Steps over the blank lines behind a block scalar that are part of its value: all of them when it keeps line breaks
 * (`|+`), else those up to the last that has spaces in it.
 */
export function skipContentBlanks(text: string, at: number, scalar: ScalarNode): number {
  const keeps = /^[|>][0-9]*\+/.test(text.slice(scalar.start, scalar.start + 3));
  let found = at;
  for (let line = at; line < text.length; line = nextLine(text, line)) {
    const end = lineEnd(text, line);
    if (!isBlank(text, line, end)) break;
    if (keeps || end > line) found = nextLine(text, line);
  }
  return found;
}

/** The first line from `at` on that is not blank, when it is a comment further in than `column`. */
export function deepComment(text: string, at: number, column: number): { start: number; end: number } | undefined {
  for (let line = at; line < text.length; line = nextLine(text, line)) {
    const words = skipSpaces(text, line);
    if (words >= lineEnd(text, line)) continue;
    return text[words] === '#' && words - line > column ? { start: line, end: words } : undefined;
  }
  return undefined;
}

/** The style of the block collections around `at`, learnt from the lines next to it. */
export function blockStyleNear(text: string, at: number): BlockStyle {
  const window = text.slice(Math.max(0, at - reach), at + reach);
  let width: number | undefined;
  let listIndent: number | undefined;
  let parent: number | undefined;
  for (const line of window.split('\n')) {
    const [, spaces, dashes, words] = /^( *)((?:- +)*)(.*)$/s.exec(line)!;
    if (!words || words.trim() === '' || words.startsWith('#')) continue;
    const column = spaces!.length;
    if (parent !== undefined && dashes !== '' && column >= parent) listIndent ??= column - parent;
    else if (parent !== undefined && column > parent) width ??= Math.min(column - parent, 8);
    if (width !== undefined && listIndent !== undefined) break;
    parent = /:[ \t\r]*(?:#.*)?$/.test(words) ? column + dashes!.length : undefined;
  }
  const step = width ?? 2;
  return { width: step, listIndent: Math.min(listIndent ?? step, 8), quote: quoteNear(window), literals: true };
}

/** The quote that strings around here are written with. */
function quoteNear(window: string): Quote {
  const single = window.match(/[:\-[{,] '/g)?.length ?? 0;
  return single > (window.match(/[:\-[{,] "/g)?.length ?? 0) ? "'" : '"';
}

/** How many characters before and behind a place say what style it has. */
const reach = 4000;
