/** The edges of the chart that manifests declare: from outside through Ingresses, Gateways and Services to the pods. */

import { type Deployed, type DeployedOf, isDeployed } from '../kubernetes/deployed.ts';
import { backendService, ingressRoutes } from '../kubernetes/kinds/ingress.ts';
import { type ServicePort, servicePorts } from '../kubernetes/kinds/service.ts';
import { gatewayRefs, serviceRefs } from '../kubernetes/route-references.ts';
import { namespaceOf } from '../network/compile.ts';
import type { Endpoint } from '../network/endpoints.ts';
import type { Reachability } from '../network/reachability.ts';
import { ingressSources, type Route, routesOf, stateOf } from '../network/routes.ts';
import { serviceNamed, workloadsBehind } from '../network/service-index.ts';
import { portOf, type ServiceTarget, targetsOf } from '../network/service-targets.ts';
import { PortSet } from '../network/sets/port-set.ts';
import type { World } from '../network/world.ts';
import type { RouteState, TopologyEdge, TopologyNode } from '../protocol/topology.ts';
import { portsData } from './reach.ts';
import { idOf } from './topology-nodes.ts';

/** The node of the chart that an endpoint is part of. */
export type NodeOf = (endpoint: Endpoint) => string;

export interface Declared {
  readonly edges: readonly TopologyEdge[];
  /** Services that routes name and that are not there. */
  readonly missing: readonly TopologyNode[];
}

/** Ways in, step by step, then each Service to its pods. */
export function declaredEdges(
  reachability: Reachability,
  objects: readonly Deployed[],
  nodeOf: NodeOf,
  internet: string | undefined,
): Declared {
  const { world } = reachability;
  const edges = new Edges();
  const missing = new Map<string, TopologyNode>();
  const serviceId = (name: string, namespace: string): string => {
    const service = serviceNamed(world, name, namespace);
    if (service) return idOf(service);
    const node = missingService(name, namespace);
    missing.set(node.id, node);
    return node.id;
  };
  for (const route of routesOf(reachability)) addWay(edges, route, nodeOf);
  if (world.controller && internet !== undefined) edges.add(routeEdge(internet, world.controller.id, null, null));
  for (const ingress of world.ingresses) addBackends(edges, world, ingress, nodeOf, serviceId);
  addGateways(edges, objects, internet, serviceId);
  for (const service of world.services) {
    for (const to of workloadsBehind(world, service)) {
      const targets = targetsOf(world, service, servicePorts(service.resource)).filter((target) => target.to === to);
      edges.add(selection(idOf(service), to.id, targets));
    }
  }
  return { edges: edges.all(), missing: [...missing.values()] };
}

type ServiceId = (name: string, namespace: string) => string;

/** What an Ingress names leads somewhere or not; either way it was declared. */
function addBackends(
  edges: Edges,
  world: World,
  ingress: DeployedOf<'Ingress'>,
  nodeOf: NodeOf,
  serviceId: ServiceId,
): void {
  for (const source of ingressSources(world, ingress)) edges.add(routeEdge(nodeOf(source), idOf(ingress), null, null));
  for (const { backend } of ingressRoutes(ingress.resource)) {
    const wanted = backendService(backend);
    if (!wanted?.name?.value) continue;
    const namespace = namespaceOf(ingress);
    const service = serviceNamed(world, wanted.name.value, namespace);
    const port = wanted.port?.number?.value ?? wanted.port?.name?.value;
    const found = port === undefined || !service ? undefined : portOf(service.resource, port);
    const label = found ? portWord(found) : `${port ?? ''}?`;
    const leads = found && service && workloadsBehind(world, service).length > 0;
    edges.add(routeEdge(idOf(ingress), serviceId(wanted.name.value, namespace), label, leads ? null : 'unresolved'));
  }
}

function missingService(name: string, namespace: string): TopologyNode {
  return {
    id: `${namespace}/${name}[Service]`,
    kind: 'missing',
    namespace,
    name,
    detail: 'Service, not found',
    workload: null,
    policies: null,
    endpoint: null,
    hub: null,
    problems: null,
    place: null,
  };
}

/** Edges by their ends and kind: those that meet there become one, with the ports of all and the worst state. */
class Edges {
  readonly #edges = new Map<string, TopologyEdge>();

  add(edge: TopologyEdge): void {
    const key = `${edge.kind} ${edge.from} ${edge.to}`;
    const known = this.#edges.get(key);
    this.#edges.set(key, known ? joined(known, edge) : edge);
  }

