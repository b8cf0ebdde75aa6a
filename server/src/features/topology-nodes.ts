/** The nodes of the chart: workloads, Services, and what opens a way in, each with its findings and its place. */

import { type Deployed, type DeployedOf, isDeployed } from '../kubernetes/deployed.ts';
import { ingressClassOf, ingressRoutes } from '../kubernetes/kinds/ingress.ts';
import { isHeadless, serviceTypeOf } from '../kubernetes/kinds/service.ts';
import type { Workload } from '../kubernetes/kinds/workload.ts';
import { nameAt, type Resource } from '../kubernetes/resource.ts';
import { namespaceOf } from '../network/compile.ts';
import { servesIngress } from '../network/controller.ts';
import { type WorkloadEndpoint, workloadsOf } from '../network/endpoints.ts';
import type { Reachability } from '../network/reachability.ts';
import type { FindingCounts } from '../protocol/status.ts';
import type { Hub, NodeKind, TopologyNode, TopologyPlace } from '../protocol/topology.ts';
import type { Finding } from '../rules/finding.ts';
import { type Range, touches } from '../text/range.ts';
import { countOf, someOf } from '../text/words.ts';

/** What the chart needs beside the bundle, and what only a door can tell. */
export interface Surroundings {
  findingsIn(file: string): readonly Finding[];
  /** Lines and addresses of documents are the doors' own. */
  placeOf(file: string, name: Range, whole: Range): TopologyPlace | null;
}

export const controllerNode: TopologyNode = {
  id: '{ingress-controller}',
  kind: 'ingress-controller',
  namespace: null,
  name: 'Ingress controller',
  detail: 'not in this bundle',
  workload: null,
  policies: null,
  endpoint: '{ingress-controller}',
  hub: 'ingress',
  problems: null,
  place: null,
};

export function workloadNode(
  { table }: Reachability,
  endpoint: WorkloadEndpoint,
  surroundings: Surroundings,
): TopologyNode {
  const { id, namespace, name, workload, column } = endpoint;
  const count = (direction: 'inbound' | 'outbound') => table.selecting(direction, column).sure.length;
  const resources = workloadsOf(endpoint);
  const first = resources[0];
  const onHost = endpoint.pods.some((pod) => pod.hostNetwork);
  return {
    id,
    kind: 'workload',
    namespace,
    name,
    detail: onHost ? `${workload} on the host network` : workload,
    workload,
    policies: { inbound: count('inbound'), outbound: count('outbound') },
    endpoint: id,
    hub: first ? hubOf(first) : null,
    problems: addedUp(resources.map((resource) => problemsOf(resource, surroundings))),
    place: first ? placeOf(first, surroundings) : null,
  };
}

/** What hands requests on: an object that is no end of a connection itself. */
export function objectNode(
  deployed: Deployed,
  kind: NodeKind,
  detail: string,
  surroundings: Surroundings,
): TopologyNode {
  const { resource } = deployed;
  return {
    id: idOf(deployed),
    kind,
    namespace: namespaceOf(deployed),
    name: resource.name,
    detail,
    workload: null,
    policies: null,
    endpoint: null,
    hub: isDnsName(resource.name) && kind === 'service' ? 'dns' : null,
    problems: problemsOf(resource, surroundings),
    place: placeOf(resource, surroundings),
  };
}

export function serviceDetail({ resource }: DeployedOf<'Service'>): string {
  if (isHeadless(resource)) return 'Service, headless';
  const type = serviceTypeOf(resource);
  return type === 'ClusterIP' ? 'Service' : `Service, ${type}`;
}

export function ingressDetail({ resource }: DeployedOf<'Ingress'>): string {
  const hosts = new Set(ingressRoutes(resource).map(({ rule }) => rule?.host?.value ?? 'every host'));
  const className = ingressClassOf(resource)?.value;
  const whose = className === undefined ? 'Ingress' : `Ingress, ${className}`;
  return hosts.size === 1 ? `${whose}, ${[...hosts][0]}` : `${whose}, ${countOf(hosts.size, 'host')}`;
}

