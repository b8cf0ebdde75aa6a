/** The chart of one bundle as data: what there is, how requests come in, and who may talk to whom. */

import { type Deployed, isDeployed } from '../kubernetes/deployed.ts';
import { openPart } from '../network/bounded.ts';
import type { Endpoint } from '../network/endpoints.ts';
import type { Reachability } from '../network/reachability.ts';
import { controllerConnections } from '../network/routes.ts';
import type { PortSet } from '../network/sets/port-set.ts';
import type { Verdict } from '../network/verdicts.ts';
import type { EdgeKind, Topology, TopologyEdge, TopologyNode } from '../protocol/topology.ts';
import { portsData } from './reach.ts';
import {
  controllerNode,
  gatewayDetail,
  ingressDetail,
  objectNode,
  otherProblems,
  routeDetail,
  type Surroundings,
  serviceDetail,
  workloadNode,
} from './topology-nodes.ts';
import { outsidesOf } from './topology-outside.ts';
import { declaredEdges, isRoute, type NodeOf } from './topology-routes.ts';

/** Beyond so many edges nobody reads a chart, and no editor draws it. */
const mostEdges = 20_000;

export function topologyData(
  reachability: Reachability,
  bundle: string,
  objects: readonly Deployed[],
  surroundings: Surroundings,
): Topology {
  const { world } = reachability;
  const outsides = outsidesOf(reachability);
  const groups = new Map(outsides.flatMap(({ node, pieces }) => pieces.map((piece) => [piece, node.id] as const)));
  const nodeOf: NodeOf = (endpoint) => (endpoint.kind === 'addresses' ? groups.get(endpoint)! : endpoint.id);
  const internet = outsides.find(({ node, pieces }) => node.kind === 'internet' && pieces[0]?.direction === 'inbound');
  const { edges: declared, missing } = declaredEdges(reachability, objects, nodeOf, internet?.node.id);
  const connections = connectionEdges(reachability, nodeOf);
  const edges = [...declared, ...connections.slice(0, Math.max(0, mostEdges - declared.length))];
  const inside: TopologyNode[] = [
    ...world.workloads.map((each) => workloadNode(reachability, each, surroundings)),
    ...world.services.map((each) => objectNode(each, 'service', serviceDetail(each), surroundings)),
    ...world.ingresses.map((each) => objectNode(each, 'ingress', ingressDetail(each), surroundings)),
    ...world.openShiftRoutes.map((each) => objectNode(each, 'route', 'Route', surroundings)),
    ...objects
      .filter((each) => isDeployed(each, 'Gateway'))
      .map((each) => objectNode(each, 'gateway', gatewayDetail(each), surroundings)),
    ...objects.filter(isRoute).map((each) => objectNode(each, 'route', routeDetail(each), surroundings)),
    ...missing,
  ];
  const nodes = [...inside, ...outsides.map(({ node }) => node), ...(world.controller ? [controllerNode] : [])];
  return {
    version: 1,
    bundle,
    namespaces: [...new Set(inside.flatMap(({ namespace }) => namespace ?? []))].sort(),
    nodes,
    edges,
    open: {
      from: openEnds(reachability, 'outbound', nodeOf),
      to: openEnds(reachability, 'inbound', nodeOf),
    },
    problems: otherProblems(objects, surroundings),
    omitted: declared.length + connections.length - edges.length,
  };
}

/** Ends that no policy speaks about in a direction; for `outbound` the ends that open connections. */
function openEnds(reachability: Reachability, direction: 'inbound' | 'outbound', nodeOf: NodeOf): string[] {
  const { workloads, sources, destinations } = reachability.world;
  const free = workloads.filter((each) => isFree(reachability, direction, each));
  return [...new Set([...free, ...(direction === 'outbound' ? sources : destinations)].map(nodeOf))];
}

function isFree({ table }: Reachability, direction: 'inbound' | 'outbound', end: Endpoint): boolean {
  if (end.kind !== 'workload') return end.kind === 'addresses';
  const { sure, maybe } = table.selecting(direction, end.column);
  return sure.length + maybe.length === 0;
}

/** What policies decide, pair by pair. Pairs that none speaks about are left to `open`. */
function connectionEdges(reachability: Reachability, nodeOf: NodeOf): TopologyEdge[] {
  const edges = new Map<string, TopologyEdge>();
  const tell = (kind: EdgeKind, from: string, to: string, ports: PortSet): void => {
    if (ports.isEmpty) return;
    edges.set(`${kind} ${from} ${to}`, { from, to, kind, ports: portsData(ports), label: null, state: null });
  };
  const add = (from: Endpoint, to: Endpoint, verdict: Verdict): void => {
    tell('allowed', nodeOf(from), nodeOf(to), verdict.certain);
    if (!verdict.certain.equals(verdict.possible)) tell('unknown', nodeOf(from), nodeOf(to), openPart(verdict));
  };
  const opening = new Set(reachability.world.workloads.filter((each) => isFree(reachability, 'outbound', each)));
  const receiving = new Set(reachability.world.workloads.filter((each) => isFree(reachability, 'inbound', each)));
  const isUndecided = (from: Endpoint, to: Endpoint): boolean =>
    (from.kind !== 'workload' || opening.has(from)) && (to.kind !== 'workload' || receiving.has(to));
  for (const { from, to, verdict } of reachability.connections()) {
    if (!isUndecided(from, to)) add(from, to, verdict);
  }
  if (reachability.world.controller) {
    for (const [to, verdict] of controllerConnections(reachability)) {
      if (!receiving.has(to)) add(reachability.world.controller, to, verdict);
    }
  }
  return [...edges.values()];
}
