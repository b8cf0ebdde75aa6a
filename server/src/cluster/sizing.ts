/** How many addresses a cluster takes and how large each of its ranges must be, by the formulas that AKS publishes. */

import { grouped, type Step, step } from './arithmetic.ts';
import { factsOf, type NetworkModel } from './models.ts';

/** What one node pool asks for at its largest. */
export interface PoolDemand {
  readonly name: string;
  /** The most nodes it may have, the autoscaler's maximum if there is one. */
  readonly nodes: number;
  /** Nodes that an upgrade adds for its duration. */
  readonly surge: number;
  readonly podsPerNode: number;
}

/** Addresses of the node subnet beside nodes and pods. */
export interface SubnetGuests {
  readonly internalLoadBalancers: number;
  /** Private Link addresses, virtual machines and whatever else lives there. */
  readonly others: number;
}

/** How much must fit, and the longest prefix (the smallest range) in which it does. */
export interface Sizing {
  readonly unit: 'addresses' | 'nodes';
  readonly needed: number;
  readonly prefix: number;
  readonly steps: readonly Step[];
}

/** Azure keeps the first four addresses of each subnet and the last. */
const keptByAzure = 5;

const planning = 'AKS: concepts-network-ip-address-planning';
const podSubnet = 'AKS: concepts-network-azure-cni-pod-subnet';
const overlay = 'AKS: concepts-network-azure-cni-overlay';
const azureSubnets = 'Azure: virtual networks FAQ';

/** Addresses of an IPv4 subnet that can be given out. /29 is the smallest subnet that Azure makes. */
export function usableAddresses(prefix: number): number {
  return prefix > 29 ? 0 : 2 ** (32 - prefix) - keptByAzure;
}

/** Nodes that a pod CIDR serves under overlay and kubenet, which give each node a /24. */
export function nodesOfPodCidr(prefix: number): number {
  return prefix > 24 ? 0 : 2 ** (24 - prefix);
}

/** Addresses that one node takes from a subnet for pods. */
export function podAddressesPerNode(model: 'pod-subnet-dynamic' | 'pod-subnet-static-block', pods: number): number {
  return model === 'pod-subnet-dynamic' ? 16 * batchesPerNode(pods) : 16 * blocksPerNode(pods);
}

/** Batches of 16 that leave 8 free when every pod runs: with fewer free ones the node has asked for the next batch. */
export function batchesPerNode(pods: number): number {
  return Math.ceil((pods + 8) / 16);
}

/** Blocks of 16 that hold the pods and the one address which the node takes for itself. */
export function blocksPerNode(pods: number): number {
  return Math.ceil((pods + 1) / 16);
}

/** The subnet of the nodes; under the flat model it holds the pods too. */
export function sizeNodeSubnet(model: NetworkModel, pools: readonly PoolDemand[], guests: SubnetGuests): Sizing {
  const flat = factsOf(model).podsLiveIn === 'node-subnet';
  const formula = flat ? '(nodes + surge) + (nodes + surge) × pods per node' : 'nodes + surge';
  const { total, steps } = addUp(pools, flat ? 'Nodes and pods' : 'Nodes', ({ nodes, surge, podsPerNode }, label) => {
    const result = (nodes + surge) * (flat ? 1 + podsPerNode : 1);
    const terms = flat ? { nodes, surge, 'pods per node': podsPerNode } : { nodes, surge };
    return step(label, formula, terms, result, planning);
  });
  const withGuests = total + guests.internalLoadBalancers + guests.others;
  if (withGuests > total) {
    const terms = { addresses: total, 'load balancers': guests.internalLoadBalancers, others: guests.others };
    steps.push(
      step('Internal load balancers and others', 'addresses + load balancers + others', terms, withGuests, planning),
    );
  }
  return subnetOf(withGuests, steps);
}

