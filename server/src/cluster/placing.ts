/** Gives every range of a plan a place of its own, away from reserved ranges and from those in use elsewhere. */

import { type AddressRange, formatRange, knownRange, rangesOverlap, sizeOf } from './address-range.ts';
import { firstFree } from './free-range.ts';
import type { Demand, LabelledRange, Refusal } from './plan-request.ts';
import { reservedRanges } from './reserved-ranges.ts';

export type Purpose = 'virtual-network' | 'node-subnet' | 'pod-subnet' | 'pod-cidr' | 'service-cidr';

export interface Wanted {
  readonly purpose: Purpose;
  readonly prefix: number;
}

/** Either a place for everything, or the first thing that found none. */
export type Placing =
  | { readonly kind: 'placed'; readonly ranges: ReadonlyMap<Purpose, AddressRange> }
  | { readonly kind: 'no-room'; readonly refusal: Refusal };

/**
 * Where each kind of range is looked for, in order: first where AKS puts it by default, then all private space. AKS's
 * own virtual networks begin at 10.224.0.0.
 */
const spaces: Readonly<Record<'virtual-network' | 'pod-cidr' | 'service-cidr', readonly AddressRange[]>> = {
  'virtual-network': spacesFrom('10.224.0.0/12'),
  'pod-cidr': spacesFrom('10.244.0.0/16', '10.240.0.0/12', '10.128.0.0/9'),
  'service-cidr': spacesFrom('10.0.0.0/16'),
};

const names: Readonly<Record<Purpose, string>> = {
  'virtual-network': 'virtual network',
  'node-subnet': 'node subnet',
  'pod-subnet': 'pod subnet',
  'pod-cidr': 'pod CIDR',
  'service-cidr': 'service CIDR',
};

export function nameOf(purpose: Purpose): string {
  return names[purpose];
}

/** Places what is wanted, or says what found no room. Subnets go into the virtual network, the rest stays out of it. */
export function place(demand: Demand, wanted: readonly Wanted[]): Placing {
  const subnets = largestFirst(wanted.filter(({ purpose }) => purpose.endsWith('-subnet')));
  const outside = largestFirst(wanted.filter(({ purpose }) => !purpose.endsWith('-subnet')));
  const given: readonly LabelledRange[] = demand.virtualNetwork.map((range) => ({ range, label: 'virtual network' }));
  const inUse = [...reservedRanges.map(({ range, what }) => ({ range, label: what })), ...demand.avoid];
  const ranges = new Map<Purpose, AddressRange>();

  const failed = placeAll(outside, (purpose) => spaces[purpose as keyof typeof spaces], [...inUse, ...given], ranges);
  if (failed) return { kind: 'no-room', refusal: failed };
  const planned = ranges.get('virtual-network');
  const inside = planned ? [planned] : demand.virtualNetwork;
  const refusal = placeAll(subnets, () => inside, inUse, ranges);
  return refusal ? { kind: 'no-room', refusal } : { kind: 'placed', ranges };
}

/** A free place of this size outside the virtual network, past all that is taken and all that is reserved. */
export function freePlace(
  purpose: 'pod-cidr' | 'service-cidr',
  prefix: number,
  taken: readonly AddressRange[],
): AddressRange | undefined {
  return firstFree(prefix, spaces[purpose], [...reservedRanges.map(({ range }) => range), ...taken]);
}

function placeAll(
  wanted: readonly Wanted[],
  spacesOf: (purpose: Purpose) => readonly AddressRange[],
  inUse: readonly LabelledRange[],
  placed: Map<Purpose, AddressRange>,
): Refusal | undefined {
  const taken = inUse.map(({ range }) => range);
  for (const { purpose, prefix } of wanted) {
    const range = firstFree(prefix, spacesOf(purpose), taken);
    if (!range) return noRoom(purpose, prefix, spacesOf(purpose), inUse);
    placed.set(purpose, range);
    taken.push(range);
  }
  return undefined;
}

function noRoom(
  purpose: Purpose,
  prefix: number,
  tried: readonly AddressRange[],
  inUse: readonly LabelledRange[],
): Refusal {
  const obstacles = inUse.filter(({ range }) => tried.some((space) => rangesOverlap(space, range)));
  const largest = obstacles.sort((a, b) => Number(sizeOf(b.range) - sizeOf(a.range))).slice(0, 3);
  const where = purpose.endsWith('-subnet') ? tried.map(formatRange).join(', ') : 'private address space';
  const takers = largest.map(({ range, label }) => `${formatRange(range)} (${label})`).join(', ');
  const reason = `No free /${prefix} is left in ${where} for the ${names[purpose]}`;
  return { code: 'no-room', field: purpose, reason: takers ? `${reason}; in use: ${takers}.` : `${reason}.` };
}

/** With aligned blocks, asking for the largest first finds a place for all whenever there is one. */
function largestFirst(wanted: readonly Wanted[]): readonly Wanted[] {
  return [...wanted].sort((a, b) => a.prefix - b.prefix);
}

function spacesFrom(...preferred: readonly string[]): readonly AddressRange[] {
  return [...preferred, '10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '100.64.0.0/10'].map(knownRange);
}
