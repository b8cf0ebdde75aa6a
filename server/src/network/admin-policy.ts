/** Compiles the cluster-wide policies: AdminNetworkPolicy, BaselineAdminNetworkPolicy (v1alpha1), ClusterNetworkPolicy (v1alpha2). */

import type {
  AdminInboundRule,
  AdminOutboundRule,
  AdminPeer,
  AdminPolicy,
  AdminPort,
  AdminProtocol,
} from '../kubernetes/kinds/admin-policy.ts';
import type { Direction } from '../kubernetes/kinds/network-policy.ts';
import { everything, type Selector, selectorOf, type WrittenSelector } from '../kubernetes/labels.ts';
import { placeOf } from '../kubernetes/shape.ts';
import type { Located, Range } from '../text/range.ts';
import { exactly } from './bounded.ts';
import {
  type Clause,
  directions,
  type Effect,
  type Peer,
  type PodTerm,
  type Policy,
  type PortTerm,
  podTerm,
} from './clause.ts';
import { blockOf, numbers, portRange, protocolNamed } from './policy.ts';
import { PortSet, type Protocol } from './sets/port-set.ts';

/** The one priority of a BaselineAdminNetworkPolicy, which has no field for it: behind every number that can be given. */
const behindAll = 1001;

/**
 * Without a usable subject the policy is refused, and nothing is compiled. A rule with an action that is not of its API
 * is refused too; it is left out, so that the others can still be read.
 */
export function compileAdminPolicy(policy: AdminPolicy): Policy | undefined {
  const { spec } = policy;
  const subject = spec?.subject && podsOf(spec.subject.namespaces, spec.subject.pods);
  const tier = tierOf(policy);
  if (!subject || !tier) return undefined;
  const priority = policy.kind === 'BaselineAdminNetworkPolicy' ? behindAll : spec.priority?.value;
  const clauses = [
    ...(spec.ingress?.items ?? []).map((rule, index) => clauseOf('inbound', rule, rule.from?.items, index)),
    ...(spec.egress?.items ?? []).map((rule, index) => clauseOf('outbound', rule, rule.to?.items, index)),
  ].filter((clause) => clause !== undefined);
  return {
    resource: policy,
    namespace: undefined,
    tier,
    priority: priority ?? behindAll,
    subject,
    directions: new Set(directions.filter((each) => clauses.some((clause) => clause.direction === each))),
    clauses,
    opaque: false,
  };
}

function tierOf(policy: AdminPolicy): 'admin' | 'baseline' | undefined {
  if (policy.kind === 'AdminNetworkPolicy') return 'admin';
  if (policy.kind === 'BaselineAdminNetworkPolicy') return 'baseline';
  const tier = policy.spec?.tier?.value;
  if (tier === 'Admin') return 'admin';
  return tier === 'Baseline' ? 'baseline' : undefined;
}

const effects: ReadonlyMap<string, Effect> = new Map([
  ['Allow', 'allow'],
  ['Accept', 'allow'],
  ['Deny', 'deny'],
  ['Pass', 'pass'],
]);

function clauseOf(
  direction: Direction,
  rule: AdminInboundRule | AdminOutboundRule,
  peers: readonly AdminPeer[] | undefined,
  index: number,
): Clause | undefined {
  const effect = effects.get(rule.action?.value ?? '');
  if (!effect) return undefined;
  const terms = [
    ...(rule.ports?.items ?? []).map((port) => portOf(port, placeOf(port))),
    ...(rule.protocols?.items ?? []).flatMap((protocol) => protocolTerms(protocol, placeOf(protocol))),
  ];
  const at = placeOf(rule);
  // There is no "absent means everyone" here: a rule without peers is refused, and matches nobody.
  const list = (peers ?? []).flatMap((peer) => peersOf(peer, placeOf(peer)));
  return {
    direction,
    index,
    name: rule.name?.value,
    effect,
    peers: list.length > 0 ? list : [{ kind: 'nobody', at }],
    ports: terms,
    at,
  };
}

/** A peer has exactly one field; several networks of one peer are told apart by their places. */
function peersOf(peer: AdminPeer, at: Range): Peer[] {
  const { namespaces, pods, networks, nodes, domainNames } = peer;
  const fields = [namespaces, pods, networks, nodes, domainNames].filter((field) => field !== undefined);
  if (fields.length !== 1) return [{ kind: 'nobody', at }];
  if (networks) return networks.items.map(networkOf);
  if (nodes) return [{ kind: 'nodes', at }];
  if (domainNames) return [{ kind: 'domain-names', names: domainNames.items.map((name) => name.value), at }];
  const term = podsOf(namespaces, pods);
  return [term ? { kind: 'pods', term, at } : { kind: 'nobody', at }];
}

function networkOf(network: Located<string>): Peer {
  const addresses = blockOf(network.value);
  return { kind: 'addresses', written: network.value, addresses, coversPods: true, at: network.at };
}

/**
 * The pods of a subject or a peer, where exactly one of the two fields may be given.
 * An absent or empty namespace selector beside a pod selector means every namespace, unlike in a NetworkPolicy.
 */
function podsOf(namespaces: WrittenSelector | undefined, pods: AdminPeer['pods'] | undefined): PodTerm | undefined {
  if ((namespaces === undefined) === (pods === undefined)) return undefined;
  if (!pods) return podTerm({ kind: 'selected', selector: optional(namespaces) }, everything);
  return podTerm({ kind: 'selected', selector: optional(pods.namespaceSelector) }, optional(pods.podSelector));
}

function optional(selector: WrittenSelector | undefined): Selector {
  return selector ? selectorOf(selector) : everything;
}

/** A port of v1alpha1. */
function portOf(port: AdminPort, at: Range): PortTerm {
  const { portNumber, portRange: range, namedPort } = port;
  const fields = [portNumber, range, namedPort].filter((field) => field !== undefined);
  if (fields.length === 1) {
    if (namedPort) return { kind: 'name', name: namedPort.value, protocol: undefined, at };
    const protocol = protocolNamed(portNumber ? portNumber.protocol?.value : range?.protocol?.value);
    const from = portNumber ? portNumber.port?.value : range?.start?.value;
    const to = portNumber ? portNumber.port?.value : range?.end?.value;
    if (protocol && from !== undefined && to !== undefined) return numbers(portRange(protocol, from, to), at);
  }
  return numbers(exactly(PortSet.empty), at);
}

/** A protocol of v1alpha2: exactly one field, and at least one property in it. */
function protocolTerms(written: AdminProtocol, at: Range): PortTerm[] {
  const { destinationNamedPort: named } = written;
  if (named) return [{ kind: 'name', name: named.value, protocol: undefined, at }];
  return (
    [
      ['TCP', written.tcp],
      ['UDP', written.udp],
      ['SCTP', written.sctp],
    ] as const
  ).flatMap(([protocol, field]) => (field ? [destinationOf(protocol, field, at)] : []));
}

function destinationOf(protocol: Protocol, field: NonNullable<AdminProtocol['tcp']>, at: Range): PortTerm {
  const { number, range } = field.destinationPort ?? {};
  if (number && !range) return numbers(portRange(protocol, number.value, number.value), at);
  if (range?.start && range.end && !number) return numbers(portRange(protocol, range.start.value, range.end.value), at);
  return numbers(exactly(PortSet.empty), at);
}
