/** The address planner: from nodes, pods and a network model to the smallest ranges that fit and do not overlap. */

import { type AddressRange, addressAt, formatAddress, formatRange } from './address-range.ts';
import { grouped, type Step, step } from './arithmetic.ts';
import { limitOf } from './limits.ts';
import { factsOf, type ModelFacts, type NetworkModel } from './models.ts';
import { nameOf, type Purpose, place, type Wanted } from './placing.ts';
import { assumedServices, type Demand, type PlanRequest, type Refusal, readRequest } from './plan-request.ts';
import { type Day, retirementOf } from './retirements.ts';
import {
  blocksPerNode,
  countedAddresses,
  nodesOfPodCidr,
  type PoolDemand,
  type Sizing,
  sizeNodeSubnet,
  sizePodCidr,
  sizePodSubnet,
  sizeServiceCidr,
  usableAddresses,
} from './sizing.ts';

export interface PlannedRange {
  readonly purpose: Purpose;
  readonly name: string;
  readonly range: string;
  readonly prefix: number;
  /** What `needed` and `capacity` count. */
  readonly unit: 'addresses' | 'nodes';
  readonly needed: number;
  readonly capacity: number;
  readonly steps: readonly Step[];
}

/** Something to know about the plan that is no reason to refuse it. */
export interface PlanNote {
  readonly text: string;
  readonly source?: string;
}

export interface Plan {
  readonly kind: 'plan';
  readonly model: NetworkModel;
  readonly title: string;
  readonly pools: readonly PoolDemand[];
  /** The ranges of the existing virtual network; empty when a new one is planned. */
  readonly virtualNetwork: readonly string[];
  readonly ranges: readonly PlannedRange[];
  readonly dnsServiceIP: string;
  /** Addresses that count against the limit of the virtual network. */
  readonly countedAddresses: number;
  readonly notes: readonly PlanNote[];
}

export interface RefusedPlan {
  readonly kind: 'refused';
  readonly model: NetworkModel;
  readonly title: string;
  readonly refusals: readonly Refusal[];
}

/** Plans the ranges of one cluster as of `today`, or says why it is impossible. */
export function planAddresses(request: PlanRequest, today: Day): Plan | RefusedPlan {
  const facts = factsOf(request.model);
  const { demand, refusals } = readRequest(request, today);
  if (!demand) return { kind: 'refused', model: request.model, title: facts.title, refusals };
  const sizings = sizeAll(demand);
  const wanted: Wanted[] = [...sizings].map(([purpose, { prefix }]) => ({ purpose, prefix }));
  const placing = place(demand, wanted);
  if (placing.kind === 'no-room') {
    return { kind: 'refused', model: request.model, title: facts.title, refusals: [placing.refusal] };
  }
  const { ranges } = placing;
  return {
    kind: 'plan',
    model: request.model,
    title: facts.title,
    pools: demand.pools,
    virtualNetwork: demand.virtualNetwork.map(formatRange),
    ranges: [...sizings].map(([purpose, sizing]) => describe(purpose, sizing, ranges.get(purpose)!)),
    // The tenth address, as AKS's own default and its command line have it; the first is the API server's.
    dnsServiceIP: formatAddress(addressAt(ranges.get('service-cidr')!, 10n)),
    countedAddresses: countedAddresses(demand.model, demand.pools, demand.guests),
    notes: notesOn(request, demand, facts),
  };
}

/** The sizes of everything the model needs, in the order in which a person reads them. */
function sizeAll(demand: Demand): ReadonlyMap<Purpose, Sizing> {
  const { model, pools, guests, services } = demand;
  const sizings = new Map<Purpose, Sizing>();
  sizings.set('node-subnet', sizeNodeSubnet(model, pools, guests));
  if (model === 'pod-subnet-dynamic' || model === 'pod-subnet-static-block') {
    sizings.set('pod-subnet', sizePodSubnet(model, pools));
  }
  if (demand.virtualNetwork.length === 0) {
    const network = sizeVirtualNetwork([...sizings.values()]);
    const subnets = [...sizings];
    sizings.clear();
    sizings.set('virtual-network', network);
    for (const [purpose, sizing] of subnets) sizings.set(purpose, sizing);
  }
  if (factsOf(model).podsLiveIn === 'pod-cidr') sizings.set('pod-cidr', sizePodCidr(pools));
  sizings.set('service-cidr', sizeServiceCidr(services));
  return sizings;
}

