/** Whether a load balancer can have an address that somebody asks for, as far as the profile and the address tell. */

import { type AddressRange, addressAt, holdsAddress, lastOf, rangeAround, readAddress } from './address-range.ts';
import type { ClusterProfile } from './profile.ts';
import { rangesOf } from './profile-ranges.ts';
import { isPrivate } from './reserved-ranges.ts';

/**
 * - `private`: a public load balancer cannot have it;
 * - `services`, `pods`: the cluster gives out these addresses itself;
 * - `subnet`: it lies outside of the subnet that is asked for;
 * - `reserved`: the first four addresses of a subnet and its last are Azure's.
 */
export type LoadBalancerAddressFault = 'private' | 'services' | 'pods' | 'subnet' | 'reserved';

/** `subnet` is the name of the subnet that an internal load balancer asks for, where it asks for one. */
export function loadBalancerAddressFault(
  profile: ClusterProfile | undefined,
  text: string,
  isInternal: boolean,
  subnet: string | undefined,
): LoadBalancerAddressFault | undefined {
  const address = readAddress(text);
  if (!address) return undefined;
  const single = rangeAround(address, address.family === 4 ? 32 : 128);
  if (!isInternal) return isPrivate(single) ? 'private' : undefined;
  if (!profile) return undefined;
  const { ranges } = rangesOf(profile);
  const holder = ranges.find(({ role, range }) => {
    return (role === 'service-cidr' || role === 'pod-cidr') && holdsAddress(range, address);
  });
  if (holder) return holder.role === 'service-cidr' ? 'services' : 'pods';
  const subnets = ranges.filter(({ role }) => role === 'subnet');
  const asked = subnets.find(({ name }) => name === `the subnet ${subnet}`);
  if (asked && asked.range.family === address.family && !holdsAddress(asked.range, address)) return 'subnet';
  const around = asked ?? subnets.find(({ range }) => holdsAddress(range, address));
  return around && isReserved(around.range, address.value) ? 'reserved' : undefined;
}

function isReserved(range: AddressRange, value: bigint): boolean {
  return range.family === 4 && (value < addressAt(range, 4n).value || value === lastOf(range));
}
