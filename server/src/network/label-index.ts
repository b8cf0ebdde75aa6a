/** Answers label selectors over many labelled things at once, also where some labels cannot be known. */

import type { Labels, Requirement, Selector } from '../kubernetes/labels.ts';
import { type Bounded, exactly, intersection } from './bounded.ts';
import { BitSet } from './sets/bit-set.ts';

/** The labels of one thing, and what is not known of them. */
export interface Labelled {
  readonly labels: Labels;
  /** Keys that are present with a value that only the running cluster knows, each with the values that it may have. */
  readonly unknownValues: ReadonlyMap<string, (value: string) => boolean>;
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
    const { present } = index;
    const hidden = this.#open.subtract(present);
    if (!values) return { certain: present, possible: present.union(hidden) };
    const certain = BitSet.unionAll(values.map((value) => index.byValue.get(value) ?? BitSet.empty));
    const guessed = index.unknown.filter(({ mayBe }) => values.some(mayBe)).map(({ position }) => position);
    if (guessed.length === 0 && hidden.isEmpty) return exactly(certain);
    return { certain, possible: BitSet.unionAll([certain, hidden, BitSet.of(guessed)]) };
  }

  #complement({ certain, possible }: Bounded<BitSet>): Bounded<BitSet> {
    const sure = this.all.subtract(possible);
    return certain === possible ? exactly(sure) : { certain: sure, possible: this.all.subtract(certain) };
  }
}

interface KeyIndex {
  /** The things that have the key. */
  readonly present: BitSet;
  readonly byValue: ReadonlyMap<string, BitSet>;
  /** Those of them whose value is not known. */
  readonly unknown: readonly { readonly position: number; readonly mayBe: (value: string) => boolean }[];
}

function indexKey(things: readonly Labelled[], key: string): KeyIndex {
  const byValue = new Map<string, number[]>();
  const unknown: { position: number; mayBe: (value: string) => boolean }[] = [];
  things.forEach((thing, position) => {
    const value = thing.labels.get(key);
    const mayBe = thing.unknownValues.get(key);
    const list = value === undefined ? undefined : byValue.get(value);
    if (list) list.push(position);
    else if (value !== undefined) byValue.set(value, [position]);
    else if (mayBe) unknown.push({ position, mayBe });
  });
  const present = [...[...byValue.values()].flat(), ...unknown.map(({ position }) => position)];
  return {
    present: BitSet.of(present),
    byValue: new Map([...byValue].map(([value, list]) => [value, BitSet.of(list)])),
    unknown,
  };
}

function positions<T>(list: readonly T[], test: (item: T) => boolean): number[] {
  return list.flatMap((item, position) => (test(item) ? [position] : []));
}
