/** What changes in reachability from one state of a bundle to another: connections that come and go. */

import type { Deployed } from '../kubernetes/deployed.ts';
import { addressPairs, type Pair, workloadEnds, workloadPairs } from './change-pairs.ts';
import { type Conventions, defaultConventions } from './conventions.ts';
import type { Endpoint, WorkloadEndpoint } from './endpoints.ts';
import { Reachability } from './reachability.ts';
import { controllerConnections, routesOf } from './routes.ts';
import { PortSet } from './sets/port-set.ts';
import type { Verdict } from './verdicts.ts';
import { type World, worldOf } from './world.ts';

/** A pair of endpoints between which something else passes than before. */
export interface Change {
  /** The endpoints as they are after, or as they were where they are gone. */
  readonly from: Endpoint;
  readonly to: Endpoint;
  readonly before: Verdict;
  readonly after: Verdict;
  /** Ports that surely pass now and surely did not before, and the other way round. */
  readonly added: PortSet;
  readonly removed: PortSet;
  /** Ends that only one of the states has. */
  readonly appeared: readonly WorkloadEndpoint[];
  readonly disappeared: readonly WorkloadEndpoint[];
}

/** Two states of a bundle that can be compared: both tell of the same address space. */
export interface Comparison {
  readonly before: Reachability;
  readonly after: Reachability;
}

export function compare(
  before: readonly Deployed[],
  after: readonly Deployed[],
  conventions: Conventions = defaultConventions,
): Comparison {
  const comparison = comparisonOf(before, after, conventions);
  if (tellsOfIpv6(comparison.before.world) === tellsOfIpv6(comparison.after.world)) return comparison;
  return comparisonOf(before, after, { ...conventions, ipv6: 'always' });
}

/** Every pair that changed: first those with new connections, then those that only lost some; by destination, then source. */
export function changesIn({ before, after }: Comparison): Change[] {
  const ends = workloadEnds(before, after);
  return changesOf([
    ...workloadPairs(before, after, ends),
    ...addressPairs(before, after, ends),
    ...controllerPairs(before, after),
  ]);
}

/** The pairs that changed, in that order. */
export function changesOf(pairs: readonly Pair[]): Change[] {
  return pairs
    .flatMap((pair) => changeOf(pair) ?? [])
    .sort(
      (a, b) =>
        Number(isOpening(b)) - Number(isOpening(a)) || compareIds(a.to.id, b.to.id) || compareIds(a.from.id, b.from.id),
    );
}

/** Whether something passes, or may pass, that surely did not before. */
export function isOpening({ before, after }: Change): boolean {
  return !before.possible.contains(after.possible) || !before.certain.contains(after.certain);
}

const nothingPasses: Verdict = { certain: PortSet.empty, possible: PortSet.empty };

function changeOf({ from, to, before, after }: Pair): Change | undefined {
  const [was, is] = [before ?? nothingPasses, after ?? nothingPasses];
  if (was.certain.equals(is.certain) && was.possible.equals(is.possible)) return undefined;
  const ends = [from, to];
  return {
    from: from.after ?? from.before!,
    to: to.after ?? to.before!,
    before: was,
    after: is,
    added: is.certain.subtract(was.certain),
    removed: was.certain.subtract(is.certain),
    appeared: ends.flatMap((end) => (!end.before && end.after?.kind === 'workload' ? [end.after] : [])),
    disappeared: ends.flatMap((end) => (!end.after && end.before?.kind === 'workload' ? [end.before] : [])),
  };
}

/** What the unseen ingress controller sends along its routes. */
export function controllerPairs(
  before: Reachability,
  after: Reachability,
  waysBefore = routesOf(before),
  waysAfter = routesOf(after),
): Pair[] {
  const was = controllerConnections(before, waysBefore);
  const is = controllerConnections(after, waysAfter);
  const from = { before: before.world.controller, after: after.world.controller };
  const targets = new Map<string, { before?: WorkloadEndpoint; after?: WorkloadEndpoint }>();
  for (const to of was.keys()) targets.set(to.id, { before: to });
  for (const to of is.keys()) targets.set(to.id, { ...targets.get(to.id), after: to });
  return [...targets.values()].map(({ before: old, after: now }) => ({
    from,
    to: {
      before: old ?? before.world.workloads.find((each) => each.id === now?.id),
      after: now ?? after.world.workloads.find((each) => each.id === old?.id),
    },
    before: old && was.get(old),
    after: now && is.get(now),
  }));
}

/** The second state is made from the first, so that what both have in common is computed once. */
function comparisonOf(before: readonly Deployed[], after: readonly Deployed[], conventions: Conventions): Comparison {
  const was = new Reachability(worldOf(before, conventions));
  return { before: was, after: new Reachability(worldOf(after, conventions, was.world), was) };
}

export function tellsOfIpv6({ sources }: World): boolean {
  return sources.some((source) => !source.addresses.v6.isEmpty);
}

function compareIds(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
