/** Compiles NetworkPolicy (networking.k8s.io/v1) with its defaults spelled out. */

import { parseCidr } from '../kubernetes/formats.ts';
import {
  directionsOf,
  type NetworkPolicy,
  type PolicyPeer,
  type PolicyPort,
  type PolicyRule,
  policyRules,
  policySelector,
} from '../kubernetes/kinds/network-policy.ts';
import { everything, selectorOf } from '../kubernetes/labels.ts';
import { isPlaceholder, keyAt, type ListOf, placeOf } from '../kubernetes/shape.ts';
import type { Located, Range } from '../text/range.ts';
import { type Bounded, exactly } from './bounded.ts';
import { type Clause, type Peer, type Policy, type PortTerm, podTerm } from './clause.ts';
import { AddressSet } from './sets/address-set.ts';
import { PortSet, type Protocol, protocols } from './sets/port-set.ts';

/** `namespace` is the effective one: a NetworkPolicy never selects pods of another. */
export function compileNetworkPolicy(policy: NetworkPolicy, namespace: string): Policy {
  const directions = directionsOf(policy);
  return {
    resource: policy,
    namespace,
    tier: 'policy',
    priority: 0,
    subject: podTerm({ kind: 'own', name: namespace }, policySelector(policy)),
    directions,
    // Rules of a direction that is not in effect are accepted and ignored.
    clauses: policyRules(policy)
      .filter((rule) => directions.has(rule.direction))
      .map((rule) => clauseOf(rule, namespace)),
    opaque: false,
  };
}

function clauseOf(rule: PolicyRule, namespace: string): Clause {
  const { written, direction, index } = rule;
  const at = placeOf(written);
  const field = direction === 'inbound' ? 'from' : 'to';
  const list = 'from' in written ? written.from : written.to;
  const ports = rule.ports.map((port) => portTerm(port));
  return {
    direction,
    index,
    name: undefined,
    effect: 'allow',
    // Absent and empty lists of peers both mean everyone.
    peers:
      rule.peers.length > 0
        ? rule.peers.map((peer) => peerOf(peer, namespace))
        : [{ kind: isUnreadable(list) ? 'nobody' : 'everyone', at: keyAt(written, field) ?? at }],
    ports: isUnreadable(written.ports) ? [numbers(exactly(PortSet.empty), at)] : ports,
    at,
  };
}

/** Whether a list has items of which none could be read: it is refused, and must not pass for an empty one. */
function isUnreadable(list: ListOf<unknown> | undefined): boolean {
  return list?.node.kind === 'list' && list.items.length === 0 && list.node.items.length > 0;
}

function peerOf(peer: PolicyPeer, namespace: string): Peer {
  const at = placeOf(peer);
  const { podSelector, namespaceSelector, ipBlock } = peer;
  if (ipBlock) {
    if (podSelector || namespaceSelector || !ipBlock.cidr) return { kind: 'nobody', at };
    const except = ipBlock.except?.items ?? [];
    const exceptions = except.map((item) => item.value).join(', ');
    const written = `${ipBlock.cidr.value}${exceptions ? ` except ${exceptions}` : ''}`;
    return { kind: 'addresses', written, addresses: addressesOf(ipBlock.cidr.value, except), coversPods: false, at };
  }
  if (!podSelector && !namespaceSelector) return { kind: 'nobody', at };
  // Both selectors in one peer must hold together; without a namespace selector the policy's own namespace is meant.
  const pods = podSelector ? selectorOf(podSelector) : everything;
  if (!namespaceSelector) return { kind: 'pods', term: podTerm({ kind: 'own', name: namespace }, pods), at };
  const namespaces = { kind: 'selected', selector: selectorOf(namespaceSelector) } as const;
  return { kind: 'pods', term: podTerm(namespaces, pods), at };
}

function addressesOf(cidr: string, except: readonly Located<string>[]): Bounded<AddressSet> {
  const inside = blockOf(cidr);
  const outside = except.map((item) => blockOf(item.value));
  return {
    certain: inside.certain.subtract(AddressSet.unionAll(outside.map((block) => block.possible))),
    possible: inside.possible.subtract(AddressSet.unionAll(outside.map((block) => block.certain))),
  };
}

/** The addresses of a block as text. A placeholder may become any block; what is no block is refused and holds nothing. */
export function blockOf(cidr: string): Bounded<AddressSet> {
  if (isPlaceholder(cidr)) return { certain: AddressSet.empty, possible: AddressSet.all };
  const block = parseCidr(cidr);
  if (!block) return exactly(AddressSet.empty);
  return exactly(AddressSet.ofBlock(block));
}

function portTerm(port: PolicyPort): PortTerm {
  const at = placeOf(port);
  const protocol = protocolNamed(port.protocol?.value);
  if (!protocol) return numbers(exactly(PortSet.empty), at);
  const number = port.port?.value;
  // An entry without a port is for all ports, but only of its protocol.
  if (number === undefined) return numbers(exactly(PortSet.ofProtocol(protocol)), at);
  if (typeof number === 'string') {
    if (isPlaceholder(number)) return numbers(anyPort(protocol), at);
    if (port.endPort) return numbers(exactly(PortSet.empty), at);
    return { kind: 'name', name: number, protocol, at };
  }
  return numbers(portRange(protocol, number, port.endPort?.value ?? number), at);
}

/** The ports between two numbers, either of which may be NaN for a placeholder. */
export function portRange(protocol: Protocol, from: number, to: number): Bounded<PortSet> {
  return Number.isNaN(from) || Number.isNaN(to) ? anyPort(protocol) : exactly(PortSet.of(protocol, from, to));
}

/** The protocol after defaulting; undefined for one that is no protocol of the API. */
export function protocolNamed(name: string | undefined): Protocol | undefined {
  return name === undefined ? 'TCP' : protocols.find((protocol) => protocol === name);
}

export function numbers(ports: Bounded<PortSet>, at: Range): PortTerm {
  return { kind: 'numbers', ports, at };
}

function anyPort(protocol: Protocol): Bounded<PortSet> {
  return { certain: PortSet.empty, possible: PortSet.ofProtocol(protocol) };
}
