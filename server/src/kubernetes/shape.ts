/**
 * Shapes: one description of an API type gives both its typed, located reading and the problems that strict decoding
 * would report. Defaults and value checks are not here: reading says only what was written.
 */

import type { Entry, MapNode, Node, ScalarNode } from '../manifest/located.ts';
import type { Located, Range } from '../text/range.ts';
import type { Expected, ShapeProblem } from './shape-problem.ts';

/** How a value of an API type is read. Wrong types are reported and read as closely as they can be. */
export interface Shape<T> {
  /** The names of the fields, where the type is an object. */
  readonly fields?: ReadonlySet<string>;
  read(node: Node, context: ReadContext, key: ScalarNode | undefined): T | undefined;
}

export type ReadAs<S> = S extends Shape<infer T> ? T : never;

/** Something written as a mapping or a list: where, and under which key. List items have no key. */
export interface Placed {
  readonly node: Node;
  readonly key: ScalarNode | undefined;
}

/** An object of the API: every field that the shape names, undefined when it was left out or null. */
export type ObjectOf<F extends Fields> = Placed & { readonly [K in keyof F]: ReadAs<F[K]> | undefined };

export interface ListOf<T> extends Placed {
  readonly items: readonly T[];
}

/** A map from strings to strings, such as labels. */
export interface StringMap extends Placed {
  readonly entries: readonly StringEntry[];
  get(name: string): string | undefined;
}

export interface StringEntry {
  readonly key: Located<string>;
  readonly value: Located<string>;
}

export interface ReadContext {
  /** The text that the nodes were read from. */
  readonly text: string;
  /** The objects that are being read, the outermost first. */
  readonly enclosing: Enclosing[];
  report(problem: ShapeProblem): void;
}

export interface Enclosing {
  readonly node: MapNode;
  readonly fields: ReadonlySet<string>;
}

type Fields = Readonly<Record<string, Shape<unknown>>>;

/**
 * Text that a later step replaces: `${VAR}`, `$(VAR)`, `$VAR`, `{{ … }}`, `<% … %>`, `<name>`, `__name__`, the `#{name}#`
 * of Azure Pipelines' Replace Tokens task, `%NAME%`, `%{name}`, `%(name)s` and `@name@`. Nothing is known of its value.
 */
export function isPlaceholder(text: string): boolean {
  return mark.test(text) && placeholder.test(text);
}

