/** One line about an object's place in the traffic of its bundle, as a lens shows it. */

import { type Deployed, type DeployedOf, isDeployed } from '../kubernetes/deployed.ts';
import { ingressRoutes } from '../kubernetes/kinds/ingress.ts';
import { serviceSelector, serviceTypeOf } from '../kubernetes/kinds/service.ts';
import type { Resource } from '../kubernetes/resource.ts';
import { serviceRefs } from '../kubernetes/route-references.ts';
import { namespaceOf } from '../network/compile.ts';
import { type WorkloadEndpoint, workloadsOf } from '../network/endpoints.ts';
import { type GatewayRoute, gatewaysOf } from '../network/gateway-ways.ts';
import { countChanges, effectOf } from '../network/policy-effect.ts';
import type { Reachability } from '../network/reachability.ts';
import { type Route, stateOf, waysFrom } from '../network/routes.ts';
import { serviceNamed, workloadsBehind } from '../network/service-index.ts';
import type { World } from '../network/world.ts';
import { countOf } from '../text/words.ts';
import { type Contact, callersOf, contactsOf } from './contacts.ts';

/** The kinds of objects that there is something to say about, by the names of their settings. */
export type SummaryKind = 'workloads' | 'policies' | 'services' | 'ingresses';

export const summaryKinds: readonly SummaryKind[] = ['workloads', 'policies', 'services', 'ingresses'];

export function summaryKindOf({ type }: Resource): SummaryKind | undefined {
  switch (type) {
    case 'Workload':
      return 'workloads';
    case 'NetworkPolicy':
    case 'AdminPolicy':
      return 'policies';
    case 'Service':
      return 'services';
    case 'Ingress':
    case 'HTTPRoute':
    case 'Route':
    case 'Gateway':
      return 'ingresses';
    default:
      return undefined;
  }
}

export function summaryOf(reachability: Reachability, self: Deployed): string {
  if (isDeployed(self, 'Workload')) return ofWorkload(reachability, self);
  if (isDeployed(self, 'Service')) return ofService(reachability, self);
  if (isDeployed(self, 'Ingress') || isDeployed(self, 'HTTPRoute') || isDeployed(self, 'Route')) {
    return ofEntry(reachability, self);
  }
  return isDeployed(self, 'Gateway') ? ofGateway(reachability, self) : ofPolicy(reachability, self.resource);
}

/** The endpoint whose pods an object makes; undefined where another definition of it counts. */
export function endpointOf({ world }: Reachability, { resource }: Deployed): WorkloadEndpoint | undefined {
  return world.workloads.find((each) => workloadsOf(each).some((workload) => workload === resource));
}

function ofWorkload(reachability: Reachability, self: DeployedOf<'Workload'>): string {
  const endpoint = endpointOf(reachability, self);
  if (!endpoint) return 'another definition of it counts';
  const counts = { inbound: 0, outbound: 0, blocked: 0, unknown: 0 };
  for (const { state, direction } of contactsOf(reachability, endpoint)) counts[state === 'open' ? direction : state]++;
  const { inbound, outbound, blocked, unknown } = counts;
  if (inbound + outbound + blocked + unknown === 0) return 'no other workload in view';
  return joined([`${inbound} in`, `${outbound} out`, `${blocked} blocked`, doubt(unknown)]);
}

function ofPolicy(reachability: Reachability, policy: Resource): string {
  const { layout, policies, workloads } = reachability.world;
  const own = policies.filter(({ resource }) => resource === policy);
  if (own.length === 0) return 'another definition of it counts';
  const selections = own.map(({ subject }) => layout.podsOf(subject));
  const certain = workloads.filter(({ column }) => selections.some((each) => each.certain.has(column))).length;
  const possible = workloads.filter(({ column }) => selections.some((each) => each.possible.has(column))).length;
  if (possible === 0) return 'selects no workload in view';
  const { opened, closed, unsettled } = countChanges(effectOf(reachability, policy));
  const selects = `selects ${countOf(certain, 'workload')}${possible > certain ? ` and perhaps ${possible - certain} more` : ''}`;
  if (opened + closed + unsettled === 0) return joined([selects, 'changes nothing in view against no policy']);
  const opens = opened > 0 ? `opens ${opened}` : 'opens nothing in view';
  const closes = closed > 0 ? `closes ${closed}` : 'closes nothing';
  return joined([selects, opens, `${closes} against no policy`, doubt(unsettled)]);
}

