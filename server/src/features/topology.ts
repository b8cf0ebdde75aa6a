/** The chart of one bundle as data: what there is, how requests come in, and who may talk to whom. */

import type { DeployedOf } from '../kubernetes/deployed.ts';
import type { Reachability } from '../network/reachability.ts';
import { routesOf, stateOf } from '../network/routes.ts';
import { workloadsBehind } from '../network/service-index.ts';
import { endpointData, type PortsData, portsData, reachData } from './reach.ts';

export type NodeKind = 'workload' | 'service' | 'ingress' | 'route' | 'addresses' | 'ingress-controller';

export interface NodeData {
  readonly id: string;
  readonly kind: NodeKind;
  readonly namespace: string | null;
  readonly name: string | null;
  /** The kind of a workload. */
  readonly workload: string | null;
  /** How many policies select the pods of a workload, by direction: none means that nothing isolates it. */
  readonly policies: { readonly inbound: number; readonly outbound: number } | null;
}

/**
 * `connection`: policies let it pass; `unknown`: they may. `selects`: a Service to its pods. `routes`: an Ingress or Route
 * to a Service, `state` saying whether the last step to the pods is let pass.
 */
export interface EdgeData {
  readonly from: string;
  readonly to: string;
  readonly kind: 'connection' | 'unknown' | 'selects' | 'routes';
  readonly ports: PortsData | null;
  readonly state: ReturnType<typeof stateOf> | null;
}

export interface TopologyData {
  readonly version: 1;
  readonly bundle: string;
  readonly namespaces: readonly string[];
  readonly nodes: readonly NodeData[];
  readonly edges: readonly EdgeData[];
}

export function topologyData(reachability: Reachability, bundle: string): TopologyData {
  const { world } = reachability;
  const reach = reachData(reachability, bundle);
  const services = world.services.map((each) => objectNode(each, 'service'));
  const entries = [
    ...world.ingresses.map((each) => objectNode(each, 'ingress')),
    ...world.openShiftRoutes.map((each) => objectNode(each, 'route')),
  ];
  const connected = new Set([...reach.connections, ...reach.unknown].flatMap(({ from, to }) => [from, to]));
  const outside = reach.endpoints.filter(({ kind, id }) => kind !== 'workload' && connected.has(id));
  const nodes: NodeData[] = [
    ...world.workloads.map((each) => ({
      ...endpointData(each),
      kind: 'workload' as const,
      policies: policyCounts(reachability, each.column),
    })),
    ...services,
    ...entries,
    ...outside.map((each) => ({ ...each, kind: each.kind as NodeKind, policies: null })),
  ];
  const edges: EdgeData[] = [
    ...routeEdges(reachability),
    ...world.services.flatMap((service) =>
      workloadsBehind(world, service).map((to): EdgeData => {
        return { from: idOf(service), to: to.id, kind: 'selects', ports: null, state: null };
      }),
    ),
    ...reach.connections.map(({ from, to, ports }): EdgeData => ({ from, to, kind: 'connection', ports, state: null })),
    ...reach.unknown.map(({ from, to, ports }): EdgeData => ({ from, to, kind: 'unknown', ports, state: null })),
  ];
  const namespaces = [...new Set(nodes.flatMap(({ namespace }) => namespace ?? []))].sort();
  return { version: 1, bundle, namespaces, nodes, edges };
}

/** From each Ingress or Route to the Services behind it, each once with the worst state of its ways. */
function routeEdges(reachability: Reachability): EdgeData[] {
  const edges = new Map<string, EdgeData>();
  const badness = ['open', 'unresolved', 'unknown', 'narrow', 'blocked'];
  for (const route of routesOf(reachability)) {
    if (route.entry.kind === 'Service') continue;
    const [from, to] = [idOf(route.entry.deployed), idOf(route.service)];
    const state = stateOf(route);
    const known = edges.get(`${from} ${to}`);
    if (known && badness.indexOf(known.state ?? 'open') >= badness.indexOf(state)) continue;
    edges.set(`${from} ${to}`, { from, to, kind: 'routes', ports: portsData(route.ports), state });
  }
  return [...edges.values()];
}

function policyCounts({ table }: Reachability, column: number): { inbound: number; outbound: number } {
  const count = (direction: 'inbound' | 'outbound') => table.selecting(direction, column).sure.length;
  return { inbound: count('inbound'), outbound: count('outbound') };
}

type Shown = DeployedOf<'Service'> | DeployedOf<'Ingress'> | DeployedOf<'OpenShiftRoute'>;

function objectNode(deployed: Shown, kind: NodeKind): NodeData {
  const namespace = deployed.namespace ?? 'default';
  return { id: idOf(deployed), kind, namespace, name: deployed.resource.name, workload: null, policies: null };
}

function idOf({ resource, namespace }: Shown): string {
  return `${namespace ?? 'default'}/${resource.name}[${resource.kind}]`;
}