/** The subnet of the pods alone. */
export function sizePodSubnet(
  model: 'pod-subnet-dynamic' | 'pod-subnet-static-block',
  pools: readonly PoolDemand[],
): Sizing {
  const dynamic = model === 'pod-subnet-dynamic';
  const formula = dynamic
    ? '(nodes + surge) × 16 × ⌈(pods per node + 8) / 16⌉'
    : '(nodes + surge) × 16 × ⌈(pods per node + 1) / 16⌉';
  const { total, steps } = addUp(pools, 'Pod addresses', ({ nodes, surge, podsPerNode }, label) => {
    const result = (nodes + surge) * podAddressesPerNode(model, podsPerNode);
    return step(label, formula, { nodes, surge, 'pods per node': podsPerNode }, result, podSubnet);
  });
  return subnetOf(total, steps);
}

/** The pod CIDR of overlay and kubenet. Surge nodes hold a /24 as well. */
export function sizePodCidr(pools: readonly PoolDemand[]): Sizing {
  const { total, steps } = addUp(pools, 'Nodes', ({ nodes, surge }, label) =>
    step(label, 'nodes + surge', { nodes, surge }, nodes + surge, planning),
  );
  const prefix = 24 - doublings(total);
  const fits = `2 ^ (24 − ${prefix}) = ${grouped(nodesOfPodCidr(prefix))} ≥ ${grouped(total)}`;
  const last = step('A /24 for each node', '2 ^ (24 − prefix) ≥ nodes', {}, `/${prefix}`, overlay);
  return { unit: 'nodes', needed: total, prefix, steps: [...steps, { ...last, worked: fits }] };
}

/**
 * The service CIDR. Kubernetes gives out neither its first nor its last address; one more is the API server's, and one
 * is DNS. By convention DNS is the tenth address, which a /28 is the smallest range to have.
 */
export function sizeServiceCidr(services: number): Sizing {
  const needed = services + 4;
  const prefix = Math.min(28, 32 - doublings(needed));
  const steps = [
    step('Services', 'services + 4', { services }, needed, 'Kubernetes: cluster IP allocation'),
    {
      ...step('Smallest range', '2 ^ (32 − prefix) ≥ addresses', {}, `/${prefix}`, planning),
      worked: `2 ^ (32 − ${prefix}) = ${grouped(2 ** (32 - prefix))} ≥ ${grouped(needed)}`,
    },
  ];
  return { unit: 'addresses', needed, prefix, steps };
}

/** Addresses of the virtual network that count against its limit; a static block counts as one. */
export function countedAddresses(model: NetworkModel, pools: readonly PoolDemand[], guests: SubnetGuests): number {
  const own = guests.internalLoadBalancers + guests.others;
  return pools.reduce((sum, { nodes, surge, podsPerNode }) => {
    const perNode = {
      overlay: 0,
      kubenet: 0,
      'node-subnet': podsPerNode,
      'pod-subnet-dynamic': 16 * batchesPerNode(podsPerNode),
      'pod-subnet-static-block': blocksPerNode(podsPerNode),
    }[model];
    return sum + (nodes + surge) * (1 + perNode);
  }, own);
}

function addUp(pools: readonly PoolDemand[], label: string, stepOf: (pool: PoolDemand, label: string) => Step) {
  const several = pools.length > 1;
  const steps = pools.map((pool) => stepOf(pool, several ? `${label}, pool ${pool.name}` : label));
  const results = steps.map(({ result }) => Number(result));
  const total = results.reduce((sum, result) => sum + result, 0);
  if (several) {
    steps.push({
      ...step('All pools', 'sum of the pools', {}, total, planning),
      worked: results.map(grouped).join(' + '),
    });
  }
  return { total, steps };
}

function subnetOf(needed: number, steps: readonly Step[]): Sizing {
  const all = needed + keptByAzure;
  const prefix = Math.min(29, 32 - doublings(all));
  const kept = step('Azure keeps five in each subnet', 'addresses + 5', { addresses: needed }, all, azureSubnets);
  const last = step('Smallest subnet', '2 ^ (32 − prefix) ≥ addresses', {}, `/${prefix}`, azureSubnets);
  const worked = `2 ^ (32 − ${prefix}) = ${grouped(2 ** (32 - prefix))} ≥ ${grouped(all)}`;
  return { unit: 'addresses', needed, prefix, steps: [...steps, kept, { ...last, worked }] };
}

/** The least exponent whose power of two reaches the number. */
function doublings(number: number): number {
  let exponent = 0;
  while (2 ** exponent < number) exponent++;
  return exponent;
}