function ofService(reachability: Reachability, self: DeployedOf<'Service'>): string {
  const { resource } = self;
  if (serviceTypeOf(resource) === 'ExternalName') return `stands for ${resource.spec?.externalName?.value ?? '?'}`;
  if (!serviceSelector(resource)) return 'has no selector: its endpoints are written by hand';
  const behind = workloadsBehind(reachability.world, self);
  const selects = `selects ${countOf(behind.length, 'workload')}`;
  if (behind.length === 0) return 'selects no workload in view';
  const callers = callersOf(reachability, self);
  const reached = `reached from ${statesOf(callers).open}`;
  return joined([selects, `${reached}${outsideWords(waysFrom(reachability, self))}`, doubt(statesOf(callers).unknown)]);
}

function outsideWords(ways: readonly Route[]): string {
  const states = new Set(ways.map(stateOf));
  if (states.has('open')) return ' and from outside';
  return states.has('narrow') ? ' and from some addresses outside' : '';
}

function statesOf(contacts: readonly Contact[]): Record<Contact['state'], number> {
  const counts = { open: 0, unknown: 0, blocked: 0 };
  for (const { state } of contacts) counts[state]++;
  return counts;
}

function ofGateway({ world }: Reachability, self: DeployedOf<'Gateway'>): string {
  const routes = routesOn(world, self);
  const services = new Set(routes.flatMap(backendsOf).map(({ name, namespace }) => `${namespace}/${name}`));
  const listeners = self.resource.spec?.listeners?.items.length ?? 0;
  if (routes.length === 0) return `${countOf(listeners, 'listener')} · no route in view`;
  return [countOf(listeners, 'listener'), countOf(routes.length, 'route'), countOf(services.size, 'Service')].join(
    ' → ',
  );
}

/** The routes that hang on a Gateway and that it takes. */
export function routesOn(world: World, gateway: DeployedOf<'Gateway'>): GatewayRoute[] {
  return world.gatewayRoutes.filter((route) =>
    gatewaysOf(world, route).some((each) => each?.resource === gateway.resource),
  );
}

type EntryObject = DeployedOf<'Ingress'> | GatewayRoute;

function ofEntry(reachability: Reachability, self: EntryObject): string {
  const services = backendsOf(self);
  const missing = services.filter(({ name, namespace }) => !serviceNamed(reachability.world, name, namespace)).length;
  // A Service is as badly off as the worst of the ways to it.
  const badness = ['open', 'unresolved', 'narrow', 'unknown', 'blocked'];
  const worst = new Map<string, string>();
  for (const way of waysFrom(reachability, self)) {
    const state = stateOf(way);
    const key = `${namespaceOf(way.service)}/${way.service.resource.name}`;
    const known = worst.get(key);
    if (known === undefined || badness.indexOf(known) < badness.indexOf(state)) worst.set(key, state);
  }
  const having = (state: string) => [...worst.values()].filter((each) => each === state).length;
  const leads = `${hostWords(hostsOf(self))} → ${countOf(services.length, 'Service')}`;
  const blocked = having('blocked');
  return joined([
    leads,
    missing > 0 ? `${missing} not in view` : '',
    blocked > 0 ? `${blocked} blocked` : '',
    doubt(having('unknown')),
  ]);
}

function hostsOf({ resource }: EntryObject): Set<string> {
  const hosts =
    resource.type === 'Ingress'
      ? ingressRoutes(resource).map(({ rule }) => rule?.host?.value ?? '*')
      : (resource.spec?.hostnames?.items.map(({ value }) => value) ?? []);
  return new Set(hosts);
}

function hostWords(hosts: ReadonlySet<string>): string {
  return hosts.size === 0 || (hosts.size === 1 && hosts.has('*')) ? 'any host' : countOf(hosts.size, 'host');
}

/** The Services that it names, each once. */
function backendsOf(self: EntryObject): { name: string; namespace: string }[] {
  const { resource } = self;
  const own = namespaceOf(self);
  const named =
    resource.type === 'Ingress'
      ? ingressRoutes(resource).map(({ backend }) => ({ name: backend.service?.name?.value, namespace: own }))
      : serviceRefs(resource).map((ref) => ({ name: ref.name?.value, namespace: ref.namespace?.value ?? own }));
  const byKey = new Map<string, { name: string; namespace: string }>();
  for (const { name, namespace } of named) {
    if (name !== undefined) byKey.set(`${namespace}/${name}`, { name, namespace });
  }
  return [...byKey.values()];
}

function doubt(unknown: number): string {
  return unknown > 0 ? `? ${unknown} unknown` : '';
}

function joined(parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join(' · ');
}
