/** Cuts a universe of addresses along the edges of sets, so that each set is a union of whole pieces. */

import { AddressSet } from './address-set.ts';
import { BitSet } from './bit-set.ts';
import { before, countUpTo, type Interval, type IntervalSet, type Whole } from './interval-set.ts';

/**
 * The coarsest cut of a universe into contiguous ranges such that no range lies partly inside one of the sets.
 *
 * `pieces` are non-empty, contiguous and disjoint, in increasing order (IPv4 before IPv6), and together the universe.
 * Neighbours are never merged again: between any two lies an edge of at least one set, or a gap in the universe.
 */
export interface Partition {
  readonly pieces: readonly AddressSet[];
  /** For each of the sets, in the order given, the positions of the pieces that lie in it. */
  readonly members: readonly BitSet[];
}

/** Cuts `universe` at both ends of every contiguous range of every set; what the sets hold beyond it is ignored. */
export function partition(universe: AddressSet, sets: readonly AddressSet[]): Partition {
  const v4 = lay(
    universe.v4,
    sets.map((set) => set.v4),
  );
  const v6 = lay(
    universe.v6,
    sets.map((set) => set.v6),
  );
  const pieces = [
    ...v4.pieces.map((piece) => AddressSet.ofRange({ family: 4, ...piece })),
    ...v6.pieces.map((piece) => AddressSet.ofRange({ family: 6, ...piece })),
  ];
  const members = sets.map((_, i) =>
    BitSet.of([...v4.members[i]!, ...v6.members[i]!.map((m) => m + v4.pieces.length)]),
  );
  return { pieces, members };
}

interface Line<T extends Whole> {
  readonly pieces: readonly Interval<T>[];
  readonly members: readonly (readonly number[])[];
}

function lay<T extends Whole>(universe: IntervalSet<T>, sets: readonly IntervalSet<T>[]): Line<T> {
  const pieces = cut(universe, edgesOf(sets));
  const starts = pieces.map((piece) => piece.first);
  return { pieces, members: sets.map((set) => positions(starts, set.intersect(universe))) };
}

/** Every place where one of the sets begins, or has just ended, once and in increasing order. */
function edgesOf<T extends Whole>(sets: readonly IntervalSet<T>[]): T[] {
  const edges = new Set(sets.flatMap((set) => set.bounds));
  return [...edges].sort((a, b) => (a < b ? -1 : 1));
}

function cut<T extends Whole>(universe: IntervalSet<T>, edges: readonly T[]): Interval<T>[] {
  const pieces: Interval<T>[] = [];
  for (const { first, last } of universe) {
    let start = first;
    for (let i = countUpTo(edges, first); i < edges.length && edges[i]! <= last; i++) {
      pieces.push({ first: start, last: before(edges[i]!) });
      start = edges[i]!;
    }
    pieces.push({ first: start, last });
  }
  return pieces;
}

/** The positions of the pieces inside `set`, which begins and ends where pieces do. */
function positions<T extends Whole>(starts: readonly T[], set: IntervalSet<T>): number[] {
  const found: number[] = [];
  for (const { first, last } of set) {
    const end = countUpTo(starts, last);
    for (let position = countUpTo(starts, first) - 1; position < end; position++) found.push(position);
  }
  return found;
}
