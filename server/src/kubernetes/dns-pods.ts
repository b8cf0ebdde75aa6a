/** The labels of CoreDNS on AKS, and those by which people look for it in vain. */

import type { WrittenSelector } from './labels.ts';

/** CoreDNS has kept the label of the DNS before it, on AKS as elsewhere. */
export const dnsPodLabel = { key: 'k8s-app', value: 'kube-dns' } as const;

/** The label that a selector of pods in kube-system names and that CoreDNS does not carry; undefined for any other. */
export function guessedDnsLabel({ matchLabels, matchExpressions }: WrittenSelector) {
  const [entry, second] = matchLabels?.entries ?? [];
  if (!entry || second || matchExpressions) return undefined;
  return guesses.has(`${entry.key.value}=${entry.value.value}`) ? entry : undefined;
}

const guesses: ReadonlySet<string> = new Set([
  'k8s-app=coredns',
  'k8s-app=core-dns',
  'k8s-app=kubedns',
  'k8s-app=dns',
  'app=coredns',
  'app=kube-dns',
  'name=coredns',
  'app.kubernetes.io/name=coredns',
  'app.kubernetes.io/name=kube-dns',
]);
