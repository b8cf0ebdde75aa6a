/** The ways in from outside: Ingress or Route, Service, port, target port, pod; and whether the last step is let pass. */

import { type Deployed, type DeployedOf, isDeployed } from '../kubernetes/deployed.ts';
import { parseCidr } from '../kubernetes/formats.ts';
import { type IngressBackend, type IngressRoute, ingressRoutes } from '../kubernetes/kinds/ingress.ts';
import { openShiftTargets } from '../kubernetes/kinds/openshift-route.ts';
import {
  type Service,
  type ServicePort,
  servicePorts,
  serviceTypeOf,
  targetPortOf,
} from '../kubernetes/kinds/service.ts';
import type { Located } from '../text/range.ts';
import { type Bounded, exactly } from './bounded.ts';
import { namespaceOf } from './compile.ts';
import { areOutside, controllersOf, serves, servesIngress } from './controller.ts';
import type { Endpoint, WorkloadEndpoint } from './endpoints.ts';
import { type GatewayRoute, gatewayBackends, gatewaysOf, implementersOf } from './gateway-ways.ts';
import type { Reachability } from './reachability.ts';
import { serviceNamed } from './service-index.ts';
import { portOf, type ServiceTarget, targetsOf } from './service-targets.ts';
import { AddressSet } from './sets/address-set.ts';
import { PortSet } from './sets/port-set.ts';
import type { Verdict } from './verdicts.ts';
import type { World } from './world.ts';

/** What opens the way: an Ingress (one of its backends), a route of either kind, or a Service that nodes or a cloud expose. */
export type Entry =
  | { readonly kind: 'Ingress'; readonly deployed: DeployedOf<'Ingress'>; readonly route: IngressRoute }
  | { readonly kind: 'OpenShiftRoute'; readonly deployed: DeployedOf<'OpenShiftRoute'> }
  /** `gateway` is the first it hangs on, if one is among the objects. */
  | {
      readonly kind: 'GatewayRoute';
      readonly deployed: GatewayRoute;
      readonly gateway: DeployedOf<'Gateway'> | undefined;
    }
  | { readonly kind: 'Service'; readonly deployed: DeployedOf<'Service'>; readonly type: ExposedType };

export type ExposedType = 'NodePort' | 'LoadBalancer' | 'ExternalIPs';

/** One chain from an entry to the pods of one workload. */
export interface Route {
  readonly entry: Entry;
  readonly service: DeployedOf<'Service'>;
  readonly port: ServicePort;
  readonly to: WorkloadEndpoint;
  /** The ports at the pods; empty where the Service names one that they do not declare. */
  readonly ports: PortSet;
  /** Who takes the last step, each with what of `ports` the policies let pass. */
  readonly sources: readonly { readonly from: Endpoint; readonly verdict: Verdict }[];
}

/** `open`: every source passes. `blocked`: none does. `narrow`: some do. `unknown`: it depends on what cannot be seen. */
export type RouteState = 'open' | 'narrow' | 'blocked' | 'unknown' | 'unresolved';

const found = new WeakMap<Reachability, readonly Route[]>();

/** Every way in, Ingresses first, each in the order in which they were written. */
export function routesOf(reachability: Reachability): readonly Route[] {
  let routes = found.get(reachability);
  if (!routes) {
    const { ingresses, openShiftRoutes, gatewayRoutes, services } = reachability.world;
    routes = [...ingresses, ...openShiftRoutes, ...gatewayRoutes, ...services].flatMap((entry) =>
      waysFrom(reachability, entry),
    );
    found.set(reachability, routes);
  }
  return routes;
}

/** The ways in that one object opens; none where it opens none. */
export function waysFrom(reachability: Reachability, entry: Deployed): Route[] {
  if (isDeployed(entry, 'Ingress')) return ingressWays(reachability, entry);
  if (isDeployed(entry, 'OpenShiftRoute')) return openShiftWays(reachability, entry);
  if (isDeployed(entry, 'HTTPRoute') || isDeployed(entry, 'Route')) return gatewayWays(reachability, entry);
  return isDeployed(entry, 'Service') ? serviceWays(reachability, entry) : [];
}

