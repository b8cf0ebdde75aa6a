/** The address space outside, cut where rules of one direction can tell addresses apart. */

import { type Bounded, exactly } from './bounded.ts';
import type { AddressSet } from './sets/address-set.ts';
import { BitSet } from './sets/bit-set.ts';
import { type Partition, partition } from './sets/partition.ts';

/** Columns of a table that stand for contiguous pieces of the address space; the first has the number `first`. */
export class AddressColumns {
  readonly pieces: readonly AddressSet[];
  readonly #first: number;
  readonly #cut: Partition;
  readonly #byKey: ReadonlyMap<string, BitSet>;

  constructor(universe: AddressSet, blocks: readonly AddressSet[], first: number) {
    this.#first = first;
    this.#cut = partition(universe, blocks);
    this.pieces = this.#cut.pieces;
    this.#byKey = new Map(blocks.map((block, i) => [block.key, this.#shifted(this.#cut.members[i]!)]));
  }

  get all(): BitSet {
    return BitSet.ofRange(this.#first, this.#first + this.pieces.length - 1);
  }

  /** The pieces that lie in the block; where its extent is not known, those that it has some part of are possible. */
  inside({ certain, possible }: Bounded<AddressSet>): Bounded<BitSet> {
    const sure = this.#byKey.get(certain.key) ?? this.#where((piece) => certain.contains(piece));
    if (certain === possible) return exactly(sure);
    return { certain: sure, possible: this.#where((piece) => !possible.intersect(piece).isEmpty) };
  }

  #where(test: (piece: AddressSet) => boolean): BitSet {
    return BitSet.of(this.pieces.flatMap((piece, i) => (test(piece) ? [this.#first + i] : [])));
  }

  #shifted(positions: BitSet): BitSet {
    return BitSet.of(Array.from(positions, (position) => position + this.#first));
  }
}
