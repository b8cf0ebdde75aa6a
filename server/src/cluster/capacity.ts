/** Whether the subnets and ranges of a profile hold what its node pools can grow to, with the arithmetic. */

import { type AddressRange, readRange } from './address-range.ts';
import type { Step } from './arithmetic.ts';
import { type Bound, limitOf } from './limits.ts';
import { factsOf, leastPodsPerPool, type NetworkModel, podsPerNode } from './models.ts';
import { demandOf, modelOf, modelOfPool, mostNodes } from './network-model.ts';
import type { ClusterProfile, NodePool, Stated } from './profile.ts';
import { poolsBySubnet, rangesOf } from './profile-ranges.ts';
import {
  countedAddresses,
  nodesOfPodCidr,
  type PoolDemand,
  type Sizing,
  type SubnetGuests,
  sizeNodeSubnet,
  sizePodCidr,
  sizePodSubnet,
  usableAddresses,
} from './sizing.ts';

/** What the pools take of a range at their largest, and what it has. */
export interface RangeUse {
  readonly what: 'node-subnet' | 'pod-subnet' | 'pod-cidr';
  readonly at: Stated<string>;
  readonly unit: 'addresses' | 'nodes';
  readonly needed: number;
  readonly capacity: number;
  /** The longest prefix in which they would fit. */
  readonly prefix: number;
  /** They fit until an upgrade adds its surge nodes. */
  readonly fitsWithoutSurge: boolean;
  readonly pools: readonly PoolDemand[];
  readonly steps: readonly Step[];
}

/** A range in which the pools do not fit. */
export interface TooSmall extends RangeUse {
  readonly kind: 'too-small';
}

export type CapacityProblem =
  | TooSmall
  | { readonly kind: 'too-large'; readonly at: Stated<string>; readonly limit: Bound }
  | { readonly kind: 'below-smallest-subnet'; readonly at: Stated<string> }
  | { readonly kind: 'too-many-nodes'; readonly at: Stated<number>; readonly nodes: number; readonly limit: Bound }
  | {
      readonly kind: 'too-many-addresses';
      readonly at: Stated<number>;
      readonly counted: number;
      readonly limit: Bound;
    }
  | { readonly kind: 'pods-per-node-out-of-bounds'; readonly at: Stated<number> }
  | { readonly kind: 'too-few-pods'; readonly at: Stated<number>; readonly pods: number };

/**
 * All problems of size. `internalLoadBalancers` is how many the manifests make in the nodes' own subnet; the profile
 * may plan for more. What depends on something unknown is left out.
 */
export function capacityProblems(profile: ClusterProfile, internalLoadBalancers = 0): readonly CapacityProblem[] {
  const planned = profile.surroundings?.internalLoadBalancers?.value ?? 0;
  const guests = { internalLoadBalancers: Math.max(planned, internalLoadBalancers), others: 0 };
  return [
    ...rangeSizes(profile),
    ...tooLargeBlocks(profile),
    ...usesWith(profile, guests)
      .filter(({ needed, capacity }) => needed > capacity)
      .map((use): TooSmall => ({ kind: 'too-small', ...use })),
    ...poolSizes(profile),
    ...wholeCluster(profile, guests),
  ];
}

/** How far the pools fill the ranges whose size is known. */
export function rangeUses(profile: ClusterProfile): readonly RangeUse[] {
  const internalLoadBalancers = profile.surroundings?.internalLoadBalancers?.value ?? 0;
  return usesWith(profile, { internalLoadBalancers, others: 0 });
}

function usesWith(profile: ClusterProfile, guests: SubnetGuests): readonly RangeUse[] {
  return [...nodeSubnets(profile, guests), ...podSubnets(profile), ...podCidr(profile)];
}

function nodeSubnets(profile: ClusterProfile, guests: SubnetGuests): RangeUse[] {
  const groups = [...poolsBySubnet(profile, ({ nodeSubnet }) => nodeSubnet)];
  return groups.flatMap(([{ range }, pools], index) => {
    const model = commonModel(profile, pools);
    const demands = model && demandsOf(pools, model);
    if (!range || !demands) return [];
    // Load balancers take their addresses where the first pool lives, unless an annotation names another subnet.
    const here = index === 0 ? guests : { internalLoadBalancers: 0, others: 0 };
    return useOf('node-subnet', range, demands, (pools) => sizeNodeSubnet(model, pools, here));
  });
}

function podSubnets(profile: ClusterProfile): RangeUse[] {
  const groups = [...poolsBySubnet(profile, ({ podSubnet }) => podSubnet)];
  return groups.flatMap(([{ range }, pools]) => {
    const model = commonModel(profile, pools);
    if (model !== 'pod-subnet-dynamic' && model !== 'pod-subnet-static-block') return [];
    const demands = demandsOf(pools, model);
    return range && demands ? useOf('pod-subnet', range, demands, (pools) => sizePodSubnet(model, pools)) : [];
  });
}

