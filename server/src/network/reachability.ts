/** Answers who can reach whom in a world: one question, or every connection that there is. */

import type { Direction } from '../kubernetes/kinds/network-policy.ts';
import type { Endpoint } from './endpoints.ts';
import type { Row } from './row.ts';
import { Table } from './table.ts';
import type { Verdict, VerdictPool } from './verdicts.ts';
import type { World } from './world.ts';

/** Something passes, or may pass, from one endpoint to another. */
export interface Connection {
  readonly from: Endpoint;
  readonly to: Endpoint;
  readonly verdict: Verdict;
}

/** Rows are computed when a question needs them, so a question costs only what the pods in it are selected by. */
export class Reachability {
  readonly world: World;
  readonly table: Table;
  readonly #arriving: (Row | undefined)[] = [];

  /** `previous` may be the reachability of an earlier state of the world, of which everything is kept that still holds. */
  constructor(world: World, previous?: Reachability) {
    this.world = world;
    this.table = new Table(world.layout, world.policies, previous?.table);
  }

  get pool(): VerdictPool {
    return this.table.pool;
  }

  /** What passes from one endpoint to another. Nothing is told of connections between two addresses outside. */
  verdict(from: Endpoint, to: Endpoint): Verdict {
    return this.pool.at(this.verdictNumber(from, to));
  }

  /** The number of the verdict in this reachability's pool. */
  verdictNumber(from: Endpoint, to: Endpoint): number {
    const { pool } = this;
    if (to.kind === 'ingress-controller') return pool.nothing;
    const opened = this.#side('outbound', from, to);
    const received = this.#side('inbound', to, from);
    if (opened === undefined && received === undefined) return pool.nothing;
    return pool.meet(opened ?? pool.everything, received ?? pool.everything);
  }

  /**
   * For each column of the direction `inbound`, the number of what passes from it to the pods of a class, both ends
   * asked. Pods of one class share the row, so that a whole matrix costs no more than its classes.
   */
  arriving(column: number): Row {
    const known = this.#arriving[column];
    if (known) return known;
    const { pool, table } = this;
    const row = table.row('inbound', column).slice();
    const { classCount } = this.world.layout;
    for (let from = 0; from < classCount; from++) {
      const received = row[from]!;
      if (received !== pool.nothing) row[from] = pool.meet(received, table.row('outbound', from)[column]!);
    }
    this.#arriving[column] = row;
    return row;
  }

  /** What the policies of one end let pass; undefined where that end is no pod and has none. */
  sideVerdict(direction: Direction, pod: Endpoint, peer: Endpoint): Verdict | undefined {
    const number = this.#side(direction, pod, peer);
    return number === undefined ? undefined : this.pool.at(number);
  }

  /**
   * Every pair of different workloads, and every pair of a workload and a range of addresses, between which something
   * passes or may pass: by destination and then by source, workloads before addresses, each in the order of their ids.
   */
  *connections(): Generator<Connection, void> {
    const { pool } = this;
    const { workloads, sources, destinations } = this.world;
    for (const to of workloads) {
      const row = this.arriving(to.column);
      for (const from of workloads) {
        const number = row[from.column]!;
        if (number !== pool.nothing && from !== to) yield { from, to, verdict: pool.at(number) };
      }
      for (const from of sources) {
        const number = row[from.column]!;
        if (number !== pool.nothing) yield { from, to, verdict: pool.at(number) };
      }
    }
    for (const to of destinations) {
      for (const from of workloads) {
        const number = this.table.row('outbound', from.column)[to.column]!;
        if (number !== pool.nothing) yield { from, to, verdict: pool.at(number) };
      }
    }
  }

  #side(direction: Direction, pod: Endpoint, peer: Endpoint): number | undefined {
    if (pod.kind === 'addresses') return undefined;
    return this.table.row(direction, pod.column)[peer.column]!;
  }
}
