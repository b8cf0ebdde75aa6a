/** Merges looks into classes: no term of any policy tells the pods of one class apart, so one verdict serves them all. */

import type { Bounded } from './bounded.ts';
import type { PodTerm } from './clause.ts';
import type { PodIndex } from './pod-index.ts';
import { BitSet } from './sets/bit-set.ts';

export interface Classes {
  /** The class of each look. */
  readonly classOf: readonly number[];
  /** For each class one of its looks, to speak for all. */
  readonly representatives: readonly number[];
}

/** Classes are numbered in the order of their first looks. */
export function mergeLooks(index: PodIndex, terms: Iterable<PodTerm>): Classes {
  const groups = new Refinement(index.looks.pods.map((look) => look.otherwise));
  for (const term of terms) {
    const { certain, possible } = index.select(term);
    groups.split(possible);
    if (certain !== possible) groups.split(certain);
  }
  return groups.numbered();
}

/** The classes of a set of looks. Terms hold all looks of a class or none. */
export function classesIn({ certain, possible }: Bounded<BitSet>, { classOf }: Classes): Bounded<BitSet> {
  const image = (looks: BitSet) => BitSet.of(Array.from(looks, (look) => classOf[look]!));
  const sure = image(certain);
  return { certain: sure, possible: certain === possible ? sure : image(possible) };
}

/** A partition that is split until every set is a union of its groups. */
class Refinement {
  readonly #groupOf: number[];
  readonly #sizes: number[] = [];

  constructor(signatures: readonly string[]) {
    const groups = new Map<string, number>();
    this.#groupOf = signatures.map((signature) => {
      const group = groups.get(signature) ?? this.#sizes.push(0) - 1;
      groups.set(signature, group);
      this.#sizes[group]!++;
      return group;
    });
  }

  split(set: BitSet): void {
    const inside = new Map<number, number>();
    set.forEach((member) => {
      const group = this.#groupOf[member]!;
      inside.set(group, (inside.get(group) ?? 0) + 1);
    });
    const moved = new Map<number, number>();
    for (const [group, size] of inside) {
      if (size === this.#sizes[group]) continue;
      moved.set(group, this.#sizes.push(size) - 1);
      this.#sizes[group]! -= size;
    }
    if (moved.size === 0) return;
    set.forEach((member) => {
      const group = moved.get(this.#groupOf[member]!);
      if (group !== undefined) this.#groupOf[member] = group;
    });
  }

  numbered(): Classes {
    const numbers = new Map<number, number>();
    const representatives: number[] = [];
    const classOf = this.#groupOf.map((group, member) => {
      const known = numbers.get(group);
      if (known !== undefined) return known;
      numbers.set(group, representatives.length);
      return representatives.push(member) - 1;
    });
    return { classOf, representatives };
  }
}
