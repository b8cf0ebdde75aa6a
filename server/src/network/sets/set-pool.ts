/** Keeps one object for each distinct set of a big table, and never computes the same pair of them twice. */

import type { Algebra } from './algebra.ts';

/**
 * A pool of distinct sets, numbered from 0 in the order in which they were first met.
 *
 * A table of many cells holds these numbers instead of sets. Numbers are equal exactly when their sets are; they mean
 * nothing outside of the pool. A pool only grows, so it belongs to one answer and is dropped with it.
 */
export class SetPool<S extends Algebra<S>> {
  readonly #numbers = new Map<string, number>();
  readonly #sets: S[] = [];
  readonly #unions: Pairs = [];
  readonly #intersections: Pairs = [];

  /** How many distinct sets the pool has met. */
  get size(): number {
    return this.#sets.length;
  }

  /** The number of the set equal to `set`. */
  numberOf(set: S): number {
    const known = this.#numbers.get(set.key);
    if (known !== undefined) return known;
    const number = this.#sets.length;
    this.#numbers.set(set.key, number);
    this.#sets.push(set);
    return number;
  }

  /** The set of a number that this pool gave. */
  at(number: number): S {
    const set = this.#sets[number];
    if (!set) throw new RangeError(`The pool holds ${this.size} sets and none is number ${number}.`);
    return set;
  }

  /** The one object that stands for every set equal to `set`. */
  share(set: S): S {
    return this.at(this.numberOf(set));
  }

  /** The number of the union of two sets that are given by their numbers. */
  union(a: number, b: number): number {
    if (a === b) return a;
    return recall(this.#unions, a, b) ?? remember(this.#unions, a, b, this.numberOf(this.at(a).union(this.at(b))));
  }

  /** The number of the intersection of two sets that are given by their numbers. */
  intersect(a: number, b: number): number {
    if (a === b) return a;
    const known = recall(this.#intersections, a, b);
    return known ?? remember(this.#intersections, a, b, this.numberOf(this.at(a).intersect(this.at(b))));
  }
}

/** Results by the smaller operand and then the larger; both verbs are commutative. */
type Pairs = (Map<number, number> | undefined)[];

function recall(pairs: Pairs, a: number, b: number): number | undefined {
  return a < b ? pairs[a]?.get(b) : pairs[b]?.get(a);
}

function remember(pairs: Pairs, a: number, b: number, result: number): number {
  const [smaller, larger] = a < b ? [a, b] : [b, a];
  pairs[smaller] ??= new Map();
  pairs[smaller].set(larger, result);
  return result;
}
