/** The located tree: YAML values together with the places they were written, whichever parser read them. */

import type { Range } from '../text/range.ts';

export type Node = ScalarNode | MapNode | ListNode;
export type ScalarValue = string | number | boolean | null;
export type ScalarStyle = 'plain' | 'single' | 'double' | 'literal' | 'folded';

/**
 * A scalar. `at` includes quotes and the `|` or `>` of a block scalar; a block scalar ends with its last character that
 * is not white space. A value left out (`key:`) is null, with an empty range behind the colon or the dash.
 */
export class ScalarNode {
  declare readonly kind: 'scalar';
  readonly start: number;
  readonly end: number;
  readonly value: ScalarValue;
  readonly style: ScalarStyle;
  /** Reached through an alias or a merge key: the range is the place of use, which must not be edited for the value. */
  declare readonly aliased: boolean;

  constructor(start: number, end: number, value: ScalarValue, style: ScalarStyle, aliased = false) {
    this.start = start;
    this.end = end;
    this.value = value;
    this.style = style;
    if (aliased) this.aliased = true;
  }

  get at(): Range {
    return { start: this.start, end: this.end };
  }
}

/** One key of a mapping and its value. */
export class Entry {
  readonly key: ScalarNode;
  readonly value: Node;

  constructor(key: ScalarNode, value: Node) {
    this.key = key;
    this.value = value;
  }

  /** The key as JSON has it: `on: x` has the key `true`, `1: x` the key `1`. */
  get name(): string {
    return typeof this.key.value === 'string' ? this.key.value : String(this.key.value);
  }
}

/**
 * A mapping, from its first key (or its `{`) to the end of its last value (or its `}`). A block mapping whose first key
 * has an anchor or a tag begins with that.
 */
export class MapNode {
  declare readonly kind: 'map';
  readonly start: number;
  readonly end: number;
  readonly flow: boolean;
  readonly entries: readonly Entry[];
  declare readonly aliased: boolean;

  constructor(start: number, end: number, flow: boolean, entries: readonly Entry[], aliased = false) {
    this.start = start;
    this.end = end;
    this.flow = flow;
    this.entries = entries;
    if (aliased) this.aliased = true;
  }

  get at(): Range {
    return { start: this.start, end: this.end };
  }

  /** The entry that counts for a key: the last one written, as the API server's decoder has it. */
  entry(name: string): Entry | undefined {
    for (let i = this.entries.length - 1; i >= 0; i--) {
      const entry = this.entries[i]!;
      if (entry.key.value === name || entry.name === name) return entry;
    }
    return undefined;
  }

  get(name: string): Node | undefined {
    return this.entry(name)?.value;
  }
}

/** A sequence, from its first dash (or its `[`) to the end of its last item (or its `]`). */
export class ListNode {
  declare readonly kind: 'list';
  readonly start: number;
  readonly end: number;
  readonly flow: boolean;
  readonly items: readonly Node[];
  declare readonly aliased: boolean;

  constructor(start: number, end: number, flow: boolean, items: readonly Node[], aliased = false) {
    this.start = start;
    this.end = end;
    this.flow = flow;
    this.items = items;
    if (aliased) this.aliased = true;
  }

  get at(): Range {
    return { start: this.start, end: this.end };
  }
}

// A workspace holds millions of nodes, so what all or nearly all of them share stands on the prototypes.
Object.assign(ScalarNode.prototype, { kind: 'scalar', aliased: false });
Object.assign(MapNode.prototype, { kind: 'map', aliased: false });
Object.assign(ListNode.prototype, { kind: 'list', aliased: false });

export type ProblemCode =
  | 'syntax'
  | 'duplicate-key'
  | 'unsupported-key'
  | 'unknown-anchor'
  | 'bare-asterisk'
  | 'merge-value'
  | 'too-many-aliases'
  | 'too-deep'
  | 'too-large'
  | 'too-many-documents';

/** What is wrong with the text as YAML. Problems are values: parsing never throws. */
export interface Problem {
  readonly code: ProblemCode;
  readonly message: string;
  readonly at: Range;
}

/** One YAML document of a file. An empty document, or one that holds only comments, has no contents. */
export interface Document {
  /** From its `---` (or the start of the text) to the next `---` (or the end). */
  readonly at: Range;
  readonly contents: Node | undefined;
  readonly problems: readonly Problem[];
}

export function isMap(node: Node | undefined): node is MapNode {
  return node?.kind === 'map';
}

export function isList(node: Node | undefined): node is ListNode {
  return node?.kind === 'list';
}

export function isScalar(node: Node | undefined): node is ScalarNode {
  return node?.kind === 'scalar';
}

/** The entries that stand in the mapping itself, not those that merge keys brought in. */
export function writtenEntries(map: MapNode): Entry[] {
  return map.entries.filter((entry) => !isMerged(entry));
}

/** Whether a merge key brought the entry in: then the merged value's place is that of both its key and its value. */
export function isMerged({ key, value }: Entry): boolean {
  return key.aliased && value.aliased && key.start === value.start;
}

/** The string that a node holds, or undefined when it holds something else. */
export function stringOf(node: Node | undefined): string | undefined {
  return node?.kind === 'scalar' && typeof node.value === 'string' ? node.value : undefined;
}

/** The plain value of a node, without places. Keys are as JSON has them. */
export function plainValue(node: Node): unknown {
  if (node.kind === 'scalar') return node.value;
  if (node.kind === 'list') return node.items.map(plainValue);
  return Object.fromEntries(node.entries.map((entry) => [entry.name, plainValue(entry.value)]));
}

/** The document that an offset is in: the later of two at the place where they meet. */
export function documentAt(documents: readonly Document[], offset: number): Document | undefined {
  let low = 0;
  let high = documents.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (documents[middle]!.at.start <= offset) low = middle;
    else high = middle - 1;
  }
  return documents[low];
}

/** Whether two plain values are equal; the order of keys says nothing. */
export function isSameValue(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  const [left, right] = [Object.entries(a), new Map(Object.entries(b))];
  if (Array.isArray(a) !== Array.isArray(b) || left.length !== right.size) return false;
  return left.every(([key, value]) => right.has(key) && isSameValue(value, right.get(key)));
}
