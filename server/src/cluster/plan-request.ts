/** What is asked of the address planner, and the reasons for which it cannot be done, whatever the ranges. */

import { type AddressRange, formatRange, rangeAround, readAddress, readRange } from './address-range.ts';
import { grouped } from './arithmetic.ts';
import { limitOf } from './limits.ts';
import { factsOf, leastPodsPerPool, type NetworkModel, podsPerNode } from './models.ts';
import { reservedWithin } from './reserved-ranges.ts';
import { type Day, phaseAt, retirementOf } from './retirements.ts';
import {
  blocksPerNode,
  countedAddresses,
  type PoolDemand,
  type SubnetGuests,
  sizePodSubnet,
  sizeServiceCidr,
} from './sizing.ts';

export interface PoolRequest {
  readonly name?: string;
  readonly nodes: number;
  /** The autoscaler's maximum; without one the pool keeps its size. */
  readonly maximumNodes?: number;
  /** Without it the model's default. */
  readonly podsPerNode?: number;
  /** Nodes that an upgrade adds: a number, or a percentage of the pool rounded up (`33%`). Without it, one. */
  readonly surge?: number | string;
  readonly os?: 'Linux' | 'Windows';
}

/** A range that is in use elsewhere, with a word for it: `hub network`, `on-premises`. */
export interface AvoidedRange {
  readonly range: string;
  readonly label: string;
}

export interface PlanRequest {
  readonly model: NetworkModel;
  readonly pools: readonly PoolRequest[];
  readonly services?: number;
  readonly internalLoadBalancers?: number;
  /** Private Link addresses, virtual machines and other guests of the node subnet. */
  readonly otherAddresses?: number;
  /** Ranges of an existing virtual network, in which the subnets must lie. Without it a new one is planned. */
  readonly virtualNetwork?: readonly string[];
  readonly avoid?: readonly AvoidedRange[];
}

export type RefusalCode =
  | 'no-pools'
  | 'not-a-count'
  | 'maximum-below-nodes'
  | 'pods-per-node-out-of-bounds'
  | 'too-few-pods'
  | 'surge-unreadable'
  | 'windows-on-kubenet'
  | 'too-many-nodes'
  | 'too-many-services'
  | 'too-many-addresses'
  | 'pod-subnet-too-large'
  | 'model-retired'
  | 'range-unreadable'
  | 'range-has-host-bits'
  | 'range-too-large'
  | 'range-reserved'
  | 'no-room';

/** Why something asked for is impossible. */
export interface Refusal {
  readonly code: RefusalCode;
  /** The part of the request that is to blame, `pools[0].nodes`. */
  readonly field: string;
  readonly reason: string;
  readonly source?: string;
}

export interface LabelledRange {
  readonly range: AddressRange;
  readonly label: string;
}

/** The request in numbers, with every default put in. */
export interface Demand {
  readonly model: NetworkModel;
  readonly pools: readonly PoolDemand[];
  readonly guests: SubnetGuests;
  readonly services: number;
  readonly virtualNetwork: readonly AddressRange[];
  readonly avoid: readonly LabelledRange[];
}

/** Services planned for when nobody says how many: with what Kubernetes keeps they fill most of a /24. */
export const assumedServices = 250;

/** Reads the request. With any refusal there is no demand. */
export function readRequest(
  request: PlanRequest,
  today: Day,
): { readonly demand: Demand | undefined; readonly refusals: readonly Refusal[] } {
  const refusals: Refusal[] = [];
  const pools = readPools(request, refusals);
  const services = readCount(request.services ?? assumedServices, 'services', 0, refusals);
  const internalLoadBalancers = readCount(request.internalLoadBalancers ?? 0, 'internalLoadBalancers', 0, refusals);
  const others = readCount(request.otherAddresses ?? 0, 'otherAddresses', 0, refusals);
  const virtualNetwork = readVirtualNetwork(request.virtualNetwork ?? [], refusals);
  const avoid = readAvoided(request.avoid ?? [], refusals);
  const guests = { internalLoadBalancers, others };
  const demand = { model: request.model, pools, guests, services, virtualNetwork, avoid };
  if (refusals.length === 0) refuseBeyondLimits(demand, today, refusals);
  return { demand: refusals.length === 0 ? demand : undefined, refusals };
}

