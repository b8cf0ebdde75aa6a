/** Which network model a profile describes, and what its node pools ask for. */

import { factsOf, type NetworkModel } from './models.ts';
import { surgeNodes } from './plan-request.ts';
import type { ClusterProfile, NodePool, Stated } from './profile.ts';
import type { PoolDemand } from './sizing.ts';

/** The model of the cluster: of its pools if they agree. Undefined when the profile does not tell. */
export function modelOf(profile: ClusterProfile): NetworkModel | undefined {
  const { networkPlugin: plugin, networkPluginMode: mode, podCidrs } = profile.network ?? {};
  if (plugin?.value === 'kubenet') return 'kubenet';
  if (plugin?.value === 'none') return undefined;
  if (mode) return 'overlay';
  const models = new Set((profile.pools ?? []).map(podSubnetModel));
  const [only, ...others] = models;
  if (others.length > 0) return undefined;
  if (only) return only;
  // A flat cluster has no pod range: whoever states one has left the mode out.
  return plugin && !podCidrs ? 'node-subnet' : undefined;
}

/** The model of one pool; pools of a flat cluster may differ in where their pods live. */
export function modelOfPool(profile: ClusterProfile, pool: NodePool): NetworkModel | undefined {
  const { networkPlugin: plugin, networkPluginMode: mode } = profile.network ?? {};
  if (plugin?.value === 'kubenet' || plugin?.value === 'none' || mode) return modelOf(profile);
  return podSubnetModel(pool) ?? modelOf({ ...profile, pools: [] });
}

function podSubnetModel(pool: NodePool): NetworkModel | undefined {
  if (!pool.podSubnet) return undefined;
  return pool.podIPAllocationMode?.value === 'StaticBlock' ? 'pod-subnet-static-block' : 'pod-subnet-dynamic';
}

/** What a pool asks for at its largest; undefined while its number of nodes is unknown. */
export function demandOf(pool: NodePool, model: NetworkModel): PoolDemand | undefined {
  const nodes = mostNodes(pool)?.value;
  if (nodes === undefined) return undefined;
  const surge = surgeNodes(pool.maxSurge?.value ?? '1', nodes) ?? 1;
  const podsPerNode = pool.maxPods?.value ?? factsOf(model).defaultPods;
  return { name: pool.name?.value ?? '?', nodes, surge, podsPerNode };
}

/** The most nodes that the pool can have: the autoscaler's maximum while it is on, else the count. */
export function mostNodes({ autoscaling, maxCount, count }: NodePool): Stated<number> | undefined {
  return autoscaling?.value === false ? count : (maxCount ?? count);
}
