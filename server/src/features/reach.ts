/** Reachability of one bundle as plain data: the JSON contract of `portolan reach`, and the ways in from outside. */

import { openPart } from '../network/bounded.ts';
import type { Endpoint } from '../network/endpoints.ts';
import { explain } from '../network/explain.ts';
import { type Missing, missingText } from '../network/missing.ts';
import type { Reachability } from '../network/reachability.ts';
import { controllerConnections, type Route, routesOf, stateOf } from '../network/routes.ts';
import { AddressSet } from '../network/sets/address-set.ts';
import { type PortRange, PortSet } from '../network/sets/port-set.ts';
import type { Verdict } from '../network/verdicts.ts';

export interface EndpointData {
  readonly id: string;
  readonly kind: Endpoint['kind'];
  /** Only workloads have the other three. */
  readonly namespace: string | null;
  readonly name: string | null;
  readonly workload: string | null;
  /** Set for pods on the host network, which most network plugins let no policy bind. */
  readonly hostNetwork?: true;
}

/** Everything, or the ranges of each protocol. */
export type PortsData = 'all' | readonly PortRange[];

export interface ConnectionData {
  readonly from: string;
  readonly to: string;
  readonly ports: PortsData;
}

export interface UnknownData extends ConnectionData {
  /** What would have to be seen. */
  readonly missing: string;
}

export interface WayInData {
  /** What opens the way, as `Ingress default/web`. */
  readonly entry: string;
  /** Host and path of an Ingress backend, or the type of a Service. */
  readonly detail: string;
  /** `namespace/name:port`. */
  readonly service: string;
  readonly to: string;
  readonly ports: PortsData;
  readonly state: ReturnType<typeof stateOf>;
  readonly missing: string | null;
}

export interface ReachData {
  readonly version: 1;
  readonly bundle: string;
  readonly endpoints: readonly EndpointData[];
  readonly connections: readonly ConnectionData[];
  readonly unknown: readonly UnknownData[];
  readonly waysIn: readonly WayInData[];
}

export function reachData(reachability: Reachability, bundle: string): ReachData {
  const { world } = reachability;
  const missing = new MissingTexts(reachability);
  const routes = routesOf(reachability);
  const connections: ConnectionData[] = [];
  const unknown: UnknownData[] = [];
  const add = (from: Endpoint, to: Endpoint, verdict: Verdict) => {
    const ends = { from: from.id, to: to.id };
    if (!verdict.certain.isEmpty) connections.push({ ...ends, ports: portsData(verdict.certain) });
    if (verdict.certain.equals(verdict.possible)) return;
    unknown.push({ ...ends, missing: missing.of(from, to), ports: portsData(openPart(verdict)) });
  };
  for (const { from, to, verdict } of reachability.connections()) add(from, to, verdict);
  if (world.controller) {
    for (const [to, verdict] of controllerConnections(reachability, routes)) add(world.controller, to, verdict);
  }
  const endpoints = [...world.workloads, ...world.sources, ...world.destinations, world.controller];
  const byId = new Map(endpoints.flatMap((each) => (each ? [[each.id, endpointData(each)]] : [])));
  const waysIn = routes.map((route) => wayInData(route, missing));
  return { version: 1, bundle, endpoints: [...byId.values()], connections, unknown, waysIn };
}

function endpointData(endpoint: Endpoint): EndpointData {
  const { id, kind } = endpoint;
  if (endpoint.kind !== 'workload') return { id, kind, namespace: null, name: null, workload: null };
  const { namespace, name, workload } = endpoint;
  const onHost = endpoint.pods.some((pod) => pod.hostNetwork);
  return { id, kind, namespace, name, workload, ...(onHost ? { hostNetwork: true } : {}) };
}

export function portsData(ports: PortSet): PortsData {
  return ports.isAll ? 'all' : ports.ranges();
}

/** Ports as people write them: `TCP 80,8080-8090 UDP 53`. */
export function portsText(ports: PortsData): string {
  return (ports === 'all' ? PortSet.all : PortSet.ofRanges(ports)).toString();
}

function wayInData(route: Route, missing: MissingTexts): WayInData {
  const { entry, service, port, to, ports, sources } = route;
  const state = stateOf(route);
  const doubtful = sources.find(({ verdict }) => !verdict.certain.equals(verdict.possible));
  return {
    entry: `${entry.deployed.resource.kind} ${placed(entry.deployed)}`,
    detail: entryDetail(route),
    service: `${placed(service)}:${port.port?.value ?? port.name?.value ?? ''}`,
    to: to.id,
    ports: portsData(ports),
    state,
    missing: state === 'unknown' && doubtful ? missing.of(doubtful.from, to) : null,
  };
}

/** Host and path of a backend, or the type of a Service with the addresses that it admits. */
export function entryDetail({ entry, sources }: Route): string {
  if (entry.kind === 'OpenShiftRoute') return entry.deployed.resource.spec?.host?.value ?? '';
  if (entry.kind === 'GatewayRoute') {
    const hosts = entry.deployed.resource.spec?.hostnames?.items.map(({ value }) => value) ?? [];
    return hosts.join(', ') || '*';
  }
  if (entry.kind === 'Ingress') {
    const { rule, path } = entry.route;
    if (!rule) return 'default backend';
    return `${rule.host?.value ?? '*'}${path?.path?.value ?? '/'}`;
  }
  const ranges = AddressSet.unionAll(
    sources.flatMap(({ from }) => (from.kind === 'addresses' ? [from.addresses] : [])),
  );
  return ranges.contains(AddressSet.allV4) ? entry.type : `${entry.type} from ${ranges}`;
}

function placed({ resource, namespace }: Route['service'] | Route['entry']['deployed']): string {
  return `${namespace ?? 'default'}/${resource.name}`;
}

/** Says what is missing for a pair of endpoints, and asks only once for pairs that are alike in all that matters. */
class MissingTexts {
  readonly #reachability: Reachability;
  readonly #known = new Map<string, string>();

  constructor(reachability: Reachability) {
    this.#reachability = reachability;
  }

  of(from: Endpoint, to: Endpoint): string {
    const key = `${keyOf(from)} ${keyOf(to)}`;
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const missing = explain(this.#reachability, from, to).sides.flatMap((side) => side.missing);
    const text = [...new Set(missing.map(missingText))].join('; ');
    if (!missing.some(namesEndpoint)) this.#known.set(key, text);
    return text;
  }
}

function keyOf(endpoint: Endpoint): string {
  return endpoint.kind === 'workload' ? `${endpoint.column} ${endpoint.namespace}` : endpoint.id;
}

function namesEndpoint(missing: Missing): boolean {
  return 'endpoint' in missing;
}
