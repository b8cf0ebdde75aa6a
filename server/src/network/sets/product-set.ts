/** Sets of pairs, such as (addresses, ports), over any two kinds of set. */

import type { Algebra } from './algebra.ts';

/** Every member of `left` paired with every member of `right`. */
export interface ProductRow<A, B> {
  readonly left: A;
  readonly right: B;
}

/**
 * A set of pairs. The universe is all pairs of the two sides' universes.
 *
 * `rows` have non-empty sides; their left sides are disjoint and their right sides differ, so every left member stands
 * in one row at most, beside everything that it is paired with. Rows are ordered by the key of their left side. There
 * is exactly one such list for a set of pairs.
 */
export class ProductSet<A extends Algebra<A>, B extends Algebra<B>> implements Algebra<ProductSet<A, B>> {
  readonly rows: readonly ProductRow<A, B>[];
  #key: string | undefined;

  private constructor(rows: readonly ProductRow<A, B>[]) {
    this.rows = rows;
  }

  static empty<A extends Algebra<A>, B extends Algebra<B>>(): ProductSet<A, B> {
    return new ProductSet<A, B>([]);
  }

  /** Every member of `left` paired with every member of `right`. */
  static of<A extends Algebra<A>, B extends Algebra<B>>(left: A, right: B): ProductSet<A, B> {
    return new ProductSet<A, B>(left.isEmpty || right.isEmpty ? [] : [{ left, right }]);
  }

  get isEmpty(): boolean {
    return this.rows.length === 0;
  }

  get key(): string {
    this.#key ??= this.rows.map(({ left, right }) => `(${left.key}|${right.key})`).join('');
    return this.#key;
  }

  [Symbol.iterator](): Iterator<ProductRow<A, B>> {
    return this.rows[Symbol.iterator]();
  }

  union(other: ProductSet<A, B>): ProductSet<A, B> {
    const shared = overlaps(this.rows, other.rows, (mine, theirs) => mine.union(theirs));
    return new ProductSet(canonical([...shared, ...beside(this.rows, other.rows), ...beside(other.rows, this.rows)]));
  }

  intersect(other: ProductSet<A, B>): ProductSet<A, B> {
    return new ProductSet(canonical(overlaps(this.rows, other.rows, (mine, theirs) => mine.intersect(theirs))));
  }

  subtract(other: ProductSet<A, B>): ProductSet<A, B> {
    const shared = overlaps(this.rows, other.rows, (mine, theirs) => mine.subtract(theirs));
    return new ProductSet(canonical([...shared, ...beside(this.rows, other.rows)]));
  }

  contains(other: ProductSet<A, B>): boolean {
    return other.subtract(this).isEmpty;
  }

  equals(other: ProductSet<A, B>): boolean {
    if (this.rows.length !== other.rows.length) return false;
    return this.rows.every(({ left, right }, i) => {
      const row = other.rows[i]!;
      return left.equals(row.left) && right.equals(row.right);
    });
  }
}

type Rows<A, B> = readonly ProductRow<A, B>[];

/** The left members that both sides know, each beside what `join` makes of its two right sides. */
function overlaps<A extends Algebra<A>, B>(mine: Rows<A, B>, theirs: Rows<A, B>, join: (mine: B, theirs: B) => B) {
  const rows: ProductRow<A, B>[] = [];
  for (const a of mine) {
    for (const b of theirs) {
      const left = a.left.intersect(b.left);
      if (!left.isEmpty) rows.push({ left, right: join(a.right, b.right) });
    }
  }
  return rows;
}

/** The rows of `mine` without the left members that `theirs` knows. */
function beside<A extends Algebra<A>, B>(mine: Rows<A, B>, theirs: Rows<A, B>): ProductRow<A, B>[] {
  return mine.map(({ left, right }) => ({ left: theirs.reduce((rest, row) => rest.subtract(row.left), left), right }));
}

/** Rows whose left sides are disjoint, brought to their one form: none empty, equal right sides merged, in order. */
function canonical<A extends Algebra<A>, B extends Algebra<B>>(rows: Rows<A, B>): Rows<A, B> {
  const merged = new Map<string, ProductRow<A, B>>();
  for (const { left, right } of rows) {
    if (left.isEmpty || right.isEmpty) continue;
    const known = merged.get(right.key);
    merged.set(right.key, known ? { left: known.left.union(left), right } : { left, right });
  }
  return [...merged.values()].sort((a, b) => (a.left.key < b.left.key ? -1 : 1));
}
