/**
 * The network profile of one cluster in one normalised shape, whichever file states it.
 *
 * A field that is absent is unknown: rules that need it stay silent. Enumerated values are spelled as in the REST API
 * (Microsoft.ContainerService), whatever case the file uses.
 */

import type { Located, Range } from '../text/range.ts';

/** The kinds of file that can state a profile. */
export type SourceKind = 'portolan-yaml' | 'az-show' | 'aso' | 'capz';

/** Where a statement stands. */
export interface Place {
  readonly source: SourceKind;
  readonly file: string;
  readonly at: Range;
}

/** A value, and the file and range where it is written. */
export interface Stated<T> extends Located<T>, Place {}

export interface ClusterProfile {
  readonly name?: Stated<string>;
  readonly location?: Stated<string>;
  /** `1.35` or `1.35.6`; the version that runs where a file tells it, else the one asked for. */
  readonly kubernetesVersion?: Stated<string>;
  readonly sku?: Stated<ClusterSku>;
  readonly network?: NetworkProfile;
  readonly pools?: readonly NodePool[];
  readonly access?: AccessProfile;
  readonly ingress?: IngressProfile;
  readonly addons?: AddonProfile;
  readonly surroundings?: Surroundings;
}

export type ClusterSku = 'Base' | 'Automatic';
export type NetworkPlugin = 'azure' | 'kubenet' | 'none';
export type NetworkPolicyEngine = 'none' | 'azure' | 'calico' | 'cilium';
export type NetworkDataplane = 'azure' | 'cilium';
export type OutboundType =
  | 'loadBalancer'
  | 'managedNATGateway'
  | 'managedNATGatewayV2'
  | 'userAssignedNATGateway'
  | 'userDefinedRouting'
  | 'none'
  | 'block';

/** What REST calls `networkProfile`. */
export interface NetworkProfile {
  readonly networkPlugin?: Stated<NetworkPlugin>;
  readonly networkPluginMode?: Stated<'overlay'>;
  /** Absent is unknown; a file that lists the profile in full and leaves the engine out states `none`. */
  readonly networkPolicy?: Stated<NetworkPolicyEngine>;
  readonly networkDataplane?: Stated<NetworkDataplane>;
  readonly networkMode?: Stated<'transparent' | 'bridge'>;
  readonly advancedNetworking?: Stated<boolean>;
  readonly advancedSecurity?: Stated<boolean>;
  readonly advancedPolicies?: Stated<'None' | 'FQDN' | 'L7'>;
  readonly transitEncryption?: Stated<'None' | 'WireGuard' | 'mTLS'>;
  /** At most one IPv4 range and one IPv6 range. `podCidr` and `podCidrs` are one field here. */
  readonly podCidrs?: readonly Stated<string>[];
  readonly serviceCidrs?: readonly Stated<string>[];
  readonly dnsServiceIP?: Stated<string>;
  readonly dockerBridgeCidr?: Stated<string>;
  readonly ipFamilies?: readonly Stated<'IPv4' | 'IPv6'>[];
  readonly outboundType?: Stated<OutboundType>;
  readonly loadBalancerSku?: Stated<'standard' | 'basic' | 'service'>;
  readonly loadBalancer?: LoadBalancerProfile;
  readonly natGateway?: NatGatewayProfile;
  readonly staticEgressGateway?: Stated<boolean>;
}

export interface LoadBalancerProfile {
  readonly managedOutboundIPs?: Stated<number>;
  readonly managedOutboundIPv6s?: Stated<number>;
  readonly allocatedOutboundPorts?: Stated<number>;
  readonly idleTimeoutInMinutes?: Stated<number>;
  readonly multipleStandardLoadBalancers?: Stated<boolean>;
  readonly backendPoolType?: Stated<'NodeIPConfiguration' | 'NodeIP'>;
}

export interface NatGatewayProfile {
  readonly managedOutboundIPs?: Stated<number>;
  readonly idleTimeoutInMinutes?: Stated<number>;
  readonly sku?: Stated<'Standard' | 'StandardV2'>;
}

