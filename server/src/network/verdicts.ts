/** Numbers for verdicts, so that big tables hold integers and no two equal sets are computed twice. */

import type { Bounded } from './bounded.ts';
import type { Effect } from './clause.ts';
import { PortSet } from './sets/port-set.ts';
import { SetPool } from './sets/set-pool.ts';

/**
 * What may pass: the ports that are allowed whatever the unseen turns out to be, and those that may be.
 * The ports in `possible` alone are unknown, all others denied.
 */
export type Verdict = Bounded<PortSet>;

/** Verdicts of one table, numbered from 0 in the order in which they were first met. Equal numbers, equal verdicts. */
export class VerdictPool {
  readonly nothing: number;
  readonly everything: number;
  /** Nothing is sure to pass, and anything may. */
  readonly unknown: number;
  readonly #sets = new SetPool<PortSet>();
  readonly #certain: number[] = [];
  readonly #possible: number[] = [];
  readonly #numbers = new Map<number, number>();
  readonly #meets = new Map<number, number>();
  readonly #joins = new Map<number, number>();

  constructor() {
    this.nothing = this.numberOf({ certain: PortSet.empty, possible: PortSet.empty });
    this.everything = this.numberOf({ certain: PortSet.all, possible: PortSet.all });
    this.unknown = this.numberOf({ certain: PortSet.empty, possible: PortSet.all });
  }

  get size(): number {
    return this.#certain.length;
  }

  numberOf({ certain, possible }: Verdict): number {
    return this.#ofSets(this.#sets.numberOf(certain), this.#sets.numberOf(possible));
  }

  at(number: number): Verdict {
    return { certain: this.#sets.at(this.#certain[number]!), possible: this.#sets.at(this.#possible[number]!) };
  }

  /** Whether something may pass. */
  isOpen(number: number): boolean {
    return number !== this.nothing;
  }

  /** Whether some port is neither surely allowed nor surely denied. */
  isUncertain(number: number): boolean {
    return this.#certain[number] !== this.#possible[number];
  }

  /** What passes when both verdicts must allow it. */
  meet(a: number, b: number): number {
    if (a === b || b === this.everything) return a;
    if (a === this.everything) return b;
    if (a === this.nothing || b === this.nothing) return this.nothing;
    const key = pair(a, b);
    const known = this.#meets.get(key);
    if (known !== undefined) return known;
    const certain = this.#sets.intersect(this.#certain[a]!, this.#certain[b]!);
    const possible = this.#sets.intersect(this.#possible[a]!, this.#possible[b]!);
    return remember(this.#meets, key, this.#ofSets(certain, possible));
  }

  /** What passes when either verdict allows it. */
  join(a: number, b: number): number {
    if (a === b || b === this.nothing) return a;
    if (a === this.nothing) return b;
    const key = pair(a, b);
    const known = this.#joins.get(key);
    if (known !== undefined) return known;
    const certain = this.#sets.union(this.#certain[a]!, this.#certain[b]!);
    const possible = this.#sets.union(this.#possible[a]!, this.#possible[b]!);
    return remember(this.#joins, key, this.#ofSets(certain, possible));
  }

  /** What is known when either verdict may be the true one. */
  hull(a: number, b: number): number {
    if (a === b) return a;
    const certain = this.#sets.intersect(this.#certain[a]!, this.#certain[b]!);
    const possible = this.#sets.union(this.#possible[a]!, this.#possible[b]!);
    return this.#ofSets(certain, possible);
  }

  /** What is left when even the sure part becomes doubtful. */
  doubted(a: number): number {
    return this.#ofSets(this.#sets.numberOf(PortSet.empty), this.#possible[a]!);
  }

  #ofSets(certain: number, possible: number): number {
    const key = certain * span + possible;
    const known = this.#numbers.get(key);
    if (known !== undefined) return known;
    this.#certain.push(certain);
    this.#possible.push(possible);
    return remember(this.#numbers, key, this.#certain.length - 1);
  }
}

/**
 * The verdict once a clause has been asked that is read in order. `ports` are those that it speaks of; a clause that
 * only may match leaves `otherwise` as a possibility. `passed` is what the tiers below decide.
 */
export function decide(
  effect: Effect,
  ports: Bounded<PortSet>,
  isSure: boolean,
  otherwise: Verdict,
  passed: Verdict,
): Verdict {
  const decision = effect === 'allow' ? everything : effect === 'deny' ? nothing : passed;
  const sure = isSure ? ports.certain : PortSet.empty;
  const certain = decision.certain
    .intersect(sure)
    .union(decision.certain.intersect(otherwise.certain).intersect(ports.possible))
    .union(otherwise.certain.subtract(ports.possible));
  const possible = decision.possible.intersect(ports.possible).union(otherwise.possible.subtract(sure));
  return { certain, possible };
}

const everything: Verdict = { certain: PortSet.all, possible: PortSet.all };
const nothing: Verdict = { certain: PortSet.empty, possible: PortSet.empty };

/** Numbers of verdicts stay below this. */
const span = 2 ** 26;

function pair(a: number, b: number): number {
  return a < b ? a * span + b : b * span + a;
}

function remember(known: Map<number, number>, key: number, number: number): number {
  known.set(key, number);
  return number;
}
