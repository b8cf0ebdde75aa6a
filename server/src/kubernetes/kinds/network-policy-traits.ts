/** What sets a NetworkPolicy apart from most others: a first look, by which rules choose the policies that they look at. */

import { isList, isMap, type Node } from '../../manifest/located.ts';
import { isPortName, isPortNumber } from '../formats.ts';
import type { WrittenSelector } from '../labels.ts';
import { isNull } from '../shape.ts';
import { directionsOf, type NetworkPolicy, type PolicyPeer, type PolicyPort, policyRules } from './network-policy.ts';
import { policyPeers, policyPorts, policySelectors } from './network-policy-parts.ts';

/** Whether there are more policy types than the API has, or others. */
export function hasUnusualTypes({ spec }: NetworkPolicy): boolean {
  const types = spec?.policyTypes?.items ?? [];
  return types.length > 2 || types.some(({ value }) => value !== 'Ingress' && value !== 'Egress');
}

/** Whether a list of rules stands there for a direction that is not in effect. */
export function hasIdleRules(policy: NetworkPolicy): boolean {
  const { ingress, egress } = policy.spec ?? {};
  const inEffect = directionsOf(policy);
  return (ingress !== undefined && !inEffect.has('inbound')) || (egress !== undefined && !inEffect.has('outbound'));
}

/** Whether a list of a rule has no items, or a peer of it names nobody. */
export function hasUnfilledRule(policy: NetworkPolicy): boolean {
  return policyRules(policy).some(({ written: { node }, peers }) => {
    return peers.some(namesNobody) || (isMap(node) && node.entries.some(({ value }) => isEmptyList(value)));
  });
}

/** Null is read as no list at all, which means the same. */
export function isEmptyList(node: Node): boolean {
  return isList(node) ? node.items.length === 0 : isNull(node);
}

function namesNobody({ podSelector, namespaceSelector, ipBlock }: PolicyPeer): boolean {
  return !podSelector && !namespaceSelector && !ipBlock;
}

/** Whether a rule lists more than one peer or more than one port. */
export function hasListOfSeveral(policy: NetworkPolicy): boolean {
  return policyRules(policy).some(({ peers, ports }) => peers.length > 1 || ports.length > 1);
}

export function hasNamespaceSelector(policy: NetworkPolicy): boolean {
  return policyPeers(policy).some(({ peer }) => peer.namespaceSelector !== undefined);
}

/** Whether a selector demands more than one thing, so that its demands may exclude each other. */
export function hasCompoundSelector(policy: NetworkPolicy): boolean {
  return policySelectors(policy).some(isCompound);
}

function isCompound({ matchLabels, matchExpressions }: WrittenSelector): boolean {
  return (matchLabels?.entries.length ?? 0) + (matchExpressions?.items.length ?? 0) > 1;
}

export function hasNamedPort(policy: NetworkPolicy): boolean {
  return policyPorts(policy).some(({ entry }) => typeof entry.port?.value === 'string');
}

export function hasNumberedPort(policy: NetworkPolicy): boolean {
  return policyPorts(policy).some(({ entry }) => typeof entry.port?.value === 'number');
}

/** Whether a port is for TCP without saying so. */
export function leavesProtocolOut(policy: NetworkPolicy): boolean {
  return policyPorts(policy).some(({ entry }) => entry.protocol === undefined);
}

/** Whether a port is a range, or of a number, a name or a protocol that none can have. */
export function hasUnusualPort(policy: NetworkPolicy): boolean {
  return policyPorts(policy).some(({ entry }) => isUnusualPort(entry));
}

function isUnusualPort({ port, endPort, protocol }: PolicyPort): boolean {
  if (endPort || (protocol && !protocols.has(protocol.value))) return true;
  return port !== undefined && !(typeof port.value === 'number' ? isPortNumber(port.value) : isPortName(port.value));
}

const protocols: ReadonlySet<string> = new Set(['TCP', 'UDP', 'SCTP']);
