/** Limits of AKS and of Azure networking that are checked somewhere, each with the page that states it. */

/** A number that may be reached and not passed. */
export interface Bound {
  readonly what: string;
  readonly value: number;
  readonly source: string;
}

export interface Limit extends Bound {
  readonly id: LimitId;
}

export type LimitId =
  | 'virtual-network-addresses'
  | 'virtual-network-prefix'
  | 'service-cidr-prefix'
  | 'service-cidr-v6-prefix'
  | 'static-block-subnet-prefix'
  | 'authorized-ranges'
  | 'authorized-ranges-vnet-integration'
  | 'managed-outbound-ips'
  | 'nat-gateway-outbound-ips'
  | 'allocated-outbound-ports'
  | 'network-policy-manager-nodes'
  | 'network-policy-manager-pods'
  | 'dns-zones'
  | 'windows-overlay-pods'
  | 'resource-name-length';

export const limits: readonly Limit[] = [
  {
    id: 'virtual-network-addresses',
    what: 'addresses in use in one virtual network',
    value: 65536,
    source: 'AKS: concepts-network-ip-address-planning',
  },
  {
    id: 'virtual-network-prefix',
    what: 'the shortest prefix of a virtual network',
    value: 8,
    source: 'AKS: concepts-network-ip-address-planning',
  },
  {
    id: 'service-cidr-prefix',
    what: 'the shortest prefix of the IPv4 service range, which must be smaller than a /12',
    value: 13,
    source: 'AKS: concepts-network-ip-address-planning',
  },
  {
    id: 'service-cidr-v6-prefix',
    what: 'the shortest prefix of the IPv6 service range',
    value: 108,
    source: 'AKS: configure-dual-stack',
  },
  {
    id: 'static-block-subnet-prefix',
    what: 'the shortest prefix of a pod subnet with static blocks',
    value: 12,
    source: 'AKS: concepts-network-azure-cni-pod-subnet',
  },
  {
    id: 'authorized-ranges',
    what: 'authorized IP ranges of the API server',
    value: 200,
    source: 'AKS: api-server-authorized-ip-ranges',
  },
  {
    id: 'authorized-ranges-vnet-integration',
    what: 'authorized IP ranges of an API server with VNet integration',
    value: 2000,
    source: 'AKS: api-server-authorized-ip-ranges',
  },
  {
    id: 'managed-outbound-ips',
    what: 'managed outbound addresses of the load balancer',
    value: 100,
    source: 'AKS: egress-outboundtype',
  },
  {
    id: 'nat-gateway-outbound-ips',
    what: 'managed outbound addresses of the NAT gateway',
    value: 16,
    source: 'AKS: nat-gateway',
  },
  {
    id: 'allocated-outbound-ports',
    what: 'outbound ports for each node, in steps of 8',
    value: 64000,
    source: 'AKS: load-balancer-standard',
  },
  {
    id: 'network-policy-manager-nodes',
    what: 'nodes under Azure Network Policy Manager',
    value: 250,
    source: 'AKS: use-network-policies',
  },
  {
    id: 'network-policy-manager-pods',
    what: 'pods under Azure Network Policy Manager',
    value: 20000,
    source: 'AKS: use-network-policies',
  },
  { id: 'dns-zones', what: 'DNS zones of application routing', value: 5, source: 'AKS: app-routing-dns-ssl' },
  {
    id: 'windows-overlay-pods',
    what: 'pods on a Windows node under overlay, as advised',
    value: 110,
    source: 'AKS: concepts-network-azure-cni-overlay',
  },
  {
    id: 'resource-name-length',
    what: 'characters in the names of subnet, virtual network and resource group under overlay',
    value: 63,
    source: 'AKS: concepts-network-azure-cni-overlay',
  },
];

export function limitOf(id: LimitId): Limit {
  return limits.find((limit) => limit.id === id)!;
}
