/** Why something is unknown: what would have to be seen before a term could be said to match or not. */

import type { Direction } from '../kubernetes/kinds/network-policy.ts';
import { certaintyOf } from './bounded.ts';
import type { Clause, Peer, PodTerm, Policy } from './clause.ts';
import type { Endpoint } from './endpoints.ts';
import { namespaceWords, termWords } from './term-words.ts';
import type { World } from './world.ts';

export type Missing =
  /** The namespace's object is not in the bundle, and something asks for its labels. */
  | { readonly kind: 'namespace-labels'; readonly namespace: string }
  /** A label that the cluster gives to the pods when they are made. */
  | { readonly kind: 'label-value'; readonly endpoint: Endpoint; readonly key: string }
  /** Whether the controller's pods are those that a term means. */
  | { readonly kind: 'controller-labels'; readonly term: PodTerm }
  | { readonly kind: 'pod-address'; readonly endpoint: Endpoint }
  | { readonly kind: 'node-address'; readonly endpoint: Endpoint }
  /** Whether a pod on the host network shares a node with the destination, which always receives from its own node. */
  | { readonly kind: 'own-node'; readonly endpoint: Endpoint }
  | { readonly kind: 'domain-names'; readonly names: readonly string[] }
  /** A policy, or a part of one, in a language that is not evaluated. */
  | { readonly kind: 'policy'; readonly policy: Policy }
  /** A number or block that a later step writes. */
  | { readonly kind: 'placeholder'; readonly policy: Policy }
  /** Policies of one priority, between which no order is defined. */
  | { readonly kind: 'order'; readonly policies: readonly Policy[] };

/** What is missing, in words that can follow "depends on". */
export function missingText(missing: Missing): string {
  switch (missing.kind) {
    case 'namespace-labels':
      return `the labels of namespace ${missing.namespace}`;
    case 'label-value':
      return `the value of label ${missing.key} on the pods of ${missing.endpoint.id}`;
    case 'controller-labels':
      return `whether the ingress controller ${controllerWords(missing.term)}`;
    case 'pod-address':
      return `the addresses of the pods of ${missing.endpoint.id}`;
    case 'node-address':
      return `the addresses of the nodes that ${missing.endpoint.id} runs on`;
    case 'own-node':
      return `whether the pods of ${missing.endpoint.id}, on the host network, run on the same node`;
    case 'domain-names':
      return `the addresses of ${missing.names.join(', ')}`;
    case 'policy':
      return `${titleOfPolicy(missing.policy)}, which is not evaluated`;
    case 'placeholder':
      return `the values that replace placeholders in ${titleOfPolicy(missing.policy)}`;
    case 'order':
      return `the order of ${missing.policies.map(titleOfPolicy).join(' and ')}, which have the same priority`;
  }
}

function controllerWords(term: PodTerm): string {
  if (term.pods.requirements.length > 0) return `runs as one of the ${termWords(term)}`;
  const where = namespaceWords(term.namespaces);
  return `runs in ${where.startsWith('namespaces') ? `one of the ${where}` : where}`;
}

export function titleOfPolicy({ resource, namespace }: Policy): string {
  return `${resource.kind} ${namespace === undefined ? '' : `${namespace}/`}${resource.name}`;
}

/** Why a term may or may not select an endpoint; empty where it is sure. */
export function missingOfTerm(world: World, policy: Policy, term: PodTerm, endpoint: Endpoint): Missing[] {
  if (certaintyOf(world.layout.podsOf(term), endpoint.column) !== 'maybe') return [];
  if (term.vague) return [{ kind: 'policy', policy }];
  if (endpoint.kind === 'ingress-controller') return [{ kind: 'controller-labels', term }];
  if (endpoint.kind !== 'workload') return [];
  const { namespace, pods } = endpoint;
  const keys = term.pods.requirements.map((requirement) => requirement.key);
  const values = keys.filter((key) => pods.some((pod) => pod.unknownValues.has(key)));
  const reasons: Missing[] = values.map((key) => ({ kind: 'label-value', endpoint, key }));
  if (term.namespaces.kind === 'selected' && world.namespaces.get(namespace)?.open) {
    const known = world.namespaces.get(namespace)!.labels;
    const asked = term.namespaces.selector.requirements.some((requirement) => !known.has(requirement.key));
    if (asked) reasons.push({ kind: 'namespace-labels', namespace });
  }
  return reasons;
}

/** Why a peer of a rule may or may not be an endpoint; empty where it is sure. */
export function missingOfPeer(
  world: World,
  policy: Policy,
  peer: Peer,
  direction: Direction,
  endpoint: Endpoint,
): Missing[] {
  if (certaintyOf(world.layout.columnsOf(peer, direction), endpoint.column) !== 'maybe') return [];
  switch (peer.kind) {
    case 'pods':
      return missingOfTerm(world, policy, peer.term, endpoint);
    case 'domain-names':
      return [{ kind: 'domain-names', names: peer.names }];
    case 'nodes':
      return [{ kind: 'node-address', endpoint }];
    case 'addresses': {
      if (peer.addresses.certain !== peer.addresses.possible) return [{ kind: 'placeholder', policy }];
      const kind = world.layout.onHost.has(endpoint.column) ? 'node-address' : 'pod-address';
      return [{ kind, endpoint }];
    }
    case 'everyone':
    case 'nobody':
      return [];
  }
}

/** Whether a clause has ports that a later step writes. */
export function hasOpenPorts(clause: Clause): boolean {
  return clause.ports.some((term) => term.kind === 'numbers' && term.ports.certain !== term.ports.possible);
}

/** Each reason once, in the order in which they came. */
export function distinct(reasons: readonly Missing[]): Missing[] {
  return [...new Map(reasons.map((reason) => [missingText(reason), reason])).values()];
}
