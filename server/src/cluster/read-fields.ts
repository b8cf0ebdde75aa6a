/** Reads single fields of a profile out of a located tree: easy on the case of keys and values, exact about places. */

import { type Entry, isList, isMap, isScalar, MapNode, type Node } from '../manifest/located.ts';
import type { Range } from '../text/range.ts';
import type { Place, ProfileProblem, ProfileProblemCode, SourceKind, Stated } from './profile.ts';

/** The text that is being read, and what it is. */
export interface Origin {
  readonly source: SourceKind;
  readonly file: string;
  readonly text: string;
}

/**
 * The fields of one mapping. Absent keys, nulls and placeholders of templates are unknown and no problem; anything of
 * the wrong type is a problem with its place.
 */
export class Fields {
  readonly origin: Origin;
  readonly map: MapNode;
  readonly problems: ProfileProblem[];

  constructor(origin: Origin, map: MapNode, problems: ProfileProblem[]) {
    this.origin = origin;
    this.map = map;
    this.problems = problems;
  }

  /** The entry of the first of the names that is written, in any case; the last one written wins, as in JSON. */
  entry(...names: readonly string[]): Entry | undefined {
    for (const name of names) {
      const wanted = name.toLowerCase();
      const entry = this.map.entries.findLast((written) => written.name.toLowerCase() === wanted);
      if (entry && !isUnknown(entry.value)) return entry;
    }
    return undefined;
  }

  node(...names: readonly string[]): Node | undefined {
    return this.entry(...names)?.value;
  }

  /** A mapping below; without one, an empty one, so that its fields are all unknown. */
  within(...names: readonly string[]): Fields {
    return this.inside(...names) ?? this.#empty();
  }

  /** A mapping below, if there is one. */
  inside(...names: readonly string[]): Fields | undefined {
    const node = this.node(...names);
    if (!node) return undefined;
    if (isMap(node)) return this.of(node);
    this.report('wrong-type', node.at, `${names[0]} must be a mapping.`);
    return undefined;
  }

  /** The items of a list as far as they are mappings. */
  items(...names: readonly string[]): readonly Fields[] | undefined {
    return this.#list(names)?.flatMap((node) => {
      if (isMap(node)) return [this.of(node)];
      this.report('wrong-type', node.at, `${names[0]} must list mappings.`);
      return [];
    });
  }

  text(...names: readonly string[]): Stated<string> | undefined {
    const node = this.node(...names);
    return node && this.#textOf(node, names[0]!);
  }

  /** A list of texts; one text alone counts as a list of one. Items that are no texts are reported and left out. */
  texts(...names: readonly string[]): readonly Stated<string>[] | undefined {
    const node = this.node(...names);
    if (!node) return undefined;
    if (isScalar(node)) {
      const stated = this.#textOf(node, names[0]!);
      return stated && [stated];
    }
    const items = this.#list(names)?.filter((item) => !isUnknown(item));
    return items?.flatMap((item) => this.#textOf(item, names[0]!) ?? []);
  }

  /** A word that YAML may have taken for something else: `1.30` must not become 1.3, nor `Off` false. */
  word(...names: readonly string[]): Stated<string> | undefined {
    const node = this.node(...names);
    if (!node) return undefined;
    if (isScalar(node) && typeof node.value !== 'string') {
      return this.stated(this.origin.text.slice(node.start, node.end), node.at);
    }
    return this.#textOf(node, names[0]!);
  }

  count(...names: readonly string[]): Stated<number> | undefined {
    const node = this.node(...names);
    if (!node) return undefined;
    if (isScalar(node) && Number.isSafeInteger(node.value) && Number(node.value) >= 0) {
      return this.stated(Number(node.value), node.at);
    }
    if (isScalar(node) && typeof node.value === 'string' && /^\d{1,9}$/.test(node.value)) {
      return this.stated(Number(node.value), node.at);
    }
    this.report('wrong-type', node.at, `${names[0]} must be a whole number, 0 or more.`);
    return undefined;
  }

  flag(...names: readonly string[]): Stated<boolean> | undefined {
    const node = this.node(...names);
    if (!node) return undefined;
    if (isScalar(node) && typeof node.value === 'boolean') return this.stated(node.value, node.at);
    if (isScalar(node) && /^(true|false)$/i.test(String(node.value))) {
      return this.stated(/^true$/i.test(String(node.value)), node.at);
    }
    this.report('wrong-type', node.at, `${names[0]} must be true or false.`);
    return undefined;
  }

  /** One of the values, whatever its case. A value that is not listed is unknown, and reported as such. */
  oneOf<T extends string>(values: readonly T[], ...names: readonly string[]): Stated<T> | undefined {
    const stated = this.word(...names);
    if (!stated) return undefined;
    const value = values.find((candidate) => candidate.toLowerCase() === stated.value.toLowerCase());
    if (value !== undefined) return { ...stated, value };
    this.report('unknown-value', stated.at, `${names[0]} is none of ${values.join(', ')}.`);
    return undefined;
  }

  of(map: MapNode): Fields {
    return new Fields(this.origin, map, this.problems);
  }

  stated<T>(value: T, at: Range): Stated<T> {
    return { value, ...this.place(at) };
  }

  place(at: Range): Place {
    return { source: this.origin.source, file: this.origin.file, at };
  }

  /** Notes a problem once, however often the field is read. */
  report(code: ProfileProblemCode, at: Range, message: string): void {
    const problem = { code, message, ...this.place(at) };
    const isNoted = this.problems.some(
      (noted) => noted.message === message && noted.file === problem.file && noted.at.start === at.start,
    );
    if (!isNoted) this.problems.push(problem);
  }

  #textOf(node: Node, name: string): Stated<string> | undefined {
    if (isScalar(node) && typeof node.value === 'string') return this.stated(node.value, node.at);
    this.report('wrong-type', node.at, `${name} must be text.`);
    return undefined;
  }

  #list(names: readonly string[]): readonly Node[] | undefined {
    const node = this.node(...names);
    if (!node) return undefined;
    if (isList(node)) return node.items;
    this.report('wrong-type', node.at, `${names[0]} must be a list.`);
    return undefined;
  }

  #empty(): Fields {
    return this.of(new MapNode(this.map.start, this.map.start, true, []));
  }
}

/** Null says nothing, and neither do `[parameters('x')]`, `${X}` and `{{ x }}`, which something fills in later. */
function isUnknown(node: Node): boolean {
  if (!isScalar(node)) return false;
  if (node.value === null) return true;
  return typeof node.value === 'string' && /^\[.*\]$|\$\{|\$\(|\{\{/.test(node.value);
}
