/** Sets of small whole numbers, such as the numbers of workload classes, one bit each. */

import type { Algebra } from './algebra.ts';

/**
 * A set of whole numbers from 0 upwards, meant for a few thousand numbers that lie close together.
 *
 * Bit b of `words[w]` stands for the number 32 × w + b. The last word is never zero, so equal sets have equal words.
 * The words are a plain array because small typed arrays cost more to create than the verbs below cost to run.
 */
export class BitSet implements Algebra<BitSet> {
  static readonly empty = new BitSet([]);

  readonly words: readonly number[];
  #key: string | undefined;

  private constructor(words: readonly number[]) {
    this.words = words;
  }

  /** The set of the given whole numbers, none of which may be negative. */
  static of(members: Iterable<number>): BitSet {
    const list = [...members];
    const words = blank(list.reduce((top, member) => Math.max(top, member), -1));
    for (const member of list) words[member >>> 5]! |= 1 << (member & 31);
    return BitSet.#ofWords(words);
  }

  /** The numbers from `first` to `last`, both included; none when `last` lies before `first`. */
  static ofRange(first: number, last: number): BitSet {
    const words = blank(last);
    for (let member = first; member <= last; member++) words[member >>> 5]! |= 1 << (member & 31);
    return BitSet.#ofWords(words);
  }

  /** The union of many sets at once, with a single new object. */
  static unionAll(sets: Iterable<BitSet>): BitSet {
    const list = [...sets];
    const words = blank(32 * list.reduce((length, set) => Math.max(length, set.words.length), 0) - 1);
    for (const set of list) for (let w = 0; w < set.words.length; w++) words[w]! |= set.words[w]!;
    return BitSet.#ofWords(words);
  }

  /** Takes over the words of a set in the making. */
  static #ofWords(words: number[]): BitSet {
    let length = words.length;
    while (length > 0 && words[length - 1] === 0) length--;
    if (length === 0) return BitSet.empty;
    words.length = length;
    return new BitSet(words);
  }

  get isEmpty(): boolean {
    return this.words.length === 0;
  }

  get key(): string {
    this.#key ??= this.words.map((word) => (word >>> 0).toString(36)).join(',');
    return this.#key;
  }

  get size(): number {
    let size = 0;
    for (const word of this.words) size += countBits(word);
    return size;
  }

  has(member: number): boolean {
    return (((this.words[member >>> 5] ?? 0) >>> (member & 31)) & 1) === 1;
  }

  /** Calls `visit` with each member in increasing order, without making a list of them. */
  forEach(visit: (member: number) => void): void {
    for (let w = 0; w < this.words.length; w++) {
      let word = this.words[w]!;
      while (word !== 0) {
        const lowest = word & -word;
        visit((w << 5) + 31 - Math.clz32(lowest));
        word ^= lowest;
      }
    }
  }

  /** The members in increasing order. */
  [Symbol.iterator](): Iterator<number> {
    const members: number[] = [];
    this.forEach((member) => {
      members.push(member);
    });
    return members.values();
  }

  union(other: BitSet): BitSet {
    if (this.contains(other)) return this;
    if (other.contains(this)) return other;
    const [short, long] = this.words.length < other.words.length ? [this, other] : [other, this];
    const words = long.words.slice();
    for (let w = 0; w < short.words.length; w++) words[w]! |= short.words[w]!;
    return BitSet.#ofWords(words);
  }

  intersect(other: BitSet): BitSet {
    const [short, long] = this.words.length < other.words.length ? [this, other] : [other, this];
    if (long.contains(short)) return short;
    const words = short.words.slice();
    for (let w = 0; w < words.length; w++) words[w]! &= long.words[w]!;
    return BitSet.#ofWords(words);
  }

  subtract(other: BitSet): BitSet {
    if (!this.meets(other)) return this;
    const words = this.words.slice();
    const shared = Math.min(words.length, other.words.length);
    for (let w = 0; w < shared; w++) words[w]! &= ~other.words[w]!;
    return BitSet.#ofWords(words);
  }

  /** Whether the sets have a member in common. */
  meets(other: BitSet): boolean {
    const shared = Math.min(this.words.length, other.words.length);
    for (let w = 0; w < shared; w++) if ((this.words[w]! & other.words[w]!) !== 0) return true;
    return false;
  }

  contains(other: BitSet): boolean {
    if (other.words.length > this.words.length) return false;
    for (let w = 0; w < other.words.length; w++) if ((other.words[w]! & ~this.words[w]!) !== 0) return false;
    return true;
  }

  equals(other: BitSet): boolean {
    if (this.words.length !== other.words.length) return false;
    for (let w = 0; w < this.words.length; w++) if (this.words[w] !== other.words[w]) return false;
    return true;
  }
}

/** Words of zeros with room for the numbers up to `top`; none when it is negative. */
function blank(top: number): number[] {
  return new Array<number>(top < 0 ? 0 : (top >>> 5) + 1).fill(0);
}

function countBits(word: number): number {
  const pairs = word - ((word >>> 1) & 0x55555555);
  const nibbles = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((nibbles + (nibbles >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
