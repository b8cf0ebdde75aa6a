/**
 * The keys under which a bundle's index files an object. Every question across objects reads one or more keys, so the
 * keys that an edit touches tell exactly which answers it may change.
 */

import type { Deployed } from '../kubernetes/deployed.ts';
import { serviceNameOf } from '../kubernetes/kinds/endpoints.ts';
import { policySelector } from '../kubernetes/kinds/network-policy.ts';
import { serviceSelector } from '../kubernetes/kinds/service.ts';
import type { Selector } from '../kubernetes/labels.ts';
import { claim, claimsOf } from './claims.ts';
import { secretsMadeFor } from './secret-makers.ts';

/** Beside these, the identity of an object is a key as it stands. */
export const keys = {
  /** Nothing is filed here: the key is touched when the file's list of identities changes. */
  fileIdentities: (path: string): string => `f:${path}`,
  /** Every object of a kind with a name, whatever its namespace. */
  name: (kind: string, name: string): string => `n:${kind}/${name}`,
  /** Every object read as a type, within one effective namespace. */
  type: (type: string, namespace: string | undefined): string => `t:${type}/${namespace ?? ''}`,
  /** Every object read as a type, in all namespaces. */
  everyType: (type: string): string => `a:${type}`,
  /** Pods that carry a label. */
  label: (key: string, value: string): string => `l:${key}=${value}`,
  /** Services filed under one label of their selector. */
  service: (key: string, value: string): string => `s:${key}=${value}`,
  /** Services that carry a label of their own. */
  labelledService: (key: string, value: string): string => `m:${key}=${value}`,
  /** Endpoints and EndpointSlices written for a Service of that name. */
  endpoints: (service: string): string => `e:${service}`,
  /** Objects that lay claim to something of which there is one: see `claims.ts`. */
  claim: (claim: string): string => `c:${claim}`,
  /** Policies filed under one label of their pod selector. */
  policy: (key: string, value: string): string => `p:${key}=${value}`,
  /** Policies that no single label finds: empty selectors, and those of expressions. */
  broadPolicy: (namespace: string | undefined): string => `q:${namespace ?? ''}`,
  /** Kinds without reader, filed by group and kind. */
  kind: (group: string, kind: string): string => `k:${group}/${kind}`,
};

/** The types that are asked for in all namespaces at once. Kept few: their lists are copied at each edit of a member. */
const everywhere = new Set([
  'Namespace',
  'IngressClass',
  'GatewayClass',
  'AdminPolicy',
  'ReferenceGrant',
  'Gateway',
  'Ingress',
]);

/** The keys of one object in a bundle. */
export function postingKeys(deployed: Deployed): string[] {
  const { resource, namespace, identity } = deployed;
  const found: string[] = [];
  if (identity !== undefined) found.push(identity, keys.name(resource.kind, resource.name));
  if (resource.type === 'Other') {
    found.push(keys.kind(resource.group, resource.kind));
    for (const name of secretsMadeFor(resource)) found.push(keys.claim(claim.secret(name)));
    return found;
  }
  found.push(keys.type(resource.type, namespace));
  if (everywhere.has(resource.type)) found.push(keys.everyType(resource.type));
  if (resource.type === 'Workload') {
    for (const { key, value } of resource.podLabels?.entries ?? []) found.push(keys.label(key.value, value.value));
  } else if (resource.type === 'Service') {
    const pair = leadingPair(serviceSelector(resource));
    if (pair) found.push(keys.service(pair[0], pair[1]));
    for (const { key, value } of resource.labels?.entries ?? []) {
      found.push(keys.labelledService(key.value, value.value));
    }
  } else if (resource.type === 'Endpoints' || resource.type === 'EndpointSlice') {
    const service = serviceNameOf(resource);
    if (service !== undefined) found.push(keys.endpoints(service));
  } else if (resource.type === 'NetworkPolicy') {
    const pair = leadingPair(policySelector(resource));
    found.push(pair ? keys.policy(pair[0], pair[1]) : keys.broadPolicy(namespace));
  }
  for (const each of claimsOf(resource)) found.push(keys.claim(each));
  return found;
}

/** The pair that a selector is filed under: the first, in alphabetical order, that every selected pod must carry. */
export function leadingPair(selector: Selector | undefined): [string, string] | undefined {
  let best: [string, string] | undefined;
  for (const { key, operator, values } of selector?.requirements ?? []) {
    if (operator !== 'In' || values.length !== 1) continue;
    if (!best || key < best[0]) best = [key, values[0]!];
  }
  return best;
}
