/**
 * AKS deployment safeguards as data: which of the built-in policies of Azure they hold manifests to, as far as these
 * concern the network, and how a cluster takes what breaks one. Azure Policy, Kubernetes category; AKS: deployment-safeguards.
 */

import type { ClusterProfile } from './profile.ts';

export type SafeguardId =
  | 'unique-selectors'
  | 'no-aks-labels'
  | 'host-namespaces'
  | 'host-network-and-ports'
  | 'pod-security';

export interface Safeguard {
  readonly id: SafeguardId;
  /** What the policy asks for, as Azure shows it in short. */
  readonly title: string;
  /** The definition among the built-in policies, and its id; pod security stands in none of its own. */
  readonly definition?: { readonly name: string; readonly id: string };
}

export const safeguards: readonly Safeguard[] = [
  {
    id: 'unique-selectors',
    title: 'services use unique selectors',
    definition: { name: 'UniqueServiceSelectors', id: 'b0fdedee-7b9e-4a17-9f5d-5e8e912d2f01' },
  },
  {
    id: 'no-aks-labels',
    title: 'no AKS-specific labels',
    definition: { name: 'NoAKSSpecificLabels', id: 'a22123bd-b9da-4c86-9424-24903e91fd55' },
  },
  {
    id: 'host-namespaces',
    title: 'no host PID or IPC namespace',
    definition: { name: 'BlockHostNamespace', id: '47a1ee2f-2a2a-4576-bf2a-e0e36709c2b8' },
  },
  {
    id: 'host-network-and-ports',
    title: 'host network and ports',
    definition: { name: 'HostNetworkPorts', id: '82985f06-dc18-4a48-bc1c-b9f4f0098cfe' },
  },
  { id: 'pod-security', title: 'baseline pod security' },
];

/** The safeguard in a sentence: `"no AKS-specific labels" (NoAKSSpecificLabels)`. */
function safeguardTitle(id: SafeguardId): string {
  const { title, definition } = safeguards.find((one) => one.id === id)!;
  return definition ? `"${title}" (${definition.name})` : `"${title}"`;
}

/** Namespaces that the policies leave alone on every cluster. */
const exempt: ReadonlySet<string> = new Set([
  'kube-system',
  'gatekeeper-system',
  'azure-arc',
  'azure-extensions-usage-system',
]);

/**
 * What becomes of an object in this namespace that breaks a safeguard: `denied` where they are enforced, as they always
 * are on AKS Automatic, `warned` where they only warn or nothing is known; undefined where none looks at it.
 */
export function safeguarded(
  profile: ClusterProfile | undefined,
  namespace: string | undefined,
): 'denied' | 'warned' | undefined {
  const { safeguards: level, safeguardsExcludedNamespaces = [] } = profile?.addons ?? {};
  if (namespace !== undefined && exempt.has(namespace)) return undefined;
  if (safeguardsExcludedNamespaces.some(({ value }) => value === namespace)) return undefined;
  if (profile?.sku?.value === 'Automatic' || level?.value === 'Enforce') return 'denied';
  return level?.value === 'Off' ? undefined : 'warned';
}

/** What follows for the object, as a sentence. */
export function safeguardConsequence(outcome: 'denied' | 'warned', id: SafeguardId): string {
  const title = `the deployment safeguard ${safeguardTitle(id)}`;
  return outcome === 'denied'
    ? `On this cluster ${title} denies it.`
    : `Where they are on, ${title} warns of it or denies it.`;
}
