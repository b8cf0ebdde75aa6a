/** Sets of whole numbers kept as intervals, over `number` or `bigint`: the one sweep beneath ports and addresses. */

import type { Algebra } from './algebra.ts';

/** A discrete order: whole numbers, as `number` where they stay below 2^53 and as `bigint` where they do not. */
export type Whole = number | bigint;

/** All whole numbers from `first` to `last`, both included. */
export interface Interval<T extends Whole> {
  readonly first: T;
  readonly last: T;
}

/**
 * A set of whole numbers; the universe is the caller's affair.
 *
 * `bounds` holds the places where membership flips, in strictly increasing order and always in pairs: the members are
 * those from `bounds[0]` up to but not including `bounds[1]`, from `bounds[2]` up to but not including `bounds[3]`, and
 * so on. The intervals are therefore ordered, non-overlapping and non-touching, and equal sets have equal bounds.
 */
export class IntervalSet<T extends Whole> implements Algebra<IntervalSet<T>> {
  static readonly #empty = new IntervalSet<never>([]);

  readonly bounds: readonly T[];
  #key: string | undefined;

  private constructor(bounds: readonly T[]) {
    this.bounds = bounds;
  }

  static empty<T extends Whole>(): IntervalSet<T> {
    return IntervalSet.#empty;
  }

  /** The numbers from `first` to `last`, both included; none when `last` lies before `first`. */
  static of<T extends Whole>(first: T, last: T): IntervalSet<T> {
    return first <= last ? new IntervalSet<T>([first, after(last)]) : IntervalSet.#empty;
  }

  /** The union of many sets at once, by one sort instead of one sweep for each. */
  static unionAll<T extends Whole>(sets: Iterable<IntervalSet<T>>): IntervalSet<T> {
    const filled = [...sets].filter((set) => !set.isEmpty);
    if (filled.length === 0) return IntervalSet.#empty;
    if (filled.length === 1) return filled[0]!;
    return new IntervalSet<T>(merged(filled));
  }

  get isEmpty(): boolean {
    return this.bounds.length === 0;
  }

  get key(): string {
    this.#key ??= this.bounds.join(',');
    return this.#key;
  }

  /** How many numbers are in the set, exactly. */
  get size(): bigint {
    let size = 0n;
    for (let i = 0; i < this.bounds.length; i += 2) size += BigInt(this.bounds[i + 1]!) - BigInt(this.bounds[i]!);
    return size;
  }

  /** The intervals in increasing order; between two of them lies at least one number that is not in the set. */
  *[Symbol.iterator](): Generator<Interval<T>, void> {
    for (let i = 0; i < this.bounds.length; i += 2) {
      yield { first: this.bounds[i]!, last: before(this.bounds[i + 1]!) };
    }
  }

  has(value: T): boolean {
    return countUpTo(this.bounds, value) % 2 === 1;
  }

  union(other: IntervalSet<T>): IntervalSet<T> {
    if (this === other || other.isEmpty) return this;
    return this.isEmpty ? other : this.#orNew(sweep(this.bounds, other.bounds, EITHER));
  }

  intersect(other: IntervalSet<T>): IntervalSet<T> {
    if (this === other || this.isEmpty) return this;
    return other.isEmpty ? other : this.#orNew(sweep(this.bounds, other.bounds, BOTH));
  }

  subtract(other: IntervalSet<T>): IntervalSet<T> {
    if (this === other) return IntervalSet.#empty;
    return this.isEmpty || other.isEmpty ? this : this.#orNew(sweep(this.bounds, other.bounds, FORMER_ONLY));
  }

  contains(other: IntervalSet<T>): boolean {
    return this === other || covers(this.bounds, other.bounds);
  }

  equals(other: IntervalSet<T>): boolean {
    return this === other || sameBounds(this.bounds, other.bounds);
  }

  /** Keeps this very object when nothing changed, so that big tables hold few objects. */
  #orNew(bounds: readonly T[]): IntervalSet<T> {
    if (bounds.length === 0) return IntervalSet.#empty;
    return sameBounds(bounds, this.bounds) ? this : new IntervalSet<T>(bounds);
  }
}

/**
 * How many of the increasing `bounds` are at or below `value`.
 * An odd answer means that `value` lies inside one of the intervals that they describe.
 */
export function countUpTo<T extends Whole>(bounds: readonly T[], value: T): number {
  let low = 0;
  let high = bounds.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (bounds[middle]! <= value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The whole number just before `value`. */
export function before<T extends Whole>(value: T): T {
  return (typeof value === 'bigint' ? value - 1n : (value as number) - 1) as T;
}

// Truth tables. Bit 1 answers for "only in the former", bit 2 for "only in the latter", bit 3 for "in both".
const FORMER_ONLY = 0b0010;
const LATTER_ONLY = 0b0100;
const BOTH = 0b1000;
const EITHER = FORMER_ONLY | LATTER_ONLY | BOTH;

/** Walks the bounds of both sets in order and notes each place where the answer of the truth table flips. */
function sweep<T extends Whole>(former: readonly T[], latter: readonly T[], table: number): T[] {
  const flips: T[] = [];
  let i = 0;
  let j = 0;
  let inside = 0;
  while (i < former.length && j < latter.length) {
    const a = former[i]!;
    const b = latter[j]!;
    const passesFormer = a <= b;
    const passesLatter = b <= a;
    if (passesFormer) i++;
    if (passesLatter) j++;
    // Having passed an odd number of bounds means standing inside one of the set's intervals.
    const now = (table >> ((i & 1) | ((j & 1) << 1))) & 1;
    if (now === inside) continue;
    inside = now;
    flips.push(passesFormer ? a : b);
  }
  // One side is used up and stands outside, so the answer follows the other side alone.
  if (table & FORMER_ONLY) while (i < former.length) flips.push(former[i++]!);
  if (table & LATTER_ONLY) while (j < latter.length) flips.push(latter[j++]!);
  return flips;
}

/** The bounds of the union of all sets, which must not be empty. */
function merged<T extends Whole>(sets: readonly IntervalSet<T>[]): T[] {
  const intervals: [T, T][] = [];
  for (const { bounds } of sets) {
    for (let i = 0; i < bounds.length; i += 2) intervals.push([bounds[i]!, bounds[i + 1]!]);
  }
  intervals.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  const flips: T[] = [];
  let [start, end] = intervals[0]!;
  for (const [from, to] of intervals) {
    if (end < from) {
      flips.push(start, end);
      [start, end] = [from, to];
    } else if (end < to) end = to;
  }
  flips.push(start, end);
  return flips;
}

function covers<T extends Whole>(outer: readonly T[], inner: readonly T[]): boolean {
  let i = 0;
  for (let j = 0; j < inner.length; j += 2) {
    while (i < outer.length && outer[i + 1]! <= inner[j]!) i += 2;
    if (i >= outer.length || inner[j]! < outer[i]! || outer[i + 1]! < inner[j + 1]!) return false;
  }
  return true;
}

function sameBounds<T extends Whole>(a: readonly T[], b: readonly T[]): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}

function after<T extends Whole>(value: T): T {
  return (typeof value === 'bigint' ? value + 1n : (value as number) + 1) as T;
}
