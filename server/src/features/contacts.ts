/** Who can talk to one workload or Service, pair by pair, and who cannot. */

import type { DeployedOf } from '../kubernetes/deployed.ts';
import type { Direction } from '../kubernetes/kinds/network-policy.ts';
import { servicePorts } from '../kubernetes/kinds/service.ts';
import type { Endpoint, WorkloadEndpoint } from '../network/endpoints.ts';
import type { Reachability } from '../network/reachability.ts';
import { type Route, routesOf } from '../network/routes.ts';
import { targetsOf } from '../network/service-targets.ts';
import { PortSet } from '../network/sets/port-set.ts';
import type { Verdict } from '../network/verdicts.ts';

/** `open`: something passes. `unknown`: something may. `blocked`: nothing does. */
export type ContactState = 'open' | 'unknown' | 'blocked';

/** One pair of different workloads, or the unseen ingress controller and a workload that it is to reach. */
export interface Contact {
  readonly direction: Direction;
  readonly from: Endpoint;
  readonly to: WorkloadEndpoint;
  readonly verdict: Verdict;
  readonly state: ContactState;
}

/** Every other workload as the one that opens a connection to this one, and as the one that receives it. */
export function* contactsOf(reachability: Reachability, self: WorkloadEndpoint): Generator<Contact, void> {
  const { workloads, controller } = reachability.world;
  const ways = controller ? routesOf(reachability).filter(({ to, sources }) => to === self && cameFrom(sources)) : [];
  const ports = PortSet.unionAll(ways.map((way) => way.ports));
  if (controller && !ports.isEmpty) yield contactOn(reachability, controller, self, ports);
  for (const other of workloads) if (other !== self) yield contact(reachability, 'inbound', other, self);
  for (const other of workloads) if (other !== self) yield contact(reachability, 'outbound', self, other);
}

/** Every workload with the one behind the Service that it reaches best, on the ports that the Service leads to. */
export function callersOf(reachability: Reachability, service: DeployedOf<'Service'>): Contact[] {
  const { world } = reachability;
  const targets = targetsOf(world, service, servicePorts(service.resource)).filter(({ ports }) => !ports.isEmpty);
  return world.workloads.flatMap((from) => {
    const ways = targets
      .filter(({ to }) => to !== from)
      .map(({ to, ports }) => contactOn(reachability, from, to, ports));
    const best = ways.find(({ state }) => state === 'open') ?? ways.find(({ state }) => state === 'unknown') ?? ways[0];
    return best ? [best] : [];
  });
}

function contact(
  reachability: Reachability,
  direction: Direction,
  from: WorkloadEndpoint,
  to: WorkloadEndpoint,
): Contact {
  const verdict = reachability.verdict(from, to);
  return { direction, from, to, verdict, state: stateOf(verdict) };
}

/** The same on some ports only. */
function contactOn(reachability: Reachability, from: Endpoint, to: WorkloadEndpoint, ports: PortSet): Contact {
  const { certain, possible } = reachability.verdict(from, to);
  const verdict = { certain: certain.intersect(ports), possible: possible.intersect(ports) };
  return { direction: 'inbound', from, to, verdict, state: stateOf(verdict) };
}

function cameFrom(sources: Route['sources']): boolean {
  return sources.some(({ from }) => from.kind === 'ingress-controller');
}

function stateOf({ certain, possible }: Verdict): ContactState {
  if (!certain.isEmpty) return 'open';
  return possible.isEmpty ? 'blocked' : 'unknown';
}
