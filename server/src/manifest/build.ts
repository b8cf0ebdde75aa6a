/** Puts nodes together the same way for both parsers: ranges, aliases, merge keys, repeated keys and bounds. */

import type { Range } from '../text/range.ts';
import {
  type Bounds,
  Entry,
  ListNode,
  MapNode,
  type Node,
  type Problem,
  type ProblemCode,
  ScalarNode,
  type ScalarStyle,
} from './located.ts';
import { resolvePlain, resolveTagged } from './scalars.ts';

const yamlNamespace = 'tag:yaml.org,2002:';

/** Collects the nodes and problems of one document. */
export class TreeBuilder {
  readonly text: string;
  readonly problems: Problem[] = [];
  readonly #bounds: Bounds;
  readonly #anchors = new Map<string, Node>();
  #aliasedNodes = 0;

  constructor(text: string, bounds: Bounds) {
    this.text = text;
    this.#bounds = bounds;
  }

  problem(code: ProblemCode, message: string, at: Range): void {
    this.problems.push({ code, message, at });
  }

  scalar(start: number, end: number, source: string, style: ScalarStyle, tag: string | undefined): ScalarNode {
    const plain = style === 'plain';
    if (tag !== undefined) return new ScalarNode(start, end, resolveTagged(shortTag(tag), source, plain), style);
    return new ScalarNode(start, end, plain ? resolvePlain(source) : source, style);
  }

  /** The null of a value that was left out: an empty range behind the next `mark`, or at `from` when there is none. */
  nothing(from: number, mark: ':' | '-'): ScalarNode {
    const found = skipBlank(this.text, from);
    const at = this.text[found] === mark ? found + 1 : from;
    return new ScalarNode(at, at, null, 'plain');
  }

  map(start: number, flow: boolean, entries: Entry[]): MapNode {
    this.#reportRepeatedKeys(entries);
    const all = entries.some((entry) => isMergeKey(entry.key)) ? this.#merge(entries) : entries;
    const last = entries.at(-1);
    const inner = last === undefined ? start + 1 : Math.max(last.value.end, last.key.end);
    return new MapNode(start, this.#close(start, inner, '{', '}'), flow, all);
  }

  list(start: number, flow: boolean, items: Node[]): ListNode {
    return new ListNode(start, this.#close(start, items.at(-1)?.end ?? start + 1, '[', ']'), flow, items);
  }

  anchor(name: string, node: Node): void {
    this.#anchors.set(name, node);
  }

  alias(name: string, at: Range): Node {
    const target = this.#anchors.get(name);
    if (target) return this.#copy(target, at);
    this.problem('unknown-anchor', `No anchor ${name} stands before this alias.`, at);
    return new ScalarNode(at.start, at.end, null, 'plain', true);
  }

  /** The end of a collection: behind its closing bracket when it has one, else the end of its last child. */
  #close(start: number, inner: number, open: string, close: string): number {
    if (this.text[start] !== open) return inner;
    let at = inner;
    for (;;) {
      at = skipBlank(this.text, at);
      if (this.text[at] === close) return at + 1;
      if (this.text[at] !== ',') return inner;
      at++;
    }
  }

  #copy(node: Node, at: Range): Node {
    if (++this.#aliasedNodes > this.#bounds.aliasedNodes) {
      if (this.#aliasedNodes === this.#bounds.aliasedNodes + 1) {
        this.problem(
          'too-many-aliases',
          `Aliases of this document stand for more than ${this.#bounds.aliasedNodes} values.`,
          at,
        );
      }
      return new ScalarNode(at.start, at.end, null, 'plain', true);
    }
    const { start, end } = at;
    if (node.kind === 'scalar') return new ScalarNode(start, end, node.value, node.style, true);
    if (node.kind === 'list') {
      return new ListNode(
        start,
        end,
        node.flow,
        node.items.map((item) => this.#copy(item, at)),
        true,
      );
    }
    return new MapNode(
      start,
      end,
      node.flow,
      node.entries.map((entry) => this.#copyEntry(entry, at)),
      true,
    );
  }

  #copyEntry(entry: Entry, at: Range): Entry {
    return new Entry(
      new ScalarNode(at.start, at.end, entry.key.value, entry.key.style, true),
      this.#copy(entry.value, at),
    );
  }

  /** YAML 1.1 merge keys: what is written wins over what is merged, an earlier source over a later one. */
  #merge(entries: readonly Entry[]): Entry[] {
    const written = entries.filter((entry) => !isMergeKey(entry.key));
    const names = new Set(written.map((entry) => entry.name));
    const merged: Entry[] = [];
    for (const { key, value } of entries) {
      if (!isMergeKey({ value: key.value, style: key.style })) continue;
      for (const source of value.kind === 'list' ? value.items : [value]) {
        if (source.kind !== 'map') {
          this.problem('merge-value', 'A merge key takes a mapping or a list of mappings.', source.at);
          continue;
        }
        for (const entry of source.entries) {
          if (names.has(entry.name)) continue;
          names.add(entry.name);
          merged.push(entry.key.aliased ? entry : this.#copyEntry(entry, source.at));
        }
      }
    }
    return [...written, ...merged];
  }

  #reportRepeatedKeys(entries: readonly Entry[]): void {
    if (entries.length < 2) return;
    const seen = new Set<string>();
    for (const entry of entries) {
      const { name } = entry;
      if (seen.has(name)) this.problem('duplicate-key', `The key ${name} stands twice in this mapping.`, entry.key.at);
      seen.add(name);
    }
  }
}

/**
 * The range of a block scalar whose content lies in `[contentStart, contentEnd)`: from its `|` or `>`, found on the line
 * above the content, to its last character that is not white space.
 */
export function blockScalarRange(text: string, contentStart: number, contentEnd: number): Range {
  const lineEnd = contentStart > 0 && text[contentStart - 1] === '\n' ? contentStart - 1 : contentStart;
  const lineStart = text.lastIndexOf('\n', lineEnd - 1) + 1;
  const header = /[|>][-+0-9]*(?=[ \t]*(?:[ \t]#.*)?\r?$)/.exec(text.slice(lineStart, lineEnd));
  if (!header) return { start: contentStart, end: contentEnd };
  const start = lineStart + header.index;
  let end = contentEnd;
  while (end > contentStart && isWhite(text.charCodeAt(end - 1))) end--;
  return { start, end: end > contentStart ? end : start + header[0].length };
}

/** The first offset from `at` on that is neither white space nor in a comment. */
export function skipBlank(text: string, at: number): number {
  for (let i = at; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (isWhite(code)) continue;
    if (code !== 35 || (i > 0 && !isWhite(text.charCodeAt(i - 1)))) return i;
    const end = text.indexOf('\n', i);
    if (end < 0) return text.length;
    i = end;
  }
  return text.length;
}

function isMergeKey(key: { value: unknown; style: ScalarStyle }): boolean {
  return key.value === '<<' && key.style === 'plain';
}

function shortTag(tag: string): string {
  if (tag.startsWith('!!')) return tag.slice(2);
  return tag.startsWith(yamlNamespace) ? tag.slice(yamlNamespace.length) : tag;
}

function isWhite(code: number): boolean {
  return code === 32 || code === 9 || code === 10 || code === 13 || code === 0xfeff;
}
