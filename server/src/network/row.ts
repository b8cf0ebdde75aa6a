/**
 * Evaluates the policies that select a pod, for all its peers at once and one direction.
 * Semantics: NetworkPolicy field documentation; KEP-2091 and the ClusterNetworkPolicy documentation for the tiers.
 */

import type { Direction } from '../kubernetes/kinds/network-policy.ts';
import type { Policy } from './clause.ts';
import type { ClauseReach } from './clause-reach.ts';
import type { BitSet } from './sets/bit-set.ts';
import { decide, type VerdictPool } from './verdicts.ts';

/** The policies that select a pod in one direction, in no particular order. */
export interface Selecting {
  readonly sure: readonly Policy[];
  /** Those that may select it: a label that they ask for cannot be seen. */
  readonly maybe: readonly Policy[];
}

export interface Evaluation {
  readonly direction: Direction;
  /** The pod's own column, which is where port names are looked up when it is the destination. */
  readonly pod: number;
  readonly columns: number;
  readonly pool: VerdictPool;
  /** Columns of pods that policies see as the node they run on. */
  readonly onHost: BitSet;
  reachOf(policy: Policy, direction: Direction): readonly ClauseReach[];
}

/** For each column the number of what passes between it and the pod, as far as the pod's policies decide. */
export type Row = Int32Array<ArrayBuffer>;

export function evaluate(selecting: Selecting, context: Evaluation): Row {
  const all = [...selecting.sure, ...selecting.maybe];
  const { pool } = context;
  const open = filled(context, pool.everything);
  if (all.length === 0) return open;
  // What a policy of another API decides is not known, and it may overrule every other.
  if (all.some((policy) => policy.opaque)) return filled(context, pool.unknown);
  // From the last tier to the first: each decides before what is known so far.
  const baseline = inOrder('baseline', selecting, open, context);
  const additive = sumOfAllows(selecting, baseline, context);
  return sparingOwnNode(inOrder('admin', selecting, additive, context), context);
}

/** A pod receives whatever its own node sends, and which pods share a node is written nowhere. */
function sparingOwnNode(row: Row, { direction, onHost, pool }: Evaluation): Row {
  if (direction === 'inbound') {
    onHost.forEach((column) => {
      row[column] = pool.hull(row[column]!, pool.everything);
    });
  }
  return row;
}

/** The tiers that are read in order: the first clause that matches decides, lower priority numbers first. */
function inOrder(tier: 'admin' | 'baseline', { sure, maybe }: Selecting, below: Row, context: Evaluation): Row {
  const doubtful = new Set(maybe);
  const policies = [...sure, ...maybe].filter((policy) => policy.tier === tier);
  let row = below;
  for (const equals of byPriority(policies).reverse()) {
    const apply = (order: readonly Policy[]) =>
      order.reduceRight((rest, policy) => {
        const applied = applyClauses(policy, rest, below, context);
        return doubtful.has(policy) ? hulls(applied, rest, context.pool) : applied;
      }, row);
    // The order of policies of equal priority is not defined: whichever speaks may be the one that is asked first.
    const orders = equals.map((_, i) => [...equals.slice(i), ...equals.slice(0, i)]);
    row = orders.map(apply).reduce((a, b) => hulls(a, b, context.pool));
  }
  return row;
}

function byPriority(policies: readonly Policy[]): Policy[][] {
  const groups = new Map<number, Policy[]>();
  for (const policy of policies) groups.set(policy.priority, [...(groups.get(policy.priority) ?? []), policy]);
  return [...groups].sort(([a], [b]) => a - b).map(([, group]) => group);
}

function applyClauses(policy: Policy, rest: Row, passed: Row, context: Evaluation): Row {
  const row = rest.slice();
  const { pool, direction, pod } = context;
  for (const reach of context.reachOf(policy, direction).toReversed()) {
    const known = new Map<string, number>();
    reach.columns.possible.forEach((column) => {
      const isSure = reach.columns.certain.has(column);
      const before = row[column]!;
      const key = `${isSure} ${before} ${passed[column]}`;
      const answer = reach.namesPorts ? undefined : known.get(key);
      if (answer !== undefined) {
        row[column] = answer;
        return;
      }
      const ports = reach.portsAt(direction === 'inbound' ? pod : column);
      const verdict = decide(reach.clause.effect, ports, isSure, pool.at(before), pool.at(passed[column]!));
      row[column] = pool.numberOf(verdict);
      known.set(key, row[column]);
    });
  }
  return row;
}

/**
 * NetworkPolicies only ever add: a pod that one of them isolates receives (or opens) what some rule of some of them
 * allows, in whatever order; a pod that none isolates is left to the baseline.
 */
function sumOfAllows({ sure, maybe }: Selecting, baseline: Row, context: Evaluation): Row {
  const isolating = sure.filter((policy) => policy.tier === 'policy');
  const doubtful = maybe.filter((policy) => policy.tier === 'policy');
  if (isolating.length === 0) {
    return doubtful.reduce((row, policy) => hulls(row, allows([policy], context), context.pool), baseline);
  }
  const row = allows(isolating, context);
  for (const policy of doubtful) {
    const added = allows([policy], context);
    for (let column = 0; column < row.length; column++) {
      row[column] = context.pool.join(row[column]!, context.pool.doubted(added[column]!));
    }
  }
  return row;
}

function allows(policies: readonly Policy[], context: Evaluation): Row {
  const { pool, direction, pod } = context;
  const row = filled(context, pool.nothing);
  for (const policy of policies) {
    for (const reach of context.reachOf(policy, direction)) {
      const { certain, possible } = reach.columns;
      const always = reach.namesPorts && direction === 'outbound' ? undefined : pool.numberOf(reach.portsAt(pod));
      possible.forEach((column) => {
        const ports = always ?? pool.numberOf(reach.portsAt(column));
        row[column] = pool.join(row[column]!, certain.has(column) ? ports : pool.doubted(ports));
      });
    }
  }
  return row;
}

function hulls(a: Row, b: Row, pool: VerdictPool): Row {
  return a === b ? a : a.map((number, column) => pool.hull(number, b[column]!));
}

function filled({ columns }: Evaluation, number: number): Row {
  return new Int32Array(columns).fill(number);
}