export function stateOf({ ports, sources }: Route): RouteState {
  if (ports.isEmpty) return 'unresolved';
  if (sources.every(({ verdict }) => verdict.certain.contains(ports))) return 'open';
  if (sources.some(({ verdict }) => !verdict.certain.isEmpty)) return 'narrow';
  return sources.some(({ verdict }) => !verdict.possible.isEmpty) ? 'unknown' : 'blocked';
}

/**
 * What the unseen ingress controller may send to each workload: the ports that its routes lead to, as far as policies
 * let them pass. Workloads in the order of their ids.
 */
export function controllerConnections(
  reachability: Reachability,
  routes: readonly Route[] = routesOf(reachability),
): Map<WorkloadEndpoint, Verdict> {
  const arriving = new Map<WorkloadEndpoint, Verdict>();
  for (const { to, sources } of routes) {
    for (const { from, verdict } of sources) {
      if (from.kind !== 'ingress-controller' || verdict.possible.isEmpty) continue;
      const known = arriving.get(to) ?? exactly(PortSet.empty);
      arriving.set(to, {
        certain: known.certain.union(verdict.certain),
        possible: known.possible.union(verdict.possible),
      });
    }
  }
  return new Map([...arriving].sort(([a], [b]) => (a.id < b.id ? -1 : 1)));
}

function ingressWays(reachability: Reachability, deployed: DeployedOf<'Ingress'>): Route[] {
  const { world } = reachability;
  const sources = ingressSources(world, deployed);
  return ingressRoutes(deployed.resource).flatMap((route) => {
    const service = serviceNamed(world, route.backend.service?.name?.value ?? '', namespaceOf(deployed));
    const port = service && backendPort(service.resource, route.backend);
    if (!port) return [];
    // Ingress is about HTTP, which is carried by TCP.
    const entry: Entry = { kind: 'Ingress', deployed, route };
    return targetsOf(world, service, [port]).map((target) => wayTo(reachability, entry, service, target, sources));
  });
}

function backendPort(service: Service, { service: backend }: IngressBackend): ServicePort | undefined {
  const wanted = backend?.port?.number?.value ?? backend?.port?.name?.value;
  return wanted === undefined ? undefined : portOf(service, wanted);
}

/** The pods of controllers in the bundle that may serve the Ingress, else the unseen controller, else what lies outside. */
export function ingressSources(world: World, { resource }: DeployedOf<'Ingress'>): Endpoint[] {
  const ids = controllersOf(resource, world.ingressClasses);
  if (areOutside(ids)) return [...world.sources];
  const inBundle = entrancesOf(world.workloads).filter((each) => each.pods.some((pod) => serves(pod.workload, ids)));
  if (inBundle.length > 0) return inBundle;
  return world.controller ? [world.controller] : [];
}

const entrances = new WeakMap<World['workloads'], readonly WorkloadEndpoint[]>();

/** The few workloads that serve Ingresses at all. */
function entrancesOf(workloads: World['workloads']): readonly WorkloadEndpoint[] {
  let known = entrances.get(workloads);
  if (!known) {
    known = workloads.filter((each) => each.pods.some((pod) => servesIngress(pod.workload)));
    entrances.set(workloads, known);
  }
  return known;
}

function openShiftWays(reachability: Reachability, deployed: DeployedOf<'OpenShiftRoute'>): Route[] {
  const { world } = reachability;
  const wanted = deployed.resource.spec?.port?.targetPort?.value;
  const sources = world.controller ? [world.controller] : [];
  return openShiftTargets(deployed.resource).flatMap(({ name }) => {
    const service = serviceNamed(world, name?.value ?? '', namespaceOf(deployed));
    if (!service) return [];
    // A Route names the endpoints' port: a number is the pods' own, a name that of the Service port.
    const ports = servicePorts(service.resource).filter(
      (port) => wanted === undefined || port.name?.value === wanted || targetPortOf(port)?.value === wanted,
    );
    const entry: Entry = { kind: 'OpenShiftRoute', deployed };
    return targetsOf(world, service, ports).map((target) => wayTo(reachability, entry, service, target, sources));
  });
}

