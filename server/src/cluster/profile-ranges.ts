/** Every address range that a profile states, read and named, and the defaults that stand where it states none. */

import { type AddressRange, knownRange, readRange } from './address-range.ts';
import type { ClusterProfile, NodePool, SourceKind, Stated, Subnet } from './profile.ts';
import { defaultRanges } from './reserved-ranges.ts';

export type RangeRole = 'service-cidr' | 'pod-cidr' | 'subnet' | 'virtual-network' | 'peered' | 'on-premises';

export interface NamedRange {
  readonly role: RangeRole;
  /** `the subnet nodes`, `the service range`. */
  readonly name: string;
  readonly range: AddressRange;
  readonly hasHostBits: boolean;
  /** Where it is written; a default is written nowhere. */
  readonly stated?: Stated<string>;
}

export interface ProfileRanges {
  readonly ranges: readonly NamedRange[];
  /** What stands where a range should and cannot be read as one. */
  readonly unreadable: readonly { readonly role: RangeRole; readonly stated: Stated<string> }[];
}

/** Files that describe a whole cluster: what they leave out takes AKS's default. Ours may tell as little as it likes. */
const declarations: ReadonlySet<SourceKind> = new Set(['aso', 'capz']);

export function rangesOf(profile: ClusterProfile): ProfileRanges {
  const { network, surroundings } = profile;
  const listed: readonly (readonly [RangeRole, string, readonly Stated<string>[] | undefined])[] = [
    ['service-cidr', 'the service range', network?.serviceCidrs],
    ['pod-cidr', 'the pod range', network?.podCidrs],
    ['virtual-network', 'the virtual network', surroundings?.virtualNetwork],
    ['peered', 'a peered network', surroundings?.peeredRanges],
    ['on-premises', 'a network outside Azure', surroundings?.onPremisesRanges],
  ];
  const ranges: NamedRange[] = [];
  const unreadable: { role: RangeRole; stated: Stated<string> }[] = [];
  const add = (role: RangeRole, name: string, stated: Stated<string>) => {
    const written = readRange(stated.value);
    if (written) ranges.push({ role, name, ...written, stated });
    else unreadable.push({ role, stated });
  };
  for (const [role, name, values] of listed) for (const stated of values ?? []) add(role, name, stated);
  for (const { name, range } of surroundings?.subnets ?? [])
    if (range) add('subnet', `the subnet ${name.value}`, range);
  return { ranges: [...ranges, ...defaultsOf(profile)], unreadable };
}

/** The service range, and under overlay and kubenet the pod range, that AKS takes for want of another. */
function defaultsOf({ network }: ClusterProfile): NamedRange[] {
  const plugin = network?.networkPlugin;
  if (!network || !plugin || !declarations.has(plugin.source)) return [];
  const defaults: NamedRange[] = [];
  if (!network.serviceCidrs) {
    const range = knownRange(defaultRanges.serviceCidr);
    defaults.push({ role: 'service-cidr', name: 'the default service range', range, hasHostBits: false });
  }
  const hasPodCidr = plugin.value === 'kubenet' || network.networkPluginMode?.value === 'overlay';
  if (hasPodCidr && !network.podCidrs) {
    const range = knownRange(defaultRanges.podCidr);
    defaults.push({ role: 'pod-cidr', name: 'the default pod range', range, hasHostBits: false });
  }
  return defaults;
}

/** The subnet that a pool refers to by name or by ARM ID, whose last part is the name. */
export function subnetOf(profile: ClusterProfile, reference: Stated<string>): Subnet | undefined {
  const wanted = reference.value.toLowerCase();
  const last = wanted.slice(wanted.lastIndexOf('/') + 1);
  const subnets = profile.surroundings?.subnets ?? [];
  return (
    subnets.find(({ name }) => name.value.toLowerCase() === wanted) ??
    subnets.find(({ name }) => name.value.toLowerCase() === last)
  );
}

/** The pools that share the subnet which `reference` picks from each. */
export function poolsBySubnet(
  profile: ClusterProfile,
  reference: (pool: NodePool) => Stated<string> | undefined,
): ReadonlyMap<Subnet, readonly NodePool[]> {
  const groups = new Map<Subnet, NodePool[]>();
  for (const pool of profile.pools ?? []) {
    const stated = reference(pool);
    const subnet = stated && subnetOf(profile, stated);
    if (subnet) groups.set(subnet, [...(groups.get(subnet) ?? []), pool]);
  }
  return groups;
}