function readPools({ model, pools }: PlanRequest, refusals: Refusal[]): PoolDemand[] {
  if (pools.length === 0) refusals.push({ code: 'no-pools', field: 'pools', reason: 'A cluster needs a node pool.' });
  return pools.map((pool, index) => {
    const field = `pools[${index}]`;
    const least = readCount(pool.nodes, `${field}.nodes`, 1, refusals);
    const nodes = readCount(pool.maximumNodes ?? least, `${field}.maximumNodes`, 1, refusals);
    const pods = pool.podsPerNode ?? factsOf(model).defaultPods;
    if (nodes < least) {
      const reason = `At most ${nodes} nodes is less than the ${least} that the pool starts with.`;
      refusals.push({ code: 'maximum-below-nodes', field: `${field}.maximumNodes`, reason });
    }
    // A number of nodes that is none has been refused; it says nothing about pods.
    refusePods(pods, pool.nodes === least ? least : Number.POSITIVE_INFINITY, `${field}.podsPerNode`, refusals);
    if (model === 'kubenet' && pool.os === 'Windows') {
      const reason = 'kubenet runs on Linux nodes only.';
      refusals.push({ code: 'windows-on-kubenet', field: `${field}.os`, reason, source: factsOf(model).source });
    }
    const surge = readSurge(pool.surge ?? 1, nodes, `${field}.surge`, refusals);
    return { name: pool.name ?? `${index + 1}`, nodes, surge, podsPerNode: pods };
  });
}

function refusePods(pods: number, nodes: number, field: string, refusals: Refusal[]): void {
  const { least, most, source } = podsPerNode;
  if (!Number.isInteger(pods) || pods < least || most < pods) {
    const reason = `A node runs from ${least} to ${most} pods; ${pods} is outside.`;
    refusals.push({ code: 'pods-per-node-out-of-bounds', field, reason, source });
  } else if (nodes * pods < leastPodsPerPool.pods) {
    const reason = `A pool needs room for ${leastPodsPerPool.pods} pods; ${nodes} × ${pods} is ${nodes * pods}.`;
    refusals.push({ code: 'too-few-pods', field, reason, source: leastPodsPerPool.source });
  }
}

function readSurge(surge: number | string, nodes: number, field: string, refusals: Refusal[]): number {
  const added = surgeNodes(String(surge), nodes);
  if (added !== undefined && added >= 1) return added;
  const reason = `A surge is a number of nodes from 1, or a percentage from 1% to 100%; ${surge} is neither.`;
  refusals.push({ code: 'surge-unreadable', field, reason, source: podsPerNode.source });
  return 1;
}

/** The nodes that a surge setting adds to a pool; a percentage is rounded up. Undefined if it cannot be read. */
export function surgeNodes(surge: string, nodes: number): number | undefined {
  const percent = /^(\d{1,3})%$/.exec(surge)?.[1];
  if (percent !== undefined) return Number(percent) <= 100 ? Math.ceil((nodes * Number(percent)) / 100) : undefined;
  return /^\d{1,6}$/.test(surge) ? Number(surge) : undefined;
}

function readCount(count: number, field: string, least: number, refusals: Refusal[]): number {
  if (Number.isSafeInteger(count) && count >= least) return count;
  const title = countTitles.get(field.slice(field.indexOf('.') + 1)) ?? field;
  const reason = `The number of ${title} is ${count} and must be a whole number from ${least} up.`;
  refusals.push({ code: 'not-a-count', field, reason });
  return least;
}

const countTitles: ReadonlyMap<string, string> = new Map([
  ['nodes', 'nodes'],
  ['maximumNodes', 'nodes to grow to'],
  ['services', 'Services'],
  ['internalLoadBalancers', 'internal load balancers'],
  ['otherAddresses', 'other addresses'],
]);