  all(): TopologyEdge[] {
    return [...this.#edges.values()];
  }
}

function joined(a: TopologyEdge, b: TopologyEdge): TopologyEdge {
  const labels = [...new Set([a.label, b.label].filter((label) => label !== null).flatMap((all) => all.split(', ')))];
  const ports =
    a.ports && b.ports && a.ports !== 'all' && b.ports !== 'all'
      ? portsData(PortSet.ofRanges([...a.ports, ...b.ports]))
      : (a.ports ?? b.ports);
  return { ...a, ports, label: labels.join(', ') || null, state: worse(a.state, b.state) };
}

const badness: readonly (RouteState | null)[] = [null, 'open', 'unknown', 'narrow', 'unresolved', 'blocked'];

function worse(a: RouteState | null, b: RouteState | null): RouteState | null {
  return badness.indexOf(a) >= badness.indexOf(b) ? a : b;
}

function addWay(edges: Edges, route: Route, nodeOf: NodeOf): void {
  const { entry, service, port, sources, ports, to } = route;
  const state = stateOf(route);
  const label = portWord(port);
  const entryId = entry.kind === 'Service' ? undefined : idOf(entry.deployed);
  if (entryId !== undefined) edges.add(routeEdge(entryId, idOf(service), label, state));
  for (const { from, verdict } of sources) {
    const source = nodeOf(from);
    if (entryId === undefined) edges.add(routeEdge(source, idOf(service), label, state));
    // A Gateway in view stands before its routes itself.
    else if (!(entry.kind === 'GatewayRoute' && entry.gateway)) edges.add(routeEdge(source, entryId, null, null));
    const isShut = verdict.possible.isEmpty && !ports.isEmpty;
    if (isShut) {
      edges.add({ from: source, to: to.id, kind: 'blocked', ports: portsData(ports), label: null, state: 'blocked' });
    }
  }
}

function routeEdge(from: string, to: string, label: string | null, state: RouteState | null): TopologyEdge {
  return { from, to, kind: 'routes', ports: null, label, state };
}

/** From outside to the Gateways in view and on to their routes, whatever these lead to; who gets through is told of the ways in. */
function addGateways(
  edges: Edges,
  objects: readonly Deployed[],
  internet: string | undefined,
  serviceId: ServiceId,
): void {
  const gateways = objects.filter((each) => isDeployed(each, 'Gateway'));
  for (const gateway of gateways) {
    if (internet !== undefined) edges.add(routeEdge(internet, idOf(gateway), null, null));
  }
  const named = <T extends Deployed>(list: readonly T[], name: string | undefined, namespace: string) =>
    list.find((each) => each.resource.name === name && namespaceOf(each) === namespace);
  for (const route of objects.filter(isRoute)) {
    const own = namespaceOf(route);
    for (const { name, namespace } of gatewayRefs(route.resource)) {
      const gateway = named(gateways, name?.value, namespace?.value ?? own);
      if (gateway) edges.add(routeEdge(idOf(gateway), idOf(route), null, null));
    }
    for (const { name, namespace, port } of serviceRefs(route.resource)) {
      if (name === undefined) continue;
      const service = serviceId(name.value, namespace?.value ?? own);
      edges.add(routeEdge(idOf(route), service, port ? String(port.value) : null, null));
    }
  }
}

export function isRoute(deployed: Deployed): deployed is DeployedOf<'HTTPRoute'> | DeployedOf<'Route'> {
  return isDeployed(deployed, 'HTTPRoute') || isDeployed(deployed, 'Route');
}

function selection(from: string, to: string, targets: readonly ServiceTarget[]): TopologyEdge {
  const labels = targets.map(({ port, ports }) => {
    const [own, there] = [portWord(port), ports.isEmpty ? `${port.targetPort?.value}?` : numbersOf(ports)];
    return own === there ? own : `${own} to ${there}`;
  });
  const ports = PortSet.unionAll(targets.map((target) => target.ports));
  const hasNowhere = targets.some((target) => target.ports.isEmpty);
  return {
    from,
    to,
    kind: 'selects',
    ports: ports.isEmpty ? null : portsData(ports),
    label: labels.join(', ') || null,
    state: hasNowhere ? 'unresolved' : null,
  };
}

function portWord({ port, name }: ServicePort): string {
  return String(port?.value ?? name?.value ?? '?');
}

function numbersOf(ports: PortSet): string {
  return ports
    .ranges()
    .map(({ from, to }) => (from === to ? String(from) : `${from}-${to}`))
    .join('/');
}
