/** Numbers and lists of a profile outside the bounds that AKS sets them. */

import { readAddress, readRange } from './address-range.ts';
import { grouped } from './arithmetic.ts';
import { confirmed, type Impossible, type Suspicion } from './impossible.ts';
import { limitOf } from './limits.ts';
import type { ClusterProfile, Stated } from './profile.ts';

/** Everything out of bounds, outbound settings first, then access to the API server, then node pools. */
export function outOfBounds(profile: ClusterProfile): readonly Impossible[] {
  return [...outboundNumbers(profile), ...authorizedRanges(profile), ...gatewayPools(profile)];
}

function outboundNumbers({ network }: ClusterProfile): readonly Impossible[] {
  const { loadBalancer, natGateway } = network ?? {};
  const ports = loadBalancer?.allocatedOutboundPorts;
  const balancer = confirmed('AKS: load-balancer-standard', [
    within(loadBalancer?.managedOutboundIPs, 'managedOutboundIPs', 1, limitOf('managed-outbound-ips').value),
    within(loadBalancer?.idleTimeoutInMinutes, 'idleTimeoutInMinutes', 4, 120),
    within(ports, 'allocatedOutboundPorts', 0, limitOf('allocated-outbound-ports').value),
    {
      id: 'outbound-ports-step',
      holds: ports !== undefined && ports.value % 8 !== 0,
      at: ports,
      reason: 'allocatedOutboundPorts counts in steps of 8.',
    },
  ]);
  const gateway = confirmed('AKS: nat-gateway', [
    within(
      natGateway?.managedOutboundIPs,
      'managedOutboundIPProfile.count',
      1,
      limitOf('nat-gateway-outbound-ips').value,
    ),
    within(natGateway?.idleTimeoutInMinutes, 'idleTimeoutInMinutes', 4, 120),
  ]);
  return [...balancer, ...gateway];
}

function authorizedRanges({ access }: ClusterProfile): readonly Impossible[] {
  const { authorizedIPRanges = [], privateCluster, vnetIntegration } = access ?? {};
  const limit = limitOf(vnetIntegration?.value ? 'authorized-ranges-vnet-integration' : 'authorized-ranges');
  return confirmed(limit.source, [
    {
      id: 'authorized-ranges-on-private',
      holds: privateCluster?.value === true,
      at: authorizedIPRanges[0],
      against: privateCluster,
      reason: 'A private cluster has no public address that ranges could be authorized for.',
    },
    {
      id: 'too-many-authorized-ranges',
      holds: authorizedIPRanges.length > limit.value,
      at: authorizedIPRanges[limit.value],
      reason: `At most ${grouped(limit.value)} ranges can be authorized.`,
    },
    ...authorizedIPRanges.map(hostBits),
    ...authorizedIPRanges.map(unreadable),
  ]);
}

function hostBits(stated: Stated<string>): Suspicion {
  const holds = readRange(stated.value)?.hasHostBits === true;
  return { id: 'authorized-range-host-bits', holds, at: stated, reason: `${stated.value} has bits behind its prefix.` };
}

/** A lone address is a range of one; a word without digits and dots may be a service tag, which is in preview. */
function unreadable(stated: Stated<string>): Suspicion {
  const isTag = /^[A-Za-z][A-Za-z0-9.]*$/.test(stated.value);
  const holds = !isTag && !readRange(stated.value) && !readAddress(stated.value);
  return { id: 'authorized-range-unreadable', holds, at: stated, reason: `${stated.value} is not an address range.` };
}

function gatewayPools({ pools = [] }: ClusterProfile): readonly Impossible[] {
  return pools.flatMap(({ mode, publicIPPrefixSize }) => {
    if (mode?.value !== 'Gateway') return [];
    return confirmed('AKS: static-egress-gateway', [within(publicIPPrefixSize, 'publicIPPrefixSize', 28, 31)]);
  });
}

function within(stated: Stated<number> | undefined, name: string, least: number, most: number): Suspicion {
  const holds = stated !== undefined && (stated.value < least || most < stated.value);
  const reason = `${name} lies between ${grouped(least)} and ${grouped(most)}.`;
  return { id: 'number-out-of-bounds', holds, at: stated, reason };
}