function gatewayWays(reachability: Reachability, deployed: GatewayRoute): Route[] {
  const { world } = reachability;
  const gateways = gatewaysOf(world, deployed);
  if (gateways.length === 0) return [];
  const sources = new Set(gateways.flatMap((gateway) => gatewaySources(world, gateway)));
  const entry: Entry = { kind: 'GatewayRoute', deployed, gateway: gateways.find((each) => each !== undefined) };
  return gatewayBackends(world, deployed).flatMap(({ service, port }) =>
    targetsOf(world, service, [port]).map((target) => wayTo(reachability, entry, service, target, [...sources])),
  );
}

/** As for an Ingress; but pods in view serve a Gateway only if its class says so. */
function gatewaySources(world: World, gateway: DeployedOf<'Gateway'> | undefined): readonly Endpoint[] {
  const ids = implementersOf(world, gateway);
  if (areOutside(ids)) return world.sources;
  const inBundle = ids
    ? entrancesOf(world.workloads).filter((each) => each.pods.some((pod) => serves(pod.workload, ids)))
    : [];
  if (inBundle.length > 0) return inBundle;
  return world.controller ? [world.controller] : [];
}

function serviceWays(reachability: Reachability, deployed: DeployedOf<'Service'>): Route[] {
  const { world } = reachability;
  const type = exposedType(deployed.resource);
  if (!type) return [];
  const admitted = sourceRanges(deployed.resource, type);
  const sources = world.sources.filter((each) => !each.addresses.intersect(admitted).isEmpty);
  const entry: Entry = { kind: 'Service', deployed, type };
  return targetsOf(world, deployed, servicePorts(deployed.resource)).map((target) =>
    wayTo(reachability, entry, deployed, target, sources),
  );
}

function exposedType(service: Service): ExposedType | undefined {
  const type = serviceTypeOf(service);
  if (type === 'NodePort' || type === 'LoadBalancer') return type;
  return type === 'ClusterIP' && (service.spec?.externalIPs?.items.length ?? 0) > 0 ? 'ExternalIPs' : undefined;
}

/** Who may use a load balancer: what its source ranges say, else everyone. Nodes' ports have no such list. */
export function sourceRanges(service: Service, type: ExposedType): AddressSet {
  const written: readonly Located<string>[] = service.spec?.loadBalancerSourceRanges?.items ?? [];
  if (type !== 'LoadBalancer' || written.length === 0) return AddressSet.all;
  const blocks = written.map((range) => parseCidr(range.value.trim()));
  return AddressSet.unionAll(blocks.flatMap((block) => (block ? [AddressSet.ofBlock(block)] : [])));
}

function wayTo(
  reachability: Reachability,
  entry: Entry,
  service: DeployedOf<'Service'>,
  { port, to, ports }: ServiceTarget,
  sources: readonly Endpoint[],
): Route {
  const asked = entry.kind === 'Service' ? ports : ports.intersect(PortSet.ofProtocol(protocolOf(entry)));
  return { entry, service, port, to, ports: asked, sources: judged(reachability, sources, to, asked) };
}

function protocolOf({ deployed }: Entry): 'TCP' | 'UDP' {
  return deployed.resource.kind === 'UDPRoute' ? 'UDP' : 'TCP';
}

/** The same way under other policies for the same endpoints. */
export function judgedBy(reachability: Reachability, way: Route): Route {
  const sources = way.sources.map(({ from }) => from);
  return { ...way, sources: judged(reachability, sources, way.to, way.ports) };
}

function judged(
  reachability: Reachability,
  sources: readonly Endpoint[],
  to: Endpoint,
  asked: PortSet,
): Route['sources'] {
  return sources.map((from) => ({ from, verdict: within(reachability.verdict(from, to), asked) }));
}

function within({ certain, possible }: Verdict, asked: PortSet): Bounded<PortSet> {
  const sure = certain.intersect(asked);
  return certain === possible ? exactly(sure) : { certain: sure, possible: possible.intersect(asked) };
}
