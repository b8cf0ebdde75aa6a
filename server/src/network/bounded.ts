/** What is known of a set when something that decides it cannot be seen: its least and its greatest extent. */

import type { Algebra } from './sets/algebra.ts';

/** `certain` holds whatever the unseen turns out to be, `possible` in at least one case; `certain` lies in `possible`. */
export interface Bounded<S> {
  readonly certain: S;
  readonly possible: S;
}

/** How sure a single match is. */
export type Certainty = 'yes' | 'maybe' | 'no';

export function exactly<S>(set: S): Bounded<S> {
  return { certain: set, possible: set };
}

export function intersection<S extends Algebra<S>>(a: Bounded<S>, b: Bounded<S>): Bounded<S> {
  const certain = a.certain.intersect(b.certain);
  if (a.certain === a.possible && b.certain === b.possible) return { certain, possible: certain };
  return { certain, possible: a.possible.intersect(b.possible) };
}

export function union<S extends Algebra<S>>(a: Bounded<S>, b: Bounded<S>): Bounded<S> {
  const certain = a.certain.union(b.certain);
  if (a.certain === a.possible && b.certain === b.possible) return { certain, possible: certain };
  return { certain, possible: a.possible.union(b.possible) };
}

/** What the bounds leave open. */
export function openPart<S extends Algebra<S>>({ certain, possible }: Bounded<S>): S {
  return possible.subtract(certain);
}

export function certaintyOf(members: Bounded<{ has(member: number): boolean }>, member: number): Certainty {
  if (members.certain.has(member)) return 'yes';
  return members.possible.has(member) ? 'maybe' : 'no';
}