export interface NodePool {
  /** Where the pool's entry stands. */
  readonly place: Place;
  readonly name?: Stated<string>;
  readonly mode?: Stated<'System' | 'User' | 'Gateway'>;
  readonly os?: Stated<'Linux' | 'Windows'>;
  /** As written: `Ubuntu`, `Ubuntu2204`, `AzureLinux`, `Windows2022` … */
  readonly osSku?: Stated<string>;
  readonly type?: Stated<'VirtualMachineScaleSets' | 'AvailabilitySet' | 'VirtualMachines'>;
  readonly count?: Stated<number>;
  readonly autoscaling?: Stated<boolean>;
  readonly minCount?: Stated<number>;
  readonly maxCount?: Stated<number>;
  readonly maxPods?: Stated<number>;
  /** A number of nodes or a percentage, `1` or `33%`. */
  readonly maxSurge?: Stated<string>;
  /** An ARM ID, or the name of one of `surroundings.subnets`. */
  readonly nodeSubnet?: Stated<string>;
  readonly podSubnet?: Stated<string>;
  readonly podIPAllocationMode?: Stated<'DynamicIndividual' | 'StaticBlock'>;
  readonly nodePublicIP?: Stated<boolean>;
  readonly hostEncryption?: Stated<boolean>;
  readonly localDns?: Stated<'Preferred' | 'Required' | 'Disabled'>;
  readonly publicIPPrefixSize?: Stated<number>;
}

/** Who may reach the API server. */
export interface AccessProfile {
  readonly authorizedIPRanges?: readonly Stated<string>[];
  readonly privateCluster?: Stated<boolean>;
  readonly vnetIntegration?: Stated<boolean>;
}

/** What serves Ingress and Gateway objects. */
export interface IngressProfile {
  readonly appRouting?: Stated<boolean>;
  readonly appRoutingController?: Stated<'None' | 'Internal' | 'External' | 'AnnotationControlled'>;
  readonly appRoutingIstio?: Stated<'Enabled' | 'Disabled'>;
  readonly dnsZones?: readonly Stated<string>[];
  readonly gatewayApi?: Stated<'Standard' | 'Disabled'>;
  /** Application Gateway for Containers, as add-on. */
  readonly applicationLoadBalancer?: Stated<boolean>;
  /** Application Gateway Ingress Controller, as add-on. */
  readonly applicationGateway?: Stated<boolean>;
  readonly applicationGatewayId?: Stated<string>;
  readonly httpApplicationRouting?: Stated<boolean>;
  readonly serviceMesh?: Stated<'Istio' | 'Disabled'>;
  readonly istioGateways?: readonly IstioGateway[];
}

export interface IstioGateway {
  readonly mode?: Stated<'External' | 'Internal'>;
  readonly enabled?: Stated<boolean>;
}

export interface AddonProfile {
  readonly azurePolicy?: Stated<boolean>;
  readonly openServiceMesh?: Stated<boolean>;
  readonly keda?: Stated<boolean>;
  readonly safeguards?: Stated<'Off' | 'Warn' | 'Enforce'>;
  readonly safeguardsExcludedNamespaces?: readonly Stated<string>[];
  readonly bootstrapArtifacts?: Stated<'Cache' | 'Direct'>;
}

/** The network around the cluster, which only our own configuration and Cluster API can state. */
export interface Surroundings {
  readonly virtualNetwork?: readonly Stated<string>[];
  readonly subnets?: readonly Subnet[];
  readonly peeredRanges?: readonly Stated<string>[];
  readonly onPremisesRanges?: readonly Stated<string>[];
  /** Internal load balancer addresses to plan for in the node subnet. */
  readonly internalLoadBalancers?: Stated<number>;
}

export interface Subnet {
  readonly name: Stated<string>;
  readonly range?: Stated<string>;
}

export type ProfileProblemCode = 'wrong-type' | 'unknown-value' | 'unknown-key';

/** What a file says that cannot be read. Problems are values: reading never throws. */
export interface ProfileProblem extends Place {
  readonly code: ProfileProblemCode;
  readonly message: string;
}

/** One cluster as one source states it. */
export interface ProfileReading {
  readonly source: SourceKind;
  readonly file: string;
  /** The key or mapping that the reading comes from, for messages about the whole. */
  readonly at: Range;
  readonly profile: ClusterProfile;
  readonly problems: readonly ProfileProblem[];
}
