/** Ranges that a cluster may not use, ranges that are private, and the ones AKS takes when none is given. */

import { type AddressRange, knownRange, rangeContains, rangesOverlap } from './address-range.ts';

export interface ReservedRange {
  readonly range: AddressRange;
  readonly what: string;
  readonly source: string;
}

const reservation = 'AKS: concepts-network-cni-overview';

/** No service, pod or virtual network range may touch these; AKS refuses such a pod CIDR since May 2026. */
export const reservedRanges: readonly ReservedRange[] = [
  { range: knownRange('169.254.0.0/16'), what: 'link-local addresses', source: reservation },
  { range: knownRange('172.30.0.0/16'), what: "AKS's own use", source: reservation },
  { range: knownRange('172.31.0.0/16'), what: "AKS's own use", source: reservation },
  { range: knownRange('192.0.2.0/24'), what: 'documentation (TEST-NET-1)', source: reservation },
];

/** Ranges that a virtual network cannot hold at all, wherever they come from. */
export const unroutableRanges: readonly ReservedRange[] = [
  { range: knownRange('127.0.0.0/8'), what: 'loopback addresses', source: 'Azure: virtual networks FAQ' },
  { range: knownRange('168.63.129.16/32'), what: "Azure's WireServer and DNS", source: 'Azure: virtual networks FAQ' },
  { range: knownRange('224.0.0.0/4'), what: 'multicast addresses', source: 'Azure: virtual networks FAQ' },
  { range: knownRange('255.255.255.255/32'), what: 'the broadcast address', source: 'Azure: virtual networks FAQ' },
];

/** Private space: RFC 1918, RFC 6598 and, for IPv6, unique local addresses (RFC 4193). */
const privateRanges: readonly AddressRange[] = [
  knownRange('10.0.0.0/8'),
  knownRange('172.16.0.0/12'),
  knownRange('192.168.0.0/16'),
  knownRange('100.64.0.0/10'),
  knownRange('fc00::/7'),
];

/** What AKS takes when a cluster is made without a range. */
export const defaultRanges = {
  podCidr: '10.244.0.0/16',
  serviceCidr: '10.0.0.0/16',
  dnsServiceIP: '10.0.0.10',
  podCidrV6: 'fd12:3456:789a::/64',
  serviceCidrV6: 'fd12:3456:789a:1::/108',
  source: 'AKS: concepts-network-cni-overview, configure-dual-stack',
};

export function isPrivate(range: AddressRange): boolean {
  return privateRanges.some((space) => rangeContains(space, range));
}

/** The reserved ranges that the range touches. */
export function reservedWithin(range: AddressRange): readonly ReservedRange[] {
  return reservedRanges.filter((reserved) => rangesOverlap(reserved.range, range));
}
