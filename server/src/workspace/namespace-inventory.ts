/** What a bundle tells about namespaces that policies name: whether they are there, and whether it would show them. */

import { type DeployedOf, isDeployed } from '../kubernetes/deployed.ts';
import { keys } from './postings.ts';
import type { View } from './view.ts';

/** Whether anything in the bundle stands in a namespace, or is the namespace. */
export function isNamespaceInUse(view: View, name: string): boolean {
  if (view.namesakes('Namespace', name).length > 0) return true;
  const types = ['Workload', 'Service', 'NetworkPolicy', 'Ingress', 'ConfigMap', 'Secret'];
  return types.some((type) => view.filed(keys.type(type, name)).length > 0);
}

/**
 * Whether the bundle keeps an inventory of namespaces: it holds Namespace objects besides that of the looking object,
 * so that one that it lacks is likely to be lacking. Those of the cluster and its add-ons are never expected.
 */
export function keepsNamespaces(view: View): boolean {
  if (view.bundle.isOpen) return false;
  return view.everywhere('Namespace').some(({ resource }) => {
    return resource.name !== view.namespace && !isPlatformNamespace(resource.name);
  });
}

/** The Namespace object of a name. */
export function namespaceNamed(view: View, name: string): DeployedOf<'Namespace'> | undefined {
  return view.namesakes('Namespace', name).find((one) => isDeployed(one, 'Namespace')) as
    | DeployedOf<'Namespace'>
    | undefined;
}

/** Namespaces that the cluster, its vendor or the usual add-ons make, and that repositories seldom hold. */
export function isPlatformNamespace(name: string): boolean {
  return platform.test(name);
}

const platform =
  /^(default|kube-.*|openshift(-.*)?|aks-.*|app-routing-system|gke-.*|amazon-.*|azure-.*|calico-.*|tigera-.*|cilium.*|cert-manager|external-(dns|secrets)|ingress-.*|nginx-.*|traefik.*|istio-.*|linkerd.*|gateway-.*|envoy-gateway-system|monitoring|observability|logging|prometheus|grafana|argocd|argo|flux-system|gatekeeper-system|kyverno|velero|keda|dapr-system|rook-ceph|longhorn-system|metallb-system|gmp-.*)$/;
