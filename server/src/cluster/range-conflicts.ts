/** Ranges of a profile that cannot stand as they are: overlapping, reserved, public, misplaced or misspelt. */

import { type AddressRange, formatRange, rangeContains, rangesOverlap } from './address-range.ts';
import { freePlace } from './placing.ts';
import type { ClusterProfile, Stated } from './profile.ts';
import { type NamedRange, type RangeRole, rangesOf } from './profile-ranges.ts';
import { isPrivate, type ReservedRange, reservedWithin, unroutableRanges } from './reserved-ranges.ts';

/** What is wrong, with `at` where it is best mended. */
export type RangeConflict =
  | {
      readonly kind: 'overlap';
      readonly at: Stated<string>;
      readonly range: NamedRange;
      readonly other: NamedRange;
      /** A free range of the same size, if `range` is one that can be moved. */
      readonly suggestion?: string;
    }
  | {
      readonly kind: 'reserved';
      readonly at: Stated<string>;
      readonly range: NamedRange;
      readonly reserved: ReservedRange;
      readonly suggestion?: string;
    }
  /** Pod addresses outside private space. */
  | { readonly kind: 'public'; readonly at: Stated<string>; readonly range: NamedRange }
  /** A subnet that no range of the virtual network holds. */
  | { readonly kind: 'outside-network'; readonly at: Stated<string>; readonly range: NamedRange }
  | { readonly kind: 'host-bits'; readonly at: Stated<string>; readonly range: NamedRange; readonly suggestion: string }
  | { readonly kind: 'unreadable'; readonly at: Stated<string>; readonly role: RangeRole }
  /** Pod and service ranges are one IPv4 range, then at most one IPv6 range. */
  | { readonly kind: 'family-order'; readonly at: Stated<string>; readonly range: NamedRange };

/** All conflicts, by kind, each cause once. Source: AKS, concepts-network-cni-overview. */
export function rangeConflicts(profile: ClusterProfile): readonly RangeConflict[] {
  const { ranges, unreadable } = rangesOf(profile);
  return [
    ...unreadable.map(({ role, stated }) => ({ kind: 'unreadable' as const, at: stated, role })),
    ...ranges.flatMap(misspelt),
    ...familyOrder(ranges),
    ...ranges.flatMap((range) => reserved(range, ranges)),
    ...ranges.flatMap(outsidePrivateSpace),
    ...outsideNetwork(ranges),
    ...overlaps(ranges),
  ];
}

/** Pairs that may not overlap; of each pair the first is the one to move. */
const exclusive: readonly (readonly [RangeRole, RangeRole])[] = [
  ['service-cidr', 'pod-cidr'],
  ['service-cidr', 'virtual-network'],
  ['service-cidr', 'subnet'],
  ['service-cidr', 'peered'],
  ['service-cidr', 'on-premises'],
  ['pod-cidr', 'subnet'],
  ['pod-cidr', 'virtual-network'],
  ['pod-cidr', 'peered'],
  ['pod-cidr', 'on-premises'],
  ['subnet', 'subnet'],
  ['virtual-network', 'peered'],
];

function overlaps(ranges: readonly NamedRange[]): RangeConflict[] {
  const hasSubnets = ranges.some(({ role }) => role === 'subnet');
  const conflicts: RangeConflict[] = [];
  for (const [first, second] of exclusive) {
    // Where subnets are known they decide for pods, and the network that holds them decides for Services.
    if (first === 'pod-cidr' && second === 'virtual-network' && hasSubnets) continue;
    for (const range of ranges.filter(({ role }) => role === first)) {
      for (const other of ranges.filter(({ role }) => role === second)) {
        const isSamePair = first === second && ranges.indexOf(other) <= ranges.indexOf(range);
        if (isSamePair || !rangesOverlap(range.range, other.range)) continue;
        const isToldAbove = conflicts.some(
          (conflict) => conflict.kind === 'overlap' && conflict.range === range && holds(conflict.other, other),
        );
        const at = range.stated ?? other.stated;
        if (at && !isToldAbove) conflicts.push({ kind: 'overlap', at, range, other, ...suggestionFor(range, ranges) });
      }
    }
  }
  return conflicts;
}

/** Whether `inner` is a subnet of a network that `outer` is. */
function holds(outer: NamedRange, inner: NamedRange): boolean {
  return outer.role === 'virtual-network' && inner.role === 'subnet' && rangeContains(outer.range, inner.range);
}

function reserved(range: NamedRange, ranges: readonly NamedRange[]): RangeConflict[] {
  const at = range.stated;
  if (!at || range.role === 'peered' || range.role === 'on-premises') return [];
  const isInNetwork = range.role === 'subnet' && ranges.some((outer) => holds(outer, range));
  if (isInNetwork) return [];
  const unroutable = unroutableRanges.filter((candidate) => rangesOverlap(candidate.range, range.range));
  const [first] = [...reservedWithin(range.range), ...unroutable];
  return first ? [{ kind: 'reserved', at, range, reserved: first, ...suggestionFor(range, ranges) }] : [];
}

function outsidePrivateSpace(range: NamedRange): RangeConflict[] {
  if (range.role !== 'pod-cidr' || !range.stated || isPrivate(range.range)) return [];
  // A reserved range is reported as such.
  return reservedWithin(range.range).length > 0 ? [] : [{ kind: 'public', at: range.stated, range }];
}

function outsideNetwork(ranges: readonly NamedRange[]): RangeConflict[] {
  const networks = ranges.filter(({ role }) => role === 'virtual-network');
  if (networks.length === 0) return [];
  return ranges.flatMap((range) => {
    const isHeld = networks.some((network) => rangeContains(network.range, range.range));
    return range.role !== 'subnet' || isHeld || !range.stated
      ? []
      : [{ kind: 'outside-network' as const, at: range.stated, range }];
  });
}

function misspelt(range: NamedRange): RangeConflict[] {
  if (!range.hasHostBits || !range.stated) return [];
  return [{ kind: 'host-bits', at: range.stated, range, suggestion: formatRange(range.range) }];
}

function familyOrder(ranges: readonly NamedRange[]): RangeConflict[] {
  return (['service-cidr', 'pod-cidr'] as const).flatMap((wanted) => {
    const written = ranges.filter(({ role, stated }) => role === wanted && stated);
    return written.flatMap((range, index) => {
      const isInPlace = range.range.family === (index === 0 ? 4 : 6) && index < 2;
      return isInPlace ? [] : [{ kind: 'family-order' as const, at: range.stated!, range }];
    });
  });
}

/** Another range of the same size for pods or Services, clear of all the others. */
function suggestionFor(range: NamedRange, ranges: readonly NamedRange[]): { readonly suggestion?: string } {
  const { role } = range;
  if ((role !== 'pod-cidr' && role !== 'service-cidr') || range.range.family === 6) return {};
  const taken: AddressRange[] = ranges.filter((other) => other !== range).map((other) => other.range);
  const free = freePlace(role, range.range.prefix, taken);
  return free ? { suggestion: formatRange(free) } : {};
}