/** A new virtual network holds its subnets and nothing else; aligned blocks pack into the next power of two. */
function sizeVirtualNetwork(subnets: readonly Sizing[]): Sizing {
  const needed = subnets.reduce((sum, { prefix }) => sum + 2 ** (32 - prefix), 0);
  let prefix = Math.min(...subnets.map((subnet) => subnet.prefix));
  while (2 ** (32 - prefix) < needed) prefix--;
  const source = limitOf('virtual-network-prefix').source;
  const sizes = subnets.map((subnet) => `2 ^ (32 − ${subnet.prefix})`).join(' + ');
  const sum = { ...step('Subnets together', 'sum of the subnets', {}, needed, source), worked: sizes };
  const smallest = step('Smallest network', '2 ^ (32 − prefix) ≥ addresses', {}, `/${prefix}`, source);
  const worked = `2 ^ (32 − ${prefix}) = ${grouped(2 ** (32 - prefix))} ≥ ${grouped(needed)}`;
  return { unit: 'addresses', needed, prefix, steps: [sum, { ...smallest, worked }] };
}

function describe(purpose: Purpose, sizing: Sizing, placed: AddressRange): PlannedRange {
  const { unit, needed, prefix, steps } = sizing;
  const range = formatRange(placed);
  return { purpose, name: nameOf(purpose), range, prefix, unit, needed, capacity: capacityOf(purpose, prefix), steps };
}

function capacityOf(purpose: Purpose, prefix: number): number {
  if (purpose === 'pod-cidr') return nodesOfPodCidr(prefix);
  return purpose.endsWith('-subnet') ? usableAddresses(prefix) : 2 ** (32 - prefix);
}

function notesOn(request: PlanRequest, demand: Demand, facts: ModelFacts): PlanNote[] {
  const notes: PlanNote[] = [];
  if (request.services === undefined) notes.push({ text: `${assumedServices} Services are assumed.` });
  if (request.pools.some(({ surge }) => surge === undefined)) {
    const text = 'Upgrades are assumed to add one node to a pool at a time; a larger surge needs larger ranges.';
    notes.push({ text, source: 'AKS: concepts-network-ip-address-planning' });
  }
  if (facts.retirement) {
    const { what, when, wayOut, source } = retirementOf(facts.retirement);
    notes.push({ text: `${what} retires ${when}. ${wayOut}`, source });
  }
  const windowsPods = limitOf('windows-overlay-pods');
  demand.pools.forEach(({ name, podsPerNode }, index) => {
    if (demand.model === 'pod-subnet-static-block') {
      const room = 16 * blocksPerNode(podsPerNode) - 1;
      const wasted = room - podsPerNode === 1 ? 'an address' : `${room - podsPerNode} addresses`;
      const text = `Pool ${name}: ${podsPerNode} pods waste ${wasted} of each node; ${room} pods waste none.`;
      if (room > podsPerNode) notes.push({ text, source: facts.source });
    }
    if (demand.model === 'overlay' && request.pools[index]?.os === 'Windows' && podsPerNode > windowsPods.value) {
      const text = `Pool ${name}: at most ${windowsPods.value} pods are advised on a Windows node.`;
      notes.push({ text, source: windowsPods.source });
    }
  });
  const text = 'The service CIDR and the DNS service IP cannot be changed once the cluster is made.';
  notes.push({ text, source: 'AKS: concepts-network-cni-overview' });
  return notes;
}