/** What every placeholder has and hardly any other text, so that most are told apart by one quick look. */
const mark = /[$<@%]|\{\{|#\{|__/;

const placeholder = new RegExp(
  [
    // Lower-case words behind a dollar may be the variables of a proxy, such as $host; alone they are nothing else.
    /\$\{|\$\(|^\$[A-Za-z_]|\$[A-Z_]/,
    /\{\{|<%|^<[^<>]+>$|<[A-Za-z][\w .-]*>/,
    /#\{[A-Za-z_][^{}]*\}|(?<!\w)__[A-Za-z0-9][\w.-]*__(?!\w)/,
    // Escaped bytes in a path, such as %C3%A9, have two letters.
    /%\{[^{}]+\}|%\([^()]+\)s|%[A-Za-z_]\w{2,}%|@[A-Za-z][\w.-]*@/,
  ]
    .map(({ source }) => source)
    .join('|'),
);

export const string = textual('string');

/** A string for which no bare number or boolean can stand, quoted or not: a word of a few, an address. */
export const word = textual('word');

function textual(expected: 'string' | 'word'): Shape<Located<string>> {
  return {
    read(node, context, key) {
      if (node.kind !== 'scalar') return wrong(node, key, expected, context);
      // An item of a list stays an item without its text, as the API server's decoder has it.
      if (node.value === null) return key === undefined ? { value: '', at: node.at } : undefined;
      if (typeof node.value === 'string') return node as Located<string>;
      wrong(node, key, expected, context);
      return { value: sourceOf(node, context), at: node.at };
    },
  };
}

/** A signed integer. A placeholder reads as NaN: something stands there, and nobody knows which number. */
export const integer: Shape<Located<number>> = {
  read(node, context, key) {
    if (node.kind !== 'scalar') return wrong(node, key, 'integer', context);
    const { value } = node;
    if (value === null) return undefined;
    if (typeof value === 'number' && Number.isInteger(value)) return node as Located<number>;
    if (typeof value === 'string' && isPlaceholder(value)) return { value: Number.NaN, at: node.at };
    wrong(node, key, 'integer', context);
    const number = typeof value === 'string' && /^[0-9]+$/.test(value) ? Number(value) : Number.NaN;
    return { value: number, at: node.at };
  },
};

export const boolean: Shape<Located<boolean>> = {
  read(node, context, key) {
    if (node.kind !== 'scalar') return wrong(node, key, 'boolean', context);
    const { value } = node;
    if (value === null) return undefined;
    if (typeof value === 'boolean') return node as Located<boolean>;
    if (typeof value === 'string' && isPlaceholder(value)) return undefined;
    wrong(node, key, 'boolean', context);
    return value === 'true' || value === 'false' ? { value: value === 'true', at: node.at } : undefined;
  },
};

/** A number or a name, such as a target port. */
export const integerOrString: Shape<Located<number | string>> = {
  read(node, context, key) {
    if (node.kind !== 'scalar') return wrong(node, key, 'integer or string', context);
    const { value } = node;
    if (value === null) return undefined;
    if (typeof value === 'string' || (typeof value === 'number' && Number.isInteger(value))) {
      return node as Located<number | string>;
    }
    return wrong(node, key, 'integer or string', context);
  },
};

/** A field whose insides are none of our business. */
export const anything: Shape<Node> = { read: (node) => node };

export const stringMap: Shape<StringMap> = {
  read(node, context, key) {
    if (isNull(node)) return undefined;
    if (node.kind !== 'map') return wrong(node, key, 'map of strings', context);
    if (node.entries.every(holdsStrings)) return new WrittenStringMap(node, key, node.entries);
    const entries: StringEntry[] = [];
    for (const entry of node.entries) {
      const value = entry.value;
      if (value.kind !== 'scalar' || (typeof value.value !== 'string' && value.value !== null)) {
        context.report({ code: 'wrong-type', node: value, key: entry.key, expected: 'string', within: key });
      }
      if (value.kind !== 'scalar') continue;
      const text = typeof value.value === 'string' ? value.value : value.value === null ? '' : sourceOf(value, context);
      entries.push({ key: { value: entry.name, at: entry.key.at }, value: { value: text, at: value.at } });
    }
    return new WrittenStringMap(node, key, entries);
  },
};

/** Whether an entry can be taken as it is, which nearly all can. */
function holdsStrings(entry: Entry): entry is Entry & StringEntry {
  return typeof entry.key.value === 'string' && entry.value.kind === 'scalar' && typeof entry.value.value === 'string';
}

export function list<T>(of: Shape<T>): Shape<ListOf<T>> {
  return {
    read(node, context, key) {
      if (isNull(node)) return undefined;
      if (node.kind !== 'list') return wrong(node, key, of.fields ? 'list of objects' : 'list', context);
      const read = node.items.map((item) => of.read(item, context, undefined));
      return { node, key, items: isComplete(read) ? read : read.filter((item) => item !== undefined) };
    },
  };
}

function isComplete<T>(items: readonly (T | undefined)[]): items is readonly T[] {
  return !items.includes(undefined);
}

/**
 * An object with the given fields. `known` names further fields of the API type that are not read.
 * As a list item null stands for an object without fields, as the API server's decoder has it.
 */
export function object<F extends Fields>(fields: F, known = ''): Shape<ObjectOf<F>> {
  const shapes = new Map(Object.entries(fields));
  const others = new Set(known.split(' ').filter(Boolean));
  const names = [...shapes.keys(), ...others].sort();
  const all = new Set(names);
  const Read = blankOf(shapes.keys());
  return {
    fields: all,
    read(node, context, key) {
      if (isNull(node)) return key === undefined ? (new Read(node, key) as ObjectOf<F>) : undefined;
      if (node.kind !== 'map') return wrong(node, key, 'object', context);
      const result = new Read(node, key);
      context.enclosing.push({ node, fields: all });
      for (const entry of node.entries) {
        const name = entry.name;
        const shape = shapes.get(name);
        if (shape) result[name] = shape.read(entry.value, context, entry.key);
        else if (!others.has(name) && !isPlaceholder(name)) {
          const around = context.enclosing.findLast((one) => one.node !== node && one.fields.has(name))?.node;
          const inside = [...shapes].filter(([, shape]) => shape.fields?.has(name)).map(([field]) => field);
          const fits = (other: string): boolean => isDecodable(shapes.get(other), entry, context.text);
          context.report({ code: 'unknown-field', entry, parent: node, known: names, around, inside, fits });
        }
      }
      context.enclosing.pop();
      return result as ObjectOf<F>;
    },
  };
}

/** Fields that are known by name alone take anything. */
function isDecodable(shape: Shape<unknown> | undefined, { key, value }: Entry, text: string): boolean {
  let problems = 0;
  shape?.read(value, { text, enclosing: [], report: () => problems++ }, key);
  return problems === 0;
}

/**
 * Where to point at for something placed: the value if it stands on one line, else its key, else its first key. For a
 * list item that was left out, the dash.
 */
export function placeOf(placed: Placed, text?: string): Range {
  const { node, key } = placed;
  if (node.kind === 'scalar') {
    return node.end > node.start ? node.at : (key?.at ?? { start: node.start - 1, end: node.start });
  }
  if (node.flow && (text === undefined || !text.slice(node.start, node.end).includes('\n'))) return node.at;
  if (key) return key.at;
  if (node.kind === 'map') return node.entries[0]?.key.at ?? node.at;
  return { start: node.start, end: node.start + 1 };
}

/** The key of a field as it was written in an object, for findings about the field rather than its value. */
export function keyAt(placed: Placed, name: string): Range | undefined {
  return placed.node.kind === 'map' ? placed.node.entry(name)?.key.at : undefined;
}

export function isNull(node: Node): boolean {
  return node.kind === 'scalar' && node.value === null;
}

class WrittenStringMap implements StringMap {
  readonly node: Node;
  readonly key: ScalarNode | undefined;
  readonly entries: readonly StringEntry[];

  constructor(node: Node, key: ScalarNode | undefined, entries: readonly StringEntry[]) {
    this.node = node;
    this.key = key;
    this.entries = entries;
  }

  get(name: string): string | undefined {
    for (let i = this.entries.length - 1; i >= 0; i--) {
      if (this.entries[i]!.key.value === name) return this.entries[i]!.value.value;
    }
    return undefined;
  }
}

/** What an object reads into: its place and nothing else. Fields that were not written are undefined on the prototype. */
type Blank = new (node: Node, key: ScalarNode | undefined) => Record<string, unknown>;

function blankOf(names: Iterable<string>): Blank {
  const Read = class {
    readonly node: Node;
    readonly key: ScalarNode | undefined;

    constructor(node: Node, key: ScalarNode | undefined) {
      this.node = node;
      this.key = key;
    }
  };
  for (const name of names)
    Object.defineProperty(Read.prototype, name, { value: undefined, writable: true, enumerable: true });
  return Read as unknown as Blank;
}

/** Reports a value of another type than its field's, unless a later step replaces it. */
export function wrong(node: Node, key: ScalarNode | undefined, expected: Expected, context: ReadContext): undefined {
  if (node.kind === 'scalar' && typeof node.value === 'string' && isPlaceholder(node.value)) return undefined;
  context.report({ code: 'wrong-type', node, key, expected, within: undefined });
  return undefined;
}

function sourceOf(node: ScalarNode, context: ReadContext): string {
  return node.aliased ? String(node.value) : context.text.slice(node.start, node.end);
}