export function gatewayDetail({ resource }: DeployedOf<'Gateway'>): string {
  const listeners = resource.spec?.listeners?.items ?? [];
  const ports = [...new Set(listeners.flatMap(({ port }) => port?.value ?? []))];
  return ports.length === 0 ? 'Gateway' : `Gateway on ${someOf(ports.map(String))}`;
}

export function routeDetail({ resource }: DeployedOf<'HTTPRoute'> | DeployedOf<'Route'>): string {
  const hosts = (resource.spec?.hostnames?.items ?? []).map(({ value }) => value);
  return hosts.length === 0 ? resource.kind : `${resource.kind}, ${someOf(hosts, 1)}`;
}

export function idOf(deployed: Deployed): string {
  return `${namespaceOf(deployed)}/${deployed.resource.name}[${deployed.resource.kind}]`;
}

/** Findings about objects of a namespace that the chart has no node for, above all policies. */
export function otherProblems(
  objects: readonly Deployed[],
  surroundings: Surroundings,
): Readonly<Record<string, FindingCounts>> {
  const byNamespace = new Map<string, FindingCounts[]>();
  for (const deployed of objects) {
    if (isShown(deployed)) continue;
    const counts = problemsOf(deployed.resource, surroundings);
    if (totalOf(counts) === 0) continue;
    const { resource } = deployed;
    const namespace = resource.kind === 'Namespace' ? resource.name : namespaceOf(deployed);
    byNamespace.set(namespace, [...(byNamespace.get(namespace) ?? []), counts]);
  }
  return Object.fromEntries([...byNamespace].map(([namespace, counts]) => [namespace, addedUp(counts)]));
}

function isShown(deployed: Deployed): boolean {
  const types = ['Workload', 'Service', 'Ingress', 'OpenShiftRoute', 'Gateway', 'HTTPRoute', 'Route'] as const;
  return types.some((type) => isDeployed(deployed, type));
}

function problemsOf({ file, node }: Resource, { findingsIn }: Surroundings): FindingCounts {
  const counts = { error: 0, warning: 0, information: 0, hint: 0 };
  for (const { at, severity } of findingsIn(file)) if (touches(node.at, at.start)) counts[severity]++;
  return counts;
}

function addedUp(all: readonly FindingCounts[]): FindingCounts {
  const sum = (severity: keyof FindingCounts) => all.reduce((total, counts) => total + counts[severity], 0);
  return { error: sum('error'), warning: sum('warning'), information: sum('information'), hint: sum('hint') };
}

function totalOf({ error, warning, information, hint }: FindingCounts): number {
  return error + warning + information + hint;
}

function placeOf(resource: Resource, surroundings: Surroundings): TopologyPlace | null {
  return surroundings.placeOf(resource.file, nameAt(resource), resource.node.at);
}

function hubOf(workload: Workload): Hub | null {
  if (servesIngress(workload)) return 'ingress';
  const images = (workload.podSpec?.containers?.items ?? []).flatMap(({ image }) => image?.value ?? []);
  const programs = images.map((image) => image.replace(/[:@].*$/, '').replace(/^.*\//, ''));
  if (isDnsName(workload.name) || programs.some(isDnsName)) return 'dns';
  return workload.kind === 'Prometheus' || programs.some((program) => scrapers.has(program)) ? 'metrics' : null;
}

function isDnsName(name: string): boolean {
  return ['kube-dns', 'coredns', 'node-local-dns', 'k8s-dns-node-cache'].includes(name);
}

/** Programs that fetch metrics from everything there is. */
const scrapers: ReadonlySet<string> = new Set([
  'prometheus',
  'opentelemetry-collector',
  'opentelemetry-collector-contrib',
  'otel-collector',
  'grafana-agent',
  'alloy',
  'vmagent',
]);
