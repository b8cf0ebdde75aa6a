/** The chart of one bundle as data: what `portolan topology` prints, what the editor asks for, and what is drawn. */

import type { FindingCounts } from './status.ts';

/** A request: `TopologyParams` in, `TopologyResult` out, or null for a document that stands in no bundle. */
export const topologyRequest = 'portolan/topology';

export interface TopologyParams {
  readonly uri: string;
  /** Another bundle of the document's folder than the document's own. */
  readonly bundle?: string;
  /** Texts to compare with, such as those last committed; without them no changes are told. */
  readonly base?: readonly { readonly uri: string; readonly text: string }[];
}

export interface TopologyResult {
  /** The bundles of the folder that hold objects, by name. */
  readonly bundles: readonly string[];
  readonly topology: Topology;
  readonly changes: TopologyChanges | null;
}

/** Connections between nodes of the chart that only one of the two compared states has. */
export interface TopologyChanges {
  readonly opened: readonly TopologyChange[];
  readonly closed: readonly TopologyChange[];
}

export interface TopologyChange {
  readonly from: string;
  readonly to: string;
  readonly ports: Ports | null;
  readonly causes: readonly string[];
}

export type NodeKind =
  | 'workload'
  | 'service'
  | 'ingress'
  | 'route'
  | 'gateway'
  /** A Service that is named, and that nothing in the bundle makes. */
  | 'missing'
  | 'internet'
  | 'addresses'
  | 'ingress-controller';

export interface TopologyNode {
  readonly id: string;
  readonly kind: NodeKind;
  readonly namespace: string | null;
  readonly name: string;
  /** More about it in a few words, such as the kind of a workload or the type of a Service. */
  readonly detail: string;
  /** The kind of a workload. */
  readonly workload: string | null;
  /** How many policies select the pods of a workload, by direction: none means that nothing isolates it. */
  readonly policies: { readonly inbound: number; readonly outbound: number } | null;
  /** The end of a connection that questions about reachability name; null for what only hands requests on. */
  readonly endpoint: string | null;
  /** What most others connect to or from as a matter of course, so that its connections tell little. */
  readonly hub: Hub | null;
  /** Findings about the object; null for what no manifest describes. */
  readonly problems: FindingCounts | null;
  readonly place: TopologyPlace | null;
}

/** `busy`: nothing but that most others may connect to it; only a chart as a whole tells. */
export type Hub = 'dns' | 'metrics' | 'ingress' | 'busy';

/** Where an object is written. */
export interface TopologyPlace {
  readonly uri: string;
  /** The line of its name, and the first and last line of the whole of it, counted from 0. */
  readonly line: number;
  readonly first: number;
  readonly last: number;
}

/**
 * `routes`: requests are handed on, as an Ingress, a Route or a Service with an address outside declares. `selects`: a
 * Service to its pods. `allowed`: policies let it pass. `unknown`: they may. `blocked`: a way in that they stop.
 */
export type EdgeKind = 'routes' | 'selects' | 'allowed' | 'unknown' | 'blocked';

export interface TopologyEdge {
  readonly from: string;
  readonly to: string;
  readonly kind: EdgeKind;
  readonly ports: Ports | null;
  /** Ports as they are declared, such as `80 to 8080`, where that says more than `ports`. */
  readonly label: string | null;
  /** Of a way in: whether its last step, to the pods, is let pass. */
  readonly state: RouteState | null;
}

export type RouteState = 'open' | 'narrow' | 'blocked' | 'unknown' | 'unresolved';

/** Everything, or the ranges of each protocol. */
export type Ports = 'all' | readonly PortSpan[];

export interface PortSpan {
  readonly protocol: 'SCTP' | 'TCP' | 'UDP';
  readonly from: number;
  readonly to: number;
}

export interface Topology {
  readonly version: 1;
  readonly bundle: string;
  readonly namespaces: readonly string[];
  readonly nodes: readonly TopologyNode[];
  readonly edges: readonly TopologyEdge[];
  /** Each of `from` reaches each of `to`, on every port, because no policy isolates either; no edges tell of these. */
  readonly open: { readonly from: readonly string[]; readonly to: readonly string[] };
  /** Findings about objects of a namespace that are no nodes, such as policies. */
  readonly problems: Readonly<Record<string, FindingCounts>>;
  /** How many edges there are beyond the most that are told of. */
  readonly omitted: number;
}
