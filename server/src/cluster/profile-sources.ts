/** Whose word counts where several files describe one cluster. */

import { layOver, type Overridden } from './merge-profiles.ts';
import type { ClusterProfile, NetworkPolicyEngine, ProfileReading, SourceKind, Stated } from './profile.ts';

/** Sources in the order in which they are believed: what we were told, what runs, what was asked for. */
export const precedence: readonly { readonly source: SourceKind; readonly what: string; readonly because: string }[] = [
  {
    source: 'portolan-yaml',
    what: "Portolan's configuration",
    because: 'It was written for Portolan, to correct the others.',
  },
  { source: 'az-show', what: 'output of az aks show', because: 'It tells what runs.' },
  { source: 'aso', what: 'ManagedCluster of Azure Service Operator', because: 'It tells what was asked for.' },
  { source: 'capz', what: 'AzureManagedControlPlane of Cluster API', because: 'It is turned into a ManagedCluster.' },
];

export interface CombinedProfile {
  readonly profile: ClusterProfile;
  /** The readings that took part, the most believed first. */
  readonly readings: readonly ProfileReading[];
  readonly overridden: readonly Overridden[];
}

/** Merges readings of one cluster, field by field; node pools and subnets are matched by name. */
export function combine(readings: readonly ProfileReading[]): CombinedProfile {
  const ordered = [...readings].sort((a, b) => rankOf(a.source) - rankOf(b.source) || compareFiles(a.file, b.file));
  const overridden: Overridden[] = [];
  const merged = ordered.reduce<ClusterProfile>((whole, { profile }) => layOver(whole, profile, overridden), {});
  return { profile: withImplied(merged), readings: ordered, overridden };
}

/**
 * A file that tells the plugin and no policy engine means that there is none, as a null or `none` would; but Cilium's
 * data plane enforces policies itself.
 */
function withImplied(profile: ClusterProfile): ClusterProfile {
  const { network } = profile;
  const { networkPlugin: plugin, networkDataplane: dataplane } = network ?? {};
  if (!network || !plugin || plugin.value === 'none' || network.networkPolicy) return profile;
  const engine: Stated<NetworkPolicyEngine> =
    dataplane?.value === 'cilium' ? { ...dataplane, value: 'cilium' } : { ...plugin, value: 'none' };
  return { ...profile, network: { ...network, networkPolicy: engine } };
}

function rankOf(source: SourceKind): number {
  return precedence.findIndex((known) => known.source === source);
}

function compareFiles(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
