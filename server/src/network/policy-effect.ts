/** What one policy opens and closes: what would pass otherwise if it alone were not there. */

import type { Direction } from '../kubernetes/kinds/network-policy.ts';
import type { Resource } from '../kubernetes/resource.ts';
import { type Change, changesOf, controllerPairs } from './change.ts';
import { addressPairs, type Pair, type WorkloadEnd, workloadPairs } from './change-pairs.ts';
import type { WorkloadEndpoint } from './endpoints.ts';
import { Reachability } from './reachability.ts';
import { judgedBy, routesOf } from './routes.ts';

/** A bundle without one policy, and with it. Both states have the same endpoints. */
export interface PolicyEffect {
  readonly before: Reachability;
  readonly after: Reachability;
  /** The workloads that the policy selects, or may. */
  readonly selected: readonly WorkloadEnd[];
}

/** Pairs of endpoints by what becomes of them; one that loses some ports and gains others counts twice. */
export interface ChangeCounts {
  /** Surely passes more than before, and surely less. */
  readonly opened: number;
  readonly closed: number;
  /** What passes for sure is the same, and only what may pass is not. */
  readonly unsettled: number;
}

export function effectOf(after: Reachability, policy: Resource): PolicyEffect {
  const { world, table } = after;
  const own = new Set(world.policies.filter(({ resource }) => resource === policy));
  // The layout stays: it may tell more apart than the other policies ask for, which changes no answer.
  const policies = world.policies.filter((each) => !own.has(each));
  const selects = (direction: Direction, column: number) => {
    const { sure, maybe } = table.selecting(direction, column);
    return sure.some((each) => own.has(each)) || maybe.some((each) => own.has(each));
  };
  const selected = world.workloads.map((end) => {
    const { id, column } = end;
    const [inboundChanged, outboundChanged] = [selects('inbound', column), selects('outbound', column)];
    return { id, before: end, after: end, isNew: false, inboundChanged, outboundChanged };
  });
  return {
    before: new Reachability({ ...world, policies }, after),
    after,
    selected: selected.filter(({ inboundChanged, outboundChanged }) => inboundChanged || outboundChanged),
  };
}

/** Every pair that fares otherwise, in the order of `changesIn`. */
export function changesBy(effect: PolicyEffect): Change[] {
  const { before, after, selected } = effect;
  const chosen = new Map(selected.map((end) => [end.id, end]));
  const ends = after.world.workloads.map((end): WorkloadEnd => chosen.get(end.id) ?? unchanged(end));
  return changesOf([...workloadPairs(before, after, ends), ...addressPairs(before, after, ends), ...wayPairs(effect)]);
}

/** The same counted, without a look at every pair: pods that no policy tells apart fare alike. */
export function countChanges(effect: PolicyEffect): ChangeCounts {
  const { before, after, selected } = effect;
  const counts = { opened: 0, closed: 0, unsettled: 0 };
  const add = (changes: readonly Change[], times: number) => {
    for (const { added, removed } of changes) {
      if (!added.isEmpty) counts.opened += times;
      if (!removed.isEmpty) counts.closed += times;
      if (added.isEmpty && removed.isEmpty) counts.unsettled += times;
    }
  };
  const classes = [...Map.groupBy(after.world.workloads, ({ column }) => column).values()];
  const flags = new Map(selected.map((end) => [end.after!.column, end]));
  const changedIn = (direction: 'inboundChanged' | 'outboundChanged') =>
    classes.filter(([one]) => flags.get(one!.column)?.[direction]);
  const [receivers, senders] = [changedIn('inboundChanged'), changedIn('outboundChanged')];
  const others = classes.filter(([one]) => !flags.get(one!.column)?.inboundChanged);
  const isShared = before.pool === after.pool;
  const count = (from: readonly WorkloadEndpoint[], to: readonly WorkloadEndpoint[]) => {
    const [sender, receiver] = [from[0]!, to[0]!];
    if (isShared && before.verdictNumber(sender, receiver) === after.verdictNumber(sender, receiver)) return;
    const pairs = from.length * to.length - (from === to ? to.length : 0);
    if (pairs > 0) add(changesOf([pairOf(effect, sender, receiver)]), pairs);
  };
  for (const to of receivers) for (const from of classes) count(from, to);
  for (const to of others) for (const from of senders) count(from, to);
  for (const members of classes) {
    const end = flags.get(members[0]!.column);
    if (end) add(changesOf(addressPairs(before, after, [end])), members.length);
  }
  add(changesOf(wayPairs(effect)), 1);
  return counts;
}

function unchanged(end: WorkloadEndpoint): WorkloadEnd {
  return { id: end.id, before: end, after: end, isNew: false, inboundChanged: false, outboundChanged: false };
}

function pairOf({ before, after }: PolicyEffect, from: WorkloadEndpoint, to: WorkloadEndpoint): Pair {
  return {
    from: { before: from, after: from },
    to: { before: to, after: to },
    before: before.verdict(from, to),
    after: after.verdict(from, to),
  };
}

/** What the unseen ingress controller sends along its routes. */
function wayPairs({ before, after, selected }: PolicyEffect): ReturnType<typeof controllerPairs> {
  if (!after.world.controller) return [];
  const entered = new Set(selected.flatMap((end) => (end.inboundChanged ? [end.id] : [])));
  const ways = routesOf(after).filter(({ to }) => entered.has(to.id));
  const waysBefore = ways.map((way) => judgedBy(before, way));
  return controllerPairs(before, after, waysBefore, ways);
}
