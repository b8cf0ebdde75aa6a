/** Answers label selectors over many labelled things at once, also where some labels cannot be known. */

import type { Labels, Requirement, Selector } from '../kubernetes/labels.ts';
import { type Bounded, exactly, intersection } from './bounded.ts';
import { BitSet } from './sets/bit-set.ts';

/** The labels of one thing, and what is not known of them. */
export interface Labelled {
  readonly labels: Labels;
  /** Keys that are present with a value that only the running cluster knows, each with the text that the value begins with. */
  readonly unknownValues: ReadonlyMap<string, string>;
  /** Whether there may be further labels beside those. */
  readonly open: boolean;
}

/** The things are known by their positions in the list that the index was made from. */
export class LabelIndex {
  readonly all: BitSet;
  readonly #open: BitSet;
  readonly #byKey = new Map<string, KeyIndex>();
  readonly #answers = new Map<string, Bounded<BitSet>>();

  /** Only labels with one of the `keys` are looked at; selectors must not ask for others. */
  constructor(things: readonly Labelled[], keys: Iterable<string>) {
    this.all = BitSet.ofRange(0, things.length - 1);
    this.#open = BitSet.of(positions(things, (thing) => thing.open));
    for (const key of keys) this.#byKey.set(key, indexKey(things, key));
  }

  select(selector: Selector): Bounded<BitSet> {
    const known = this.#answers.get(selector.key);
    if (known) return known;
    let answer = exactly(this.all);
    for (const requirement of selector.requirements) answer = intersection(answer, this.#holding(requirement));
    this.#answers.set(selector.key, answer);
    return answer;
  }

  #holding(requirement: Requirement): Bounded<BitSet> {
    switch (requirement.operator) {
      case 'In':
        return this.#having(requirement.key, requirement.values);
      case 'NotIn':
        return this.#complement(this.#having(requirement.key, requirement.values));
      case 'Exists':
        return this.#having(requirement.key, undefined);
      case 'DoesNotExist':
        return this.#complement(this.#having(requirement.key, undefined));
    }
  }

  /** The things that have the key with one of the values, or with any value when none are given. */
  #having(key: string, values: readonly string[] | undefined): Bounded<BitSet> {
    const index = this.#byKey.get(key);
    if (!index) return { certain: BitSet.empty, possible: this.#open };
    const present = BitSet.unionAll([index.known, ...index.unknown.values()]);
    const hidden = this.#open.subtract(present);
    if (!values) return { certain: present, possible: present.union(hidden) };
    const certain = BitSet.unionAll(values.map((value) => index.byValue.get(value) ?? BitSet.empty));
    const guessed = [...index.unknown].filter(([start]) => values.some((value) => value.startsWith(start)));
    if (guessed.length === 0 && hidden.isEmpty) return exactly(certain);
    return { certain, possible: BitSet.unionAll([certain, hidden, ...guessed.map(([, things]) => things)]) };
  }

  #complement({ certain, possible }: Bounded<BitSet>): Bounded<BitSet> {
    const sure = this.all.subtract(possible);
    return certain === possible ? exactly(sure) : { certain: sure, possible: this.all.subtract(certain) };
  }
}

interface KeyIndex {
  readonly known: BitSet;
  readonly byValue: ReadonlyMap<string, BitSet>;
  /** By the text that the unknown value begins with. */
  readonly unknown: ReadonlyMap<string, BitSet>;
}

function indexKey(things: readonly Labelled[], key: string): KeyIndex {
  const byValue = new Map<string, number[]>();
  const unknown = new Map<string, number[]>();
  things.forEach((thing, position) => {
    const value = thing.labels.get(key);
    const start = thing.unknownValues.get(key);
    if (value !== undefined) add(byValue, value, position);
    else if (start !== undefined) add(unknown, start, position);
  });
  const sets = asSets(byValue);
  return { known: BitSet.unionAll(sets.values()), byValue: sets, unknown: asSets(unknown) };
}

function add(lists: Map<string, number[]>, key: string, position: number): void {
  const list = lists.get(key);
  if (list) list.push(position);
  else lists.set(key, [position]);
}

function asSets(lists: ReadonlyMap<string, readonly number[]>): Map<string, BitSet> {
  return new Map([...lists].map(([key, list]) => [key, BitSet.of(list)]));
}

function positions<T>(list: readonly T[], test: (item: T) => boolean): number[] {
  return list.flatMap((item, position) => (test(item) ? [position] : []));
}
