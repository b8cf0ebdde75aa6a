/** One object and every connection that its summary counts, each as a question that can be asked. */

import { type Deployed, type DeployedOf, isDeployed } from '../kubernetes/deployed.ts';
import { namespaceOf } from '../network/compile.ts';
import type { Endpoint } from '../network/endpoints.ts';
import { changesBy, effectOf, type PolicyEffect } from '../network/policy-effect.ts';
import type { Reachability } from '../network/reachability.ts';
import { type Route, waysFrom } from '../network/routes.ts';
import { PortSet } from '../network/sets/port-set.ts';
import type { Verdict } from '../network/verdicts.ts';
import type { World } from '../network/world.ts';
import type { AboutConnection, AboutGroup, AboutResult } from '../protocol/about.ts';
import { type Contact, callersOf, contactsOf } from './contacts.ts';
import { endpointWords } from './policy-words.ts';
import { entryDetail } from './reach.ts';
import { endpointOf, routesOn, summaryOf } from './summary.ts';

export function aboutObject(reachability: Reachability, bundle: string, self: Deployed): AboutResult {
  const { kind, name } = self.resource;
  const isWide = self.resource.type === 'AdminPolicy';
  return {
    bundle,
    title: `${kind} ${isWide ? '' : `${namespaceOf(self)}/`}${name}`,
    summary: summaryOf(reachability, self),
    connections: connectionsOf(reachability, self),
  };
}

function connectionsOf(reachability: Reachability, self: Deployed): AboutConnection[] {
  if (isDeployed(self, 'Workload')) return ofWorkload(reachability, self);
  if (isDeployed(self, 'NetworkPolicy') || isDeployed(self, 'AdminPolicy')) {
    return ofPolicy(reachability.world, effectOf(reachability, self.resource));
  }
  if (isDeployed(self, 'Gateway')) {
    const ways = routesOn(reachability.world, self).flatMap((route) => waysFrom(reachability, route));
    return ways.flatMap(ofWay);
  }
  const callers = isDeployed(self, 'Service') ? callersOf(reachability, self).map(ofContact) : [];
  return [...waysFrom(reachability, self).flatMap(ofWay), ...callers];
}

/** With what lies outside, which the summary does not count. */
function ofWorkload(reachability: Reachability, self: DeployedOf<'Workload'>): AboutConnection[] {
  const endpoint = endpointOf(reachability, self);
  if (!endpoint) return [];
  const { sources, destinations } = reachability.world;
  const outside = [
    ...sources.map((from) => ({ from, to: endpoint, group: 'inbound' as const })),
    ...destinations.map((to) => ({ from: endpoint, to, group: 'outbound' as const })),
  ];
  return [
    ...Array.from(contactsOf(reachability, endpoint), ofContact),
    ...outside.map(({ from, to, group }) => ofVerdict(group, from, to, reachability.verdict(from, to))),
  ];
}

function ofContact({ direction, from, to, verdict }: Contact): AboutConnection {
  return ofVerdict(direction, from, to, verdict);
}

function ofVerdict(open: AboutGroup, from: Endpoint, to: Endpoint, { certain, possible }: Verdict): AboutConnection {
  if (!certain.isEmpty) return connection(open, from, to, certain, PortSet.all);
  return connection(possible.isEmpty ? 'blocked' : 'unknown', from, to, possible, PortSet.all);
}

/** Each source of a way with the ports that the way leads to. */
function ofWay(way: Route): AboutConnection[] {
  const by = entryDetail(way);
  return way.sources.map(({ from, verdict }) => {
    const group = !verdict.certain.isEmpty ? 'inbound' : verdict.possible.isEmpty ? 'blocked' : 'unknown';
    return { ...connection(group, from, way.to, way.ports, way.ports), by };
  });
}

/** More than this nobody reads; a policy for a whole cluster can concern millions. */
const mostPairs = 4000;

function ofPolicy(world: World, effect: PolicyEffect): AboutConnection[] {
  const some = Math.max(1, Math.floor(mostPairs / (world.workloads.length + 1)));
  const changes = changesBy({ ...effect, selected: effect.selected.slice(0, some) });
  return changes.map(({ from, to, added, removed, after }) => {
    // A range that was put together for reading is asked about by a part of it that the engine knows.
    const [source, target] = [known(world.sources, from), known(world.destinations, to)];
    const group = !added.isEmpty ? 'opened' : removed.isEmpty ? 'unsettled' : 'closed';
    const ports = !added.isEmpty ? added : removed.isEmpty ? after.possible : removed;
    const asked = connection(group, source, target, ports, ports);
    return { ...asked, fromName: endpointWords(from), toName: endpointWords(to) };
  });
}

function known(ranges: World['sources'], end: Endpoint): Endpoint {
  if (end.kind !== 'addresses') return end;
  return ranges.find(({ addresses }) => end.addresses.contains(addresses)) ?? end;
}

function connection(group: AboutGroup, from: Endpoint, to: Endpoint, ports: PortSet, asked: PortSet): AboutConnection {
  const port = asked.isAll || asked.isEmpty ? {} : { asked: askedText(asked) };
  const names = { fromName: endpointWords(from), toName: endpointWords(to) };
  return { group, from: from.id, to: to.id, ...names, ports: ports.isEmpty ? '' : ports.toString(), ...port };
}

/** Ports as a question takes them: `tcp/80,udp/8000-8010`. */
function askedText(ports: PortSet): string {
  return ports
    .ranges()
    .map(({ protocol, from, to }) => `${protocol.toLowerCase()}/${from}${from === to ? '' : `-${to}`}`)
    .join();
}
