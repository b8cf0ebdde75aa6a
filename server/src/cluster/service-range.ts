/** What must hold inside the service range: its size, the address of cluster DNS, and fixed addresses of Services. */

import {
  type Address,
  type AddressRange,
  addressAt,
  formatAddress,
  holdsAddress,
  lastOf,
  readAddress,
} from './address-range.ts';
import { type Bound, limitOf } from './limits.ts';
import type { ClusterProfile, Stated } from './profile.ts';
import { type NamedRange, rangesOf } from './profile-ranges.ts';

export type ServiceRangeProblem =
  | { readonly kind: 'too-large'; readonly at: Stated<string>; readonly range: NamedRange; readonly limit: Bound }
  /** Not one address is left for a Service. */
  | { readonly kind: 'too-small'; readonly at: Stated<string>; readonly range: NamedRange }
  | {
      readonly kind: 'dns-address';
      readonly at: Stated<string>;
      readonly fault: AddressFault;
      readonly ranges: readonly NamedRange[];
      /** The address that AKS's own default would be. */
      readonly suggestion?: string;
    };

/**
 * - `unreadable`: no address at all;
 * - `outside`: in none of the service ranges;
 * - `first`: the address of kubernetes.default;
 * - `edge`: the network address or the last one, which Kubernetes does not give out.
 */
export type AddressFault = 'unreadable' | 'outside' | 'first' | 'edge';

export function serviceRangeProblems(profile: ClusterProfile): readonly ServiceRangeProblem[] {
  const ranges = serviceRanges(profile);
  const dns = profile.network?.dnsServiceIP;
  return [...ranges.flatMap(sizeProblem), ...(dns ? dnsProblem(dns, ranges) : [])];
}

/** What keeps a Service from having this address as its `clusterIP`, DNS's own address included. */
export function clusterAddressFault(profile: ClusterProfile, text: string): AddressFault | 'dns' | undefined {
  const ranges = serviceRanges(profile);
  const address = readAddress(text);
  if (!address || ranges.length === 0) return undefined;
  const dns = readAddress(profile.network?.dnsServiceIP?.value ?? '');
  if (dns && dns.family === address.family && dns.value === address.value) return 'dns';
  // A cluster that may be dual-stack for all we know says nothing about the family it does not mention.
  if (!ranges.some(({ range }) => range.family === address.family)) return undefined;
  return faultOf(address, ranges);
}

function sizeProblem(named: NamedRange): ServiceRangeProblem[] {
  const { range, stated } = named;
  if (!stated) return [];
  const limit = limitOf(range.family === 4 ? 'service-cidr-prefix' : 'service-cidr-v6-prefix');
  if (range.prefix < limit.value) return [{ kind: 'too-large', at: stated, range: named, limit }];
  // Network address, API server, DNS and the last address fill a range of four.
  return lastOf(range) - range.first < 4n ? [{ kind: 'too-small', at: stated, range: named }] : [];
}

function dnsProblem(dns: Stated<string>, ranges: readonly NamedRange[]): ServiceRangeProblem[] {
  const address = readAddress(dns.value);
  if (address && ranges.length === 0) return [];
  const fault = address ? faultOf(address, ranges) : 'unreadable';
  if (!fault) return [];
  const tenth = ranges
    .map(({ range }) => addressAt(range, 10n))
    .find((candidate, index) => {
      return holdsAddress(ranges[index]!.range, candidate) && !faultOf(candidate, ranges);
    });
  return [{ kind: 'dns-address', at: dns, fault, ranges, ...(tenth && { suggestion: formatAddress(tenth) }) }];
}

function faultOf(address: Address, ranges: readonly NamedRange[]): AddressFault | undefined {
  const holder: AddressRange | undefined = ranges.find(({ range }) => holdsAddress(range, address))?.range;
  if (!holder) return 'outside';
  if (address.value === holder.first + 1n) return 'first';
  if (address.value === holder.first) return 'edge';
  // IPv6 has no broadcast address.
  return holder.family === 4 && address.value === lastOf(holder) ? 'edge' : undefined;
}

function serviceRanges(profile: ClusterProfile): readonly NamedRange[] {
  return rangesOf(profile).ranges.filter(({ role }) => role === 'service-cidr');
}
