/**
 * What the YAML reader of Kubernetes refuses although YAML has it, or although neither parser looks: tabs where an
 * indentation or a nested value may begin, and control characters (the scanner of go-yaml, which sigs.k8s.io/yaml uses).
 */

import { isBlockScalar, lineEnd, lineStart, nextLine, skipSpaces } from './layout.ts';
import type { Document, Node, Problem } from './located.ts';
import { type Gap, uncovered } from './uncovered.ts';

/** The first tab of a document that stands where only spaces may; undefined when there is none. */
export function misplacedTab(text: string, document: Document): Problem | undefined {
  const at = tabInScalar(text, document.contents) ?? tabInGaps(text, document);
  if (at === undefined) return undefined;
  const message = 'The YAML reader of Kubernetes takes no tab here: use spaces.';
  return { code: 'syntax', message, at: { start: at, end: at + 1 } };
}

/** The first control character of `[from, to)`, which no part of a YAML text may hold. */
export function controlCharacter(text: string, from: number, to: number): Problem | undefined {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for.
  const found = /[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f]/.exec(text.slice(from, to));
  if (!found) return undefined;
  const start = from + found.index;
  const name = text.charCodeAt(start).toString(16).toUpperCase().padStart(4, '0');
  const message = `A text in YAML holds no control characters; this is U+${name}.`;
  return { code: 'syntax', message, at: { start, end: start + 1 } };
}

function tabInGaps(text: string, document: Document): number | undefined {
  const isBracketed = (node: Node) => node.kind !== 'scalar' && node.flow;
  let tab = text.indexOf('\t', document.at.start);
  for (const gap of uncovered(text, document, isBracketed)) {
    if (tab < gap.start) tab = text.indexOf('\t', gap.start);
    while (tab >= 0 && tab < gap.end) {
      const found = misplacedInLine(text, gap, tab);
      if (found !== undefined) return found;
      tab = text.indexOf('\t', nextLine(text, tab));
    }
    if (tab < 0) return undefined;
  }
  return undefined;
}

/** The line's first tab if a token could begin there: before anything else, or behind a dash or question mark. */
function misplacedInLine(text: string, gap: Gap, tab: number): number | undefined {
  const start = lineStart(text, tab);
  if (start < gap.start) return undefined;
  if (gap.behind && isBlockScalar(gap.behind) && text.slice(gap.start, tab).trim() === '') {
    // Blank lines behind a block scalar belong to it as far as they reach its content's column.
    const content = contentColumn(text, gap.behind);
    if (tab - start >= content && skipSpaces(text, start) >= lineEnd(text, start)) return undefined;
  }
  const before = text.slice(start, tab);
  return /^ *(?:[-?] +)*[-?]?$/.test(before) ? tab : undefined;
}

/** A block scalar whose first line begins with a tab has no indentation that the reader could find. */
function tabInScalar(text: string, node: Node | undefined): number | undefined {
  if (!node || node.aliased) return undefined;
  if (node.kind === 'list') return firstOf(node.items, (item) => tabInScalar(text, item));
  if (node.kind === 'map') return firstOf(node.entries, (entry) => tabInScalar(text, entry.value));
  if ((node.style !== 'literal' && node.style !== 'folded') || /[0-9]/.test(text.slice(node.start, node.start + 3))) {
    return undefined;
  }
  const words = firstContent(text, node);
  return words < node.end && text[words] === '\t' ? words : undefined;
}

function contentColumn(text: string, scalar: Node): number {
  const words = firstContent(text, scalar);
  return words < scalar.end ? words - lineStart(text, words) : 0;
}

/** Where the spaces before a block scalar's first line with content end. */
function firstContent(text: string, scalar: Node): number {
  let line = nextLine(text, scalar.start);
  while (line < scalar.end && skipSpaces(text, line) >= lineEnd(text, line)) line = nextLine(text, line);
  let words = line;
  while (text[words] === ' ') words++;
  return words;
}

function firstOf<T>(items: readonly T[], find: (item: T) => number | undefined): number | undefined {
  for (const item of items) {
    const found = find(item);
    if (found !== undefined) return found;
  }
  return undefined;
}
