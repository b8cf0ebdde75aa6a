/** Facts about exposed workloads, for rules to find and features to show: ways in that policies close. */

import type { Policy } from './clause.ts';
import type { Endpoint, WorkloadEndpoint } from './endpoints.ts';
import { explain, type Side } from './explain.ts';
import { distinct, type Missing } from './missing.ts';
import type { Reachability } from './reachability.ts';
import { type Route, routesOf, stateOf } from './routes.ts';

/** A way in whose last step policies stop, or may stop. */
export interface BlockedRoute {
  readonly route: Route;
  readonly state: 'blocked' | 'narrow' | 'unknown';
  /** The source that fares worst, which the explanation is about. */
  readonly from: Endpoint;
  /** The ends that let nothing of it pass. */
  readonly refusing: readonly Side[];
  readonly missing: readonly Missing[];
}

/** Every way in that leads to a pod and ends there, in the order of the routes. */
export function blockedRoutes(reachability: Reachability, routes = routesOf(reachability)): BlockedRoute[] {
  return routes.flatMap((route) => {
    const state = stateOf(route);
    if (state === 'open' || state === 'unresolved') return [];
    const { from } = worstOf(route);
    const { sides } = explain(reachability, from, route.to, route.ports);
    const refusing = sides.filter((side) => !side.verdict.possible.contains(route.ports));
    return [{ route, state, from, refusing, missing: distinct(sides.flatMap((side) => side.missing)) }];
  });
}

/** A workload that something exposes and that policies isolate, while no rule lets the way in through. */
export interface ClosedExposure {
  readonly workload: WorkloadEndpoint;
  /** The policies that isolate it for inbound connections. */
  readonly isolating: readonly Policy[];
  /** Its ways in that are blocked. */
  readonly routes: readonly Route[];
}

/** Workloads with a blocked way in, by id: "a policy isolates it, and no rule admits the controller". */
export function closedExposures(reachability: Reachability, blocked = blockedRoutes(reachability)): ClosedExposure[] {
  const byWorkload = new Map<WorkloadEndpoint, BlockedRoute[]>();
  for (const each of blocked) {
    if (each.state !== 'blocked') continue;
    byWorkload.set(each.route.to, [...(byWorkload.get(each.route.to) ?? []), each]);
  }
  return [...byWorkload]
    .map(([workload, all]) => ({
      workload,
      isolating: [...new Set(all.flatMap((each) => isolatingOf(each)))],
      routes: all.map((each) => each.route),
    }))
    .sort((a, b) => (a.workload.id < b.workload.id ? -1 : 1));
}

function isolatingOf({ refusing }: BlockedRoute): Policy[] {
  return refusing
    .filter((side) => side.direction === 'inbound')
    .flatMap((side) => side.isolating.filter(({ certainty }) => certainty === 'yes').map(({ policy }) => policy));
}

/** The source with the least that passes for sure, and of those the one with the least that may. */
function worstOf({ sources }: Route): Route['sources'][number] {
  return [...sources].sort(
    (a, b) => a.verdict.certain.size - b.verdict.certain.size || a.verdict.possible.size - b.verdict.possible.size,
  )[0]!;
}