function readVirtualNetwork(texts: readonly string[], refusals: Refusal[]): AddressRange[] {
  const ranges: AddressRange[] = [];
  texts.forEach((text, index) => {
    const field = `virtualNetwork[${index}]`;
    const written = readRange(text);
    if (!written || written.range.family === 6) {
      refusals.push({ code: 'range-unreadable', field, reason: `${text} is not an IPv4 range such as 10.1.0.0/16.` });
      return;
    }
    const { range, hasHostBits } = written;
    const largest = limitOf('virtual-network-prefix');
    const [reserved] = reservedWithin(range);
    if (hasHostBits) {
      const reason = `${text} is not where a range begins; ${formatRange(range)} is.`;
      refusals.push({ code: 'range-has-host-bits', field, reason });
    } else if (range.prefix < largest.value) {
      const reason = `A virtual network can be a /${largest.value} at most.`;
      refusals.push({ code: 'range-too-large', field, reason, source: largest.source });
    } else if (reserved) {
      const reason = `${text} touches ${formatRange(reserved.range)}, which is reserved for ${reserved.what}.`;
      refusals.push({ code: 'range-reserved', field, reason, source: reserved.source });
    }
    ranges.push(range);
  });
  return ranges;
}

function readAvoided(avoided: readonly AvoidedRange[], refusals: Refusal[]): LabelledRange[] {
  return avoided.flatMap(({ range: text, label }, index) => {
    const address = readAddress(text);
    const range = address ? rangeAround(address, address.family === 4 ? 32 : 128) : readRange(text)?.range;
    if (range) return [{ range, label }];
    const reason = `${text} is not a range such as 10.1.0.0/16.`;
    refusals.push({ code: 'range-unreadable', field: `avoid[${index}]`, reason });
    return [];
  });
}

function refuseBeyondLimits(demand: Demand, today: Day, refusals: Refusal[]): void {
  const { model, pools, guests, services } = demand;
  const facts = factsOf(model);
  const retirement = facts.retirement ? retirementOf(facts.retirement) : undefined;
  if (retirement && phaseAt(retirement, today) === 'retired') {
    const reason = `${retirement.what} ended ${retirement.when}. ${retirement.wayOut}`;
    refusals.push({ code: 'model-retired', field: 'model', reason, source: retirement.source });
  }
  const nodes = pools.reduce((sum, pool) => sum + pool.nodes, 0);
  if (nodes > facts.nodeLimit) {
    const reason = `${facts.title} ends at ${grouped(facts.nodeLimit)} nodes; ${grouped(nodes)} are asked for.`;
    refusals.push({ code: 'too-many-nodes', field: 'pools', reason, source: facts.source });
    return;
  }
  const counted = countedAddresses(model, pools, guests);
  const most = limitOf('virtual-network-addresses');
  if (counted > most.value) {
    const reason = `A virtual network holds ${grouped(most.value)} addresses; ${grouped(counted)} are needed.`;
    refusals.push({ code: 'too-many-addresses', field: 'pools', reason, source: most.source });
  }
  const largestBlocks = limitOf('static-block-subnet-prefix');
  if (model === 'pod-subnet-static-block' && sizePodSubnet(model, pools).prefix < largestBlocks.value) {
    const blocks = pools.reduce((sum, pool) => sum + (pool.nodes + pool.surge) * blocksPerNode(pool.podsPerNode), 0);
    const reason = `${grouped(blocks)} blocks of 16 do not fit a /${largestBlocks.value}, the largest pod subnet.`;
    refusals.push({ code: 'pod-subnet-too-large', field: 'pools', reason, source: largestBlocks.source });
  }
  const largestService = limitOf('service-cidr-prefix');
  if (services > 2 ** 31 || sizeServiceCidr(services).prefix < largestService.value) {
    const reason = `${grouped(services)} Services do not fit a /${largestService.value}, the largest service range.`;
    refusals.push({ code: 'too-many-services', field: 'services', reason, source: largestService.source });
  }
}
