/** Sets of IPv4 and IPv6 addresses, made from CIDR blocks and read back as ranges or blocks. */

import { type AddressBlock, blocksOf, formatBlock, intervalOf } from './address-block.ts';
import { addressBits, type Family, formatAddress } from './address-text.ts';
import type { Algebra } from './algebra.ts';
import { IntervalSet } from './interval-set.ts';

/** The addresses of one family from `first` to `last`, both included; numbers for IPv4, bigints for IPv6. */
export interface AddressRange {
  readonly family: Family;
  readonly first: number | bigint;
  readonly last: number | bigint;
}

/**
 * A set of addresses. The universe is every IPv4 address and every IPv6 address.
 *
 * The families are two lines of numbers that never meet: `v4` within 0 to 2^32 - 1, `v6` within 0 to 2^128 - 1, each
 * ordered, non-overlapping and non-touching.
 */
export class AddressSet implements Algebra<AddressSet> {
  static readonly empty = new AddressSet(IntervalSet.empty(), IntervalSet.empty());
  static readonly allV4 = new AddressSet(IntervalSet.of(0, 2 ** addressBits[4] - 1), IntervalSet.empty());
  static readonly allV6 = new AddressSet(IntervalSet.empty(), IntervalSet.of(0n, (1n << BigInt(addressBits[6])) - 1n));
  static readonly all = new AddressSet(AddressSet.allV4.v4, AddressSet.allV6.v6);

  readonly v4: IntervalSet<number>;
  readonly v6: IntervalSet<bigint>;
  #key: string | undefined;

  private constructor(v4: IntervalSet<number>, v6: IntervalSet<bigint>) {
    this.v4 = v4;
    this.v6 = v6;
  }

  static ofFamily(family: Family): AddressSet {
    return family === 4 ? AddressSet.allV4 : AddressSet.allV6;
  }

  /** The addresses of one CIDR block; a block that cannot exist, such as a /40 of IPv4, holds none. */
  static ofBlock(block: AddressBlock): AddressSet {
    const interval = intervalOf(block);
    return interval ? AddressSet.ofRange({ family: block.family, ...interval }) : AddressSet.empty;
  }

  /** The addresses of the block that lie in none of the `except` blocks, as `IPBlock` of a NetworkPolicy means it. */
  static ofBlockExcept(block: AddressBlock, except: Iterable<AddressBlock>): AddressSet {
    return AddressSet.ofBlock(block).subtract(AddressSet.unionAll(Array.from(except, AddressSet.ofBlock)));
  }

  /** The addresses of a range whose ends are whole numbers; what lies outside of the family falls away. */
  static ofRange({ family, first, last }: AddressRange): AddressSet {
    if (family === 4) {
      const v4 = IntervalSet.of(Number(first), Number(last));
      return AddressSet.#of(AddressSet.allV4.v4.intersect(v4), IntervalSet.empty());
    }
    const v6 = IntervalSet.of(BigInt(first), BigInt(last));
    return AddressSet.#of(IntervalSet.empty(), AddressSet.allV6.v6.intersect(v6));
  }

  static unionAll(sets: Iterable<AddressSet>): AddressSet {
    const list = [...sets];
    const v4 = IntervalSet.unionAll(list.map((set) => set.v4));
    const v6 = IntervalSet.unionAll(list.map((set) => set.v6));
    return AddressSet.#of(v4, v6);
  }

  static #of(v4: IntervalSet<number>, v6: IntervalSet<bigint>): AddressSet {
    return v4.isEmpty && v6.isEmpty ? AddressSet.empty : new AddressSet(v4, v6);
  }

  get isEmpty(): boolean {
    return this.v4.isEmpty && this.v6.isEmpty;
  }

  get key(): string {
    this.#key ??= `${this.v4.key};${this.v6.key}`;
    return this.#key;
  }

  /** How many addresses are in the set, exactly. */
  get size(): bigint {
    return this.v4.size + this.v6.size;
  }

  has(family: Family, address: number | bigint): boolean {
    return family === 4 ? this.v4.has(Number(address)) : this.v6.has(BigInt(address));
  }

  union(other: AddressSet): AddressSet {
    return this.#with(other, this.v4.union(other.v4), this.v6.union(other.v6));
  }

  intersect(other: AddressSet): AddressSet {
    return this.#with(other, this.v4.intersect(other.v4), this.v6.intersect(other.v6));
  }

  subtract(other: AddressSet): AddressSet {
    return this.#with(other, this.v4.subtract(other.v4), this.v6.subtract(other.v6));
  }

  contains(other: AddressSet): boolean {
    return this.v4.contains(other.v4) && this.v6.contains(other.v6);
  }

  equals(other: AddressSet): boolean {
    return this.v4.equals(other.v4) && this.v6.equals(other.v6);
  }

  /** The contiguous ranges in increasing order, IPv4 before IPv6. */
  *[Symbol.iterator](): Generator<AddressRange, void> {
    for (const { first, last } of this.v4) yield { family: 4, first, last };
    for (const { first, last } of this.v6) yield { family: 6, first, last };
  }

  /** The fewest CIDR blocks whose union is exactly this set, IPv4 before IPv6. */
  blocks(): AddressBlock[] {
    return [...this].flatMap(({ family, first, last }) =>
      blocksOf(family, { first: BigInt(first), last: BigInt(last) }),
    );
  }

  /** For people: the CIDR blocks, or `no addresses`. */
  toString(): string {
    return this.isEmpty ? 'no addresses' : this.blocks().map(formatBlock).join(', ');
  }

  #with(other: AddressSet, v4: IntervalSet<number>, v6: IntervalSet<bigint>): AddressSet {
    if (v4 === this.v4 && v6 === this.v6) return this;
    return v4 === other.v4 && v6 === other.v6 ? other : AddressSet.#of(v4, v6);
  }
}

/** The range as `first-last`, the form of an external endpoint's id. */
export function formatRange({ family, first, last }: AddressRange): string {
  return `${formatAddress(family, first)}-${formatAddress(family, last)}`;
}
