/** Walks the parts of a NetworkPolicy that rules look at one by one, whatever direction and rule they stand in. */

import { isList, isMap, type Node, stringOf } from '../../manifest/located.ts';
import type { Range } from '../../text/range.ts';
import type { WrittenSelector } from '../labels.ts';
import { keepLatest } from '../latest.ts';
import { isNull, type ListOf, placeOf } from '../shape.ts';
import {
  type NetworkPolicy,
  type PolicyPeer,
  type PolicyPort,
  type PolicyRule,
  policyRules,
} from './network-policy.ts';

/** A peer, the list that it stands in and the rule of that list. */
export interface PeerPlace {
  readonly rule: PolicyRule;
  readonly list: ListOf<PolicyPeer>;
  readonly peer: PolicyPeer;
}

/** A port entry, the list that it stands in and the rule of that list. */
export interface PortPlace {
  readonly rule: PolicyRule;
  readonly list: ListOf<PolicyPort>;
  readonly entry: PolicyPort;
}

export type IpBlock = NonNullable<PolicyPeer['ipBlock']>;

/** One block of addresses as text: the `cidr` of an ipBlock, or one of its exceptions. */
export interface BlockPlace {
  readonly value: string;
  readonly at: Range;
  readonly node: Node;
}

/** Every peer of a policy, in the order of the text. */
export const policyPeers = keepLatest((policy: NetworkPolicy): readonly PeerPlace[] => {
  return policyRules(policy).flatMap((rule) => {
    const list = peerListOf(rule);
    return list ? list.items.map((peer) => ({ rule, list, peer })) : [];
  });
});

/** Every port entry of a policy, in the order of the text. */
export const policyPorts = keepLatest((policy: NetworkPolicy): readonly PortPlace[] => {
  return policyRules(policy).flatMap((rule) => {
    const list = rule.written.ports;
    return list ? list.items.map((entry) => ({ rule, list, entry })) : [];
  });
});

export function hasIpBlocks(policy: NetworkPolicy): boolean {
  return policyPeers(policy).some(({ peer }) => peer.ipBlock !== undefined);
}

/** Every block of a policy and every exception, in the order of the text. Values of a wrong type are left out. */
export const policyBlocks = keepLatest((policy: NetworkPolicy): readonly BlockPlace[] => {
  return policyPeers(policy).flatMap(({ peer }) => {
    const { ipBlock } = peer;
    if (!ipBlock || !isMap(ipBlock.node)) return [];
    const except = ipBlock.except?.node;
    const blocks = [ipBlock.node.get('cidr')].flatMap((node) => blockOf(node, stringOf(node)));
    // A null in the list is the empty string.
    const holes = isList(except) ? except.items : [];
    return [...blocks, ...holes.flatMap((node) => blockOf(node, isNull(node) ? '' : stringOf(node)))];
  });
});

function blockOf(node: Node | undefined, value: string | undefined): BlockPlace[] {
  return node && value !== undefined ? [{ value, at: placeOf({ node, key: undefined }), node }] : [];
}

/** Every label selector of a policy: its own, then those of its peers. */
export const policySelectors = keepLatest((policy: NetworkPolicy): readonly WrittenSelector[] => {
  const ofPeers = policyPeers(policy).flatMap(({ peer }) => [peer.namespaceSelector, peer.podSelector]);
  return [policy.spec?.podSelector, ...ofPeers].filter((selector) => selector !== undefined);
});

/** The list of peers of a rule, by its name in either direction. */
export function peerListOf({ written }: PolicyRule): ListOf<PolicyPeer> | undefined {
  return 'from' in written ? written.from : written.to;
}
