/** Puts nodes together the same way for both parsers: ranges, aliases, merge keys, repeated keys and bounds. */

import type { Range } from '../text/range.ts';
import type { Bounds } from './bounds.ts';
import {
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

/** A document with more problems than this is no YAML; the rest would tell nothing new. */
export const mostProblems = 100;
const yamlNamespace = 'tag:yaml.org,2002:';
const anchorName = /^[\w-]+$/;

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
    if (this.problems.length < mostProblems) this.problems.push({ code, message, at });
  }

  plain(start: number, end: number, source: string, tag: string | undefined, inFlow: boolean): ScalarNode {
    if (inFlow && source.includes('?')) {
      const message = 'The YAML reader of Kubernetes ends a value without quotes at a question mark between brackets.';
      this.problem('syntax', message, { start, end });
    }
    const value = tag === undefined ? resolvePlain(source) : resolveTagged(shortTag(tag), source, true);
    return new ScalarNode(start, end, value, 'plain');
  }

  /** A scalar whose style makes it a string, unless a tag says otherwise. */
  quoted(start: number, end: number, source: string, style: ScalarStyle, tag: string | undefined): ScalarNode {
    const value = tag === undefined ? source : resolveTagged(shortTag(tag), source, false);
    return new ScalarNode(start, end, value, style);
  }

  /** What stands for a key that is a mapping or a list. */
  unsupportedKey(node: Node): ScalarNode {
    this.problem('unsupported-key', 'A key must be a scalar: JSON has no other keys.', node.at);
    return new ScalarNode(node.start, node.end, '', 'plain');
  }

  /**
   * The null of a value that was left out: an empty range behind the next `mark`, or at `from` when there is none.
   * A token such as `#{name}#` is a comment to YAML, but it stands for a value that a pipeline puts there.
   */
  nothing(from: number, mark: ':' | '-'): ScalarNode {
    const found = skipBlank(this.text, from);
    const at = this.text[found] === mark && /^[\s,\]}]?$/.test(this.text[found + 1] ?? '') ? found + 1 : from;
    token.lastIndex = at;
    const [, blank, name] = token.exec(this.text) ?? [];
    if (blank === undefined || name === undefined) return new ScalarNode(at, at, null, 'plain');
    const start = at + blank.length;
    return new ScalarNode(start, start + name.length, name, 'plain');
  }

  map(start: number, flow: boolean, entries: Entry[]): MapNode {
    const merges = this.#checkKeys(entries);
    const last = entries.at(-1);
    const inner = last === undefined ? start + 1 : Math.max(last.value.end, last.key.end);
    const end = flow ? this.#close(start, inner, '{', '}') : inner;
    return new MapNode(start, end, flow, merges ? this.#merge(entries) : entries);
  }

  list(start: number, flow: boolean, items: Node[]): ListNode {
    const inner = items.at(-1)?.end ?? start + 1;
    return new ListNode(start, flow ? this.#close(start, inner, '[', ']') : inner, flow, items);
  }

  anchor(name: string, node: Node): void {
    this.#anchors.set(name, node);
    if (anchorName.test(name)) return;
    const message = `The YAML reader of Kubernetes takes letters, digits, - and _ in the name of an anchor, unlike ${name}.`;
    this.problem('syntax', message, { start: node.start, end: node.start });
  }

  alias(name: string, at: Range): Node {
    const target = this.#anchors.get(name);
    if (target) return this.#copy(target, at);
    if (anchorName.test(name)) this.problem('unknown-anchor', `No anchor ${name} stands before this alias.`, at);
    else this.problem('bare-asterisk', 'A value that begins with * needs quotes.', at);
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
      if (!isMergeKey(key)) continue;
      if (value.kind === 'list' && value.aliased) {
        this.problem('merge-value', 'An alias behind a merge key must stand for a mapping.', value.at);
        continue;
      }
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

  /** Reports keys that stand twice and keys that are null; says whether there is a merge key. */
  #checkKeys(entries: readonly Entry[]): boolean {
    let merges = false;
    for (let i = 0; i < entries.length; i++) {
      const { key } = entries[i]!;
      if (key.value === '<<') merges ||= isMergeKey(key);
      else if (key.value === null) this.problem('unsupported-key', 'A key must not be null.', key.at);
    }
    if (entries.length > 1) this.#reportRepeatedKeys(entries);
    return merges;
  }

  #reportRepeatedKeys(entries: readonly Entry[]): void {
    const seen = entries.length > fewEntries ? new Set<string>() : undefined;
    for (let i = 0; i < entries.length; i++) {
      const { key, name } = entries[i]!;
      const repeats = seen ? seen.has(name) : repeatsBefore(entries, i, name);
      if (repeats) this.problem('duplicate-key', `The key ${name} stands twice in this mapping.`, key.at);
      seen?.add(name);
    }
  }
}

/** What Azure Pipelines' Replace Tokens task and Octopus Deploy replace, alone behind a key or a dash. */
const token = /([ \t]+)(#\{[A-Za-z_][^{}\r\n]*\}#?)[ \t]*$/my;

/** Up to this many entries it is faster to compare each with each than to build a set. */
const fewEntries = 8;

function repeatsBefore(entries: readonly Entry[], end: number, name: string): boolean {
  for (let i = 0; i < end; i++) if (entries[i]!.name === name) return true;
  return false;
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

function isMergeKey(key: ScalarNode): boolean {
  return key.value === '<<' && key.style === 'plain';
}

/** The name of a tag of the YAML namespace, however it is written; undefined for any other tag. */
function shortTag(tag: string): string | undefined {
  if (tag.startsWith('!!')) return tag.slice(2);
  const name = tag.startsWith('!<') ? tag.slice(2, -1) : tag;
  return name.startsWith(yamlNamespace) ? name.slice(yamlNamespace.length) : undefined;
}

function isWhite(code: number): boolean {
  return code === 32 || code === 9 || code === 10 || code === 13 || code === 0xfeff;
}