function tooLargeBlocks(profile: ClusterProfile): CapacityProblem[] {
  const limit = limitOf('static-block-subnet-prefix');
  return [...poolsBySubnet(profile, ({ podSubnet }) => podSubnet)].flatMap(([{ range }, pools]) => {
    const written = range && readIPv4(range);
    const isTooLarge =
      commonModel(profile, pools) === 'pod-subnet-static-block' && written && written.prefix < limit.value;
    return isTooLarge ? [{ kind: 'too-large', at: range, limit }] : [];
  });
}

function podCidr(profile: ClusterProfile): RangeUse[] {
  const model = modelOf(profile);
  const range = profile.network?.podCidrs?.find((stated) => readIPv4(stated));
  if (!model || factsOf(model).podsLiveIn !== 'pod-cidr' || !range) return [];
  const demands = demandsOf(profile.pools ?? [], model);
  return demands ? useOf('pod-cidr', range, demands, sizePodCidr) : [];
}

function useOf(
  what: RangeUse['what'],
  at: Stated<string>,
  pools: readonly PoolDemand[],
  size: (pools: readonly PoolDemand[]) => Sizing,
): RangeUse[] {
  const range = readIPv4(at);
  if (!range) return [];
  const { unit, needed, prefix, steps } = size(pools);
  const capacity = unit === 'nodes' ? nodesOfPodCidr(range.prefix) : usableAddresses(range.prefix);
  const withoutSurge = size(pools.map((pool) => ({ ...pool, surge: 0 }))).needed;
  const fitsWithoutSurge = withoutSurge <= capacity;
  return [{ what, at, unit, needed, capacity, prefix, fitsWithoutSurge, pools, steps }];
}

function rangeSizes(profile: ClusterProfile): CapacityProblem[] {
  const largest = limitOf('virtual-network-prefix');
  return rangesOf(profile).ranges.flatMap(({ role, range, stated }): CapacityProblem[] => {
    if (!stated || range.family === 6) return [];
    if (role === 'subnet' && range.prefix > 29) return [{ kind: 'below-smallest-subnet', at: stated }];
    const isNetwork = role === 'subnet' || role === 'virtual-network';
    return isNetwork && range.prefix < largest.value ? [{ kind: 'too-large', at: stated, limit: largest }] : [];
  });
}

function poolSizes(profile: ClusterProfile): CapacityProblem[] {
  return (profile.pools ?? []).flatMap((pool): CapacityProblem[] => {
    const { maxPods, count, mode } = pool;
    if (!maxPods) return [];
    const isOutside = maxPods.value < podsPerNode.least || podsPerNode.most < maxPods.value;
    if (isOutside) return [{ kind: 'pods-per-node-out-of-bounds', at: maxPods }];
    // A user pool may be scaled to nothing; gateway pools run no pods of their own.
    const pods = (count?.value ?? 0) * maxPods.value;
    return pods === 0 || pods >= leastPodsPerPool.pods || mode?.value === 'Gateway'
      ? []
      : [{ kind: 'too-few-pods', at: maxPods, pods }];
  });
}

function wholeCluster(profile: ClusterProfile, guests: SubnetGuests): CapacityProblem[] {
  const pools = profile.pools ?? [];
  const largestPool = pools.map(mostNodes).reduce((a, b) => ((b?.value ?? 0) > (a?.value ?? 0) ? b : a), undefined);
  const nodes = pools.reduce((sum, pool) => sum + (mostNodes(pool)?.value ?? 0), 0);
  const model = modelOf(profile);
  if (!largestPool || !model) return [];
  const { nodeLimit, title, source } = factsOf(model);
  const modelLimit = { what: `nodes under ${title}`, value: nodeLimit, source };
  const engineLimit = profile.network?.networkPolicy?.value === 'azure' && limitOf('network-policy-manager-nodes');
  const [broken] = [modelLimit, ...(engineLimit ? [engineLimit] : [])].filter(({ value }) => value < nodes);
  if (broken) return [{ kind: 'too-many-nodes', at: largestPool, nodes, limit: broken }];
  const demands = demandsOf(pools, model);
  const counted = demands ? countedAddresses(model, demands, guests) : 0;
  const limit = limitOf('virtual-network-addresses');
  return counted > limit.value ? [{ kind: 'too-many-addresses', at: largestPool, counted, limit }] : [];
}

/** What every pool asks for; undefined unless all of them are known. */
function demandsOf(pools: readonly NodePool[], model: NetworkModel): readonly PoolDemand[] | undefined {
  const demands = pools.flatMap((pool) => demandOf(pool, model) ?? []);
  return demands.length === pools.length && demands.length > 0 ? demands : undefined;
}

function commonModel(profile: ClusterProfile, pools: readonly NodePool[]): NetworkModel | undefined {
  const [first, ...others] = new Set(pools.map((pool) => modelOfPool(profile, pool)));
  return others.length === 0 ? first : undefined;
}

function readIPv4({ value }: Stated<string>): AddressRange | undefined {
  const range = readRange(value)?.range;
  return range?.family === 4 ? range : undefined;
}
