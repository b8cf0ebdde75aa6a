/** Between plans and profiles: a request made of what a profile tells, and a plan as fields of `.portolan.yaml`. */

import { factsOf } from './models.ts';
import { demandOf, modelOf } from './network-model.ts';
import type { Purpose } from './placing.ts';
import type { Plan, PlannedRange } from './plan.ts';
import type { PlanRequest, PoolRequest } from './plan-request.ts';
import type { ClusterProfile } from './profile.ts';

/** The request that the profile's cluster would make; undefined while its model or the size of a pool is unknown. */
export function requestOf(profile: ClusterProfile): PlanRequest | undefined {
  const model = modelOf(profile);
  const { pools: written = [] } = profile;
  if (!model || written.length === 0) return undefined;
  const pools: PoolRequest[] = [];
  for (const pool of written) {
    const demand = demandOf(pool, model);
    if (!demand) return undefined;
    const nodes = pool.count?.value ?? demand.nodes;
    const os = pool.os ? { os: pool.os.value } : {};
    pools.push({
      name: demand.name,
      nodes: Math.min(nodes, demand.nodes),
      maximumNodes: demand.nodes,
      podsPerNode: demand.podsPerNode,
      // A pool that upgrades within its own nodes still gets room for one: the pages plan with at least that.
      surge: Math.max(1, demand.surge),
      ...os,
    });
  }
  return { model, pools, ...surroundingsOf(profile) };
}

/** What the network around a cluster asks of its plan, also where nothing is known of its pools. */
export function surroundingsOf(profile: ClusterProfile): SurroundingsRequest {
  const { virtualNetwork = [], subnets = [], peeredRanges = [], onPremisesRanges = [] } = profile.surroundings ?? {};
  const planned = new Set((profile.pools ?? []).flatMap(({ nodeSubnet, podSubnet }) => [nodeSubnet, podSubnet]));
  const names = new Set([...planned].map((subnet) => subnet?.value));
  // The pools' own subnets are what is planned; those beside them stay.
  const others = subnets.filter(({ name }) => !names.has(name.value));
  return {
    virtualNetwork: virtualNetwork.map(({ value }) => value),
    avoid: [
      ...others.flatMap(({ name, range }) => (range ? [{ range: range.value, label: `subnet ${name.value}` }] : [])),
      ...peeredRanges.map(({ value }) => ({ range: value, label: 'peered network' })),
      ...onPremisesRanges.map(({ value }) => ({ range: value, label: 'on-premises' })),
    ],
    internalLoadBalancers: profile.surroundings?.internalLoadBalancers?.value ?? 0,
  };
}

export type SurroundingsRequest = Required<Pick<PlanRequest, 'virtualNetwork' | 'avoid' | 'internalLoadBalancers'>>;

/** The fields that a plan would put under `cluster:`, in the order in which they are best read. */
export interface PlanFields {
  readonly networkPlugin: string;
  readonly networkPluginMode?: string;
  readonly podCidr?: string;
  readonly serviceCidr: string;
  readonly dnsServiceIP: string;
  readonly virtualNetwork: readonly string[];
  readonly subnets: readonly { readonly name: string; readonly range: string }[];
  readonly nodePools: readonly PoolFields[];
}

export interface PoolFields {
  readonly name: string;
  readonly maxCount: number;
  readonly maxPods: number;
  readonly maxSurge: string;
  readonly nodeSubnet: string;
  readonly podSubnet?: string;
  readonly podIPAllocationMode?: string;
}

export function fieldsOf(plan: Plan): PlanFields {
  const { networkPlugin, networkPluginMode, podIPAllocationMode } = factsOf(plan.model).spelling;
  const range = (purpose: Purpose): PlannedRange | undefined => plan.ranges.find((one) => one.purpose === purpose);
  const [network, podCidr, podSubnet] = [range('virtual-network'), range('pod-cidr'), range('pod-subnet')];
  return {
    networkPlugin,
    ...(networkPluginMode && { networkPluginMode }),
    ...(podCidr && { podCidr: podCidr.range }),
    serviceCidr: range('service-cidr')!.range,
    dnsServiceIP: plan.dnsServiceIP,
    virtualNetwork: network ? [network.range] : plan.virtualNetwork,
    subnets: [
      { name: 'nodes', range: range('node-subnet')!.range },
      ...(podSubnet ? [{ name: 'pods', range: podSubnet.range }] : []),
    ],
    nodePools: plan.pools.map(({ name, nodes, surge, podsPerNode }) => ({
      name,
      maxCount: nodes,
      maxPods: podsPerNode,
      maxSurge: `${surge}`,
      nodeSubnet: 'nodes',
      ...(podSubnet && { podSubnet: 'pods' }),
      ...(podSubnet && podIPAllocationMode && { podIPAllocationMode }),
    })),
  };
}
