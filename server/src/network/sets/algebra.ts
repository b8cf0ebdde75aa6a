/** What every set of the engine can do, whatever it is a set of. */

/**
 * A set of the engine: a value, never changed, kept canonical so that equal sets have equal parts.
 * No verb changes an operand; a verb whose result equals its receiver may return the receiver itself.
 */
export interface Algebra<Self> {
  readonly isEmpty: boolean;

  /** The parts spelled out: two sets of one type are equal exactly when their keys are. Built on first use, then kept. */
  readonly key: string;

  union(other: Self): Self;
  intersect(other: Self): Self;
  subtract(other: Self): Self;

  /** Whether every member of `other` is a member of this set. */
  contains(other: Self): boolean;

  equals(other: Self): boolean;
}
