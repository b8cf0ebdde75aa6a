/** Settings of a profile that AKS refuses together. */

import { confirmed, type Impossible } from './impossible.ts';
import { modelOf } from './network-model.ts';
import type { ClusterProfile, OutboundType } from './profile.ts';

/** All contradictions, in the order of the profile. */
export function contradictions(profile: ClusterProfile): readonly Impossible[] {
  return [
    ...plugins(profile),
    ...families(profile),
    ...windowsPools(profile),
    ...outbound(profile),
    ...egress(profile),
  ];
}

function plugins(profile: ClusterProfile): readonly Impossible[] {
  const { networkPlugin, networkPluginMode, networkDataplane, networkPolicy, networkMode, podCidrs } =
    profile.network ?? {};
  const isOther = networkPlugin !== undefined && networkPlugin.value !== 'azure';
  const engine = networkPolicy?.value;
  const isCilium = networkDataplane?.value === 'cilium';
  return confirmed('AKS: concepts-network-cni-overview', [
    {
      id: 'overlay-without-azure',
      holds: isOther,
      at: networkPluginMode,
      against: networkPlugin,
      reason: 'Overlay needs networkPlugin azure.',
    },
    {
      id: 'cilium-without-azure',
      holds: isOther && isCilium,
      at: networkDataplane,
      against: networkPlugin,
      reason: "Cilium's data plane needs networkPlugin azure.",
    },
    {
      id: 'cilium-policy-without-dataplane',
      holds: engine === 'cilium' && networkDataplane?.value === 'azure',
      at: networkPolicy,
      against: networkDataplane,
      reason: 'Cilium policies need networkDataplane cilium.',
    },
    {
      id: 'other-policy-on-cilium',
      holds: isCilium && (engine === 'azure' || engine === 'calico'),
      at: networkPolicy,
      against: networkDataplane,
      reason: "On Cilium's data plane only Cilium enforces policies.",
    },
    {
      id: 'policy-manager-without-azure',
      holds: isOther && engine === 'azure',
      at: networkPolicy,
      against: networkPlugin,
      reason: 'Azure Network Policy Manager needs networkPlugin azure.',
    },
    {
      id: 'mode-without-azure',
      holds: isOther,
      at: networkMode,
      against: networkPlugin,
      reason: 'networkMode needs networkPlugin azure.',
    },
    {
      id: 'pod-range-on-flat',
      holds: networkPlugin?.value === 'azure' && !networkPluginMode,
      at: podCidrs?.[0],
      against: networkPlugin,
      reason: 'Without networkPluginMode overlay pods take addresses of a subnet, and a pod range is refused.',
    },
  ]);
}

function families({ network }: ClusterProfile): readonly Impossible[] {
  const { networkPlugin, networkPluginMode, ipFamilies = [] } = network ?? {};
  const ipv4 = ipFamilies.find(({ value }) => value === 'IPv4');
  const ipv6 = ipFamilies.find(({ value }) => value === 'IPv6');
  return confirmed('AKS: configure-dual-stack', [
    { id: 'ipv6-only', holds: !ipv4, at: ipv6, reason: 'Clusters are IPv4 or dual-stack.' },
    {
      id: 'dual-stack-without-overlay',
      holds: ipv4 !== undefined && networkPlugin?.value === 'azure' && !networkPluginMode,
      at: ipv6,
      against: networkPlugin,
      reason: 'Dual-stack needs Azure CNI Overlay.',
    },
  ]);
}

function windowsPools(profile: ClusterProfile): readonly Impossible[] {
  const { networkPlugin, networkDataplane } = profile.network ?? {};
  return (profile.pools ?? []).flatMap(({ os }) =>
    confirmed('AKS: use-network-policies', [
      {
        id: 'windows-on-kubenet',
        holds: os?.value === 'Windows' && networkPlugin?.value === 'kubenet',
        at: os,
        against: networkPlugin,
        reason: 'kubenet runs on Linux nodes only.',
      },
      {
        id: 'windows-on-cilium',
        holds: os?.value === 'Windows' && networkDataplane?.value === 'cilium',
        at: os,
        against: networkDataplane,
        reason: 'Cilium runs on Linux nodes only.',
      },
    ]),
  );
}

const ownNetworkOnly: ReadonlySet<OutboundType> = new Set(['userAssignedNATGateway', 'userDefinedRouting']);
const managedNetworkOnly: ReadonlySet<OutboundType> = new Set(['managedNATGateway', 'managedNATGatewayV2', 'block']);

function outbound({ network, pools = [] }: ClusterProfile): readonly Impossible[] {
  const type = network?.outboundType;
  if (!type) return [];
  const own = pools.find(({ nodeSubnet }) => nodeSubnet)?.nodeSubnet;
  // Only what Azure prints shows, by pools without a subnet, that AKS manages the network.
  const isManaged =
    pools.length > 0 && pools.every(({ nodeSubnet, place }) => !nodeSubnet && place.source === 'az-show');
  return confirmed('AKS: egress-outboundtype', [
    {
      id: 'outbound-needs-managed-network',
      holds: own !== undefined && managedNetworkOnly.has(type.value),
      at: type,
      against: own,
      reason: `outboundType ${type.value} needs a virtual network that AKS manages; a pool brings its own subnet.`,
    },
    {
      id: 'outbound-needs-own-network',
      holds: isManaged && ownNetworkOnly.has(type.value),
      at: type,
      reason: `outboundType ${type.value} needs a subnet of your own; AKS manages the network of these pools.`,
    },
  ]);
}

function egress(profile: ClusterProfile): readonly Impossible[] {
  const { staticEgressGateway, ipFamilies = [] } = profile.network ?? {};
  const isOn = staticEgressGateway?.value === true;
  const ipv6 = ipFamilies.find(({ value }) => value === 'IPv6');
  return confirmed('AKS: static-egress-gateway', [
    {
      id: 'static-egress-on-pod-subnet',
      holds: isOn && modelOf(profile)?.startsWith('pod-subnet') === true,
      at: staticEgressGateway,
      against: profile.pools?.find((pool) => pool.podSubnet)?.podSubnet,
      reason: 'A static egress gateway does not work with Azure CNI Pod Subnet.',
    },
    {
      id: 'static-egress-on-dual-stack',
      holds: isOn && ipv6 !== undefined,
      at: staticEgressGateway,
      against: ipv6,
      reason: 'A static egress gateway does not work on dual-stack clusters.',
    },
  ]);
}
