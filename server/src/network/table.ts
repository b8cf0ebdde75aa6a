/** The rows of verdicts of one world, computed when they are asked for and kept as long as they hold. */

import type { Direction } from '../kubernetes/kinds/network-policy.ts';
import type { Policy } from './clause.ts';
import { ClauseReach } from './clause-reach.ts';
import type { Layout } from './layout.ts';
import { evaluate, type Row, type Selecting } from './row.ts';
import { VerdictPool } from './verdicts.ts';

/** What tables of one layout share, so that the table after an edit computes only what the edit can change. */
interface Store {
  readonly layout: Layout;
  readonly pool: VerdictPool;
  readonly reaches: WeakMap<Policy, Readonly<Record<Direction, readonly ClauseReach[]>>>;
  readonly numbers: WeakMap<Policy, number>;
  nextNumber: number;
  rows: Map<string, Row>;
}

export class Table {
  readonly #store: Store;
  readonly #selecting: Readonly<Record<Direction, readonly Selecting[]>>;
  readonly #rows: Readonly<Record<Direction, (Row | undefined)[]>> = { inbound: [], outbound: [] };

  constructor(layout: Layout, policies: readonly Policy[], previous?: Table) {
    const store = previous === undefined ? undefined : previous.#store;
    this.#store = store?.layout === layout ? pruned(store) : newStore(layout);
    this.#selecting = {
      inbound: selectingByClass(layout, policies, 'inbound'),
      outbound: selectingByClass(layout, policies, 'outbound'),
    };
  }

  get pool(): VerdictPool {
    return this.#store.pool;
  }

  /** The policies that select a class of pods in a direction. */
  selecting(direction: Direction, column: number): Selecting {
    return this.#selecting[direction][column]!;
  }

  /** For each column of the direction, what the policies of a class of pods let pass. */
  row(direction: Direction, column: number): Row {
    const rows = this.#rows[direction];
    rows[column] ??= this.#find(direction, column);
    return rows[column];
  }

  /** The clauses of a policy in one direction, with what they speak of. */
  reachOf(policy: Policy, direction: Direction): readonly ClauseReach[] {
    const { reaches, layout } = this.#store;
    let known = reaches.get(policy);
    if (!known) {
      const all = policy.clauses.map((clause) => new ClauseReach(clause, layout));
      const of = (each: Direction) => all.filter(({ clause }) => clause.direction === each);
      known = { inbound: of('inbound'), outbound: of('outbound') };
      reaches.set(policy, known);
    }
    return known[direction];
  }

  /** Pods that the same policies select have one row together, unless the policies name ports that differ. */
  #find(direction: Direction, column: number): Row {
    const selecting = this.selecting(direction, column);
    const key = this.#keyOf(direction, column, selecting);
    const { rows, layout, pool } = this.#store;
    const known = rows.get(key);
    if (known) return known;
    const row = evaluate(selecting, {
      direction,
      pod: column,
      columns: layout.columnCount(direction),
      pool,
      onHost: layout.onHost,
      reachOf: (policy, each) => this.reachOf(policy, each),
    });
    rows.set(key, row);
    return row;
  }

  #keyOf(direction: Direction, column: number, { sure, maybe }: Selecting): string {
    const spell = (policies: readonly Policy[]) => policies.map((policy) => this.#numberOf(policy)).join();
    const key = `${direction} ${spell(sure)}?${spell(maybe)}`;
    if (direction === 'outbound') return key;
    const namesPorts = (policy: Policy) => this.reachOf(policy, direction).some((reach) => reach.namesPorts);
    return sure.some(namesPorts) || maybe.some(namesPorts) ? `${key} ${this.#store.layout.portsOf(column)}` : key;
  }

  #numberOf(policy: Policy): number {
    const { numbers } = this.#store;
    let number = numbers.get(policy);
    if (number === undefined) {
      number = this.#store.nextNumber++;
      numbers.set(policy, number);
    }
    return number;
  }
}

function newStore(layout: Layout): Store {
  return {
    layout,
    pool: new VerdictPool(),
    reaches: new WeakMap(),
    numbers: new WeakMap(),
    nextNumber: 0,
    rows: new Map(),
  };
}

/** Rows of policies that are gone are never asked for again; once they are many, the store begins anew. */
function pruned(store: Store): Store {
  return store.rows.size > 4 * store.layout.classCount + 64 ? newStore(store.layout) : store;
}

function selectingByClass(layout: Layout, policies: readonly Policy[], direction: Direction): Selecting[] {
  const lists = Array.from({ length: layout.classCount }, () => ({ sure: [] as Policy[], maybe: [] as Policy[] }));
  for (const policy of policies) {
    if (!policy.directions.has(direction)) continue;
    const { certain, possible } = layout.podsOf(policy.subject);
    possible.forEach((column) => {
      const list = lists[column]!;
      (certain.has(column) ? list.sure : list.maybe).push(policy);
    });
  }
  return lists;
}
