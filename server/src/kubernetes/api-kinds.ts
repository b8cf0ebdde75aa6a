/** The kinds of the Kubernetes API itself: where each is served, whether it stands in a namespace, how it is named. */

import type { ResourceBase } from './resource.ts';

/** How the name of an object must be written. `label` is a DNS label, `segment` any one segment of a URL path. */
export type NameFormat = 'subdomain' | 'label' | 'service' | 'segment' | 'own';

export interface ApiKind {
  readonly group: string;
  readonly kind: string;
  /** The stable versions, the newest last. */
  readonly versions: readonly string[];
  readonly namespaced: boolean;
  readonly name: NameFormat;
}

/** Group, versions, namespaced kinds, cluster-wide kinds. Only kinds whose API is stable: younger ones come and go. */
const table: readonly (readonly [string, string, string, string])[] = [
  [
    '',
    'v1',
    'ConfigMap Endpoints LimitRange PersistentVolumeClaim Pod PodTemplate ReplicationController ResourceQuota Secret Service ServiceAccount',
    'Namespace Node PersistentVolume',
  ],
  ['apps', 'v1', 'ControllerRevision DaemonSet Deployment ReplicaSet StatefulSet', ''],
  ['batch', 'v1', 'CronJob Job', ''],
  ['autoscaling', 'v1 v2', 'HorizontalPodAutoscaler', ''],
  ['policy', 'v1', 'PodDisruptionBudget', ''],
  ['networking.k8s.io', 'v1', 'Ingress NetworkPolicy', 'IngressClass'],
  ['discovery.k8s.io', 'v1', 'EndpointSlice', ''],
  ['rbac.authorization.k8s.io', 'v1', 'Role RoleBinding', 'ClusterRole ClusterRoleBinding'],
  ['storage.k8s.io', 'v1', 'CSIStorageCapacity', 'CSIDriver CSINode StorageClass VolumeAttachment'],
  ['scheduling.k8s.io', 'v1', '', 'PriorityClass'],
  ['coordination.k8s.io', 'v1', 'Lease', ''],
  ['node.k8s.io', 'v1', '', 'RuntimeClass'],
  ['certificates.k8s.io', 'v1', '', 'CertificateSigningRequest'],
  ['flowcontrol.apiserver.k8s.io', 'v1', '', 'FlowSchema PriorityLevelConfiguration'],
  ['admissionregistration.k8s.io', 'v1', '', 'MutatingWebhookConfiguration ValidatingWebhookConfiguration'],
  ['apiextensions.k8s.io', 'v1', '', 'CustomResourceDefinition'],
  ['apiregistration.k8s.io', 'v1', '', 'APIService'],
];

/** Names that are no DNS subdomain, by kind. */
const nameFormats: Readonly<Record<string, NameFormat>> = {
  Service: 'service',
  Namespace: 'label',
  StatefulSet: 'label',
  Role: 'segment',
  RoleBinding: 'segment',
  ClusterRole: 'segment',
  ClusterRoleBinding: 'segment',
  PodDisruptionBudget: 'segment',
  CertificateSigningRequest: 'own',
  CustomResourceDefinition: 'own',
  APIService: 'own',
};

export const apiKinds: readonly ApiKind[] = table.flatMap(([group, versions, namespaced, clusterWide]) => {
  return [true, false].flatMap((inNamespace) => {
    const kinds = (inNamespace ? namespaced : clusterWide).split(' ').filter(Boolean);
    return kinds.map((kind): ApiKind => {
      const name = nameFormats[kind] ?? 'subdomain';
      return { group, kind, versions: versions.split(' '), namespaced: inNamespace, name };
    });
  });
});

const byKind = new Map(apiKinds.map((one) => [one.kind, one]));
const groups = new Set([...apiKinds.map(({ group }) => group), 'extensions']);

/** The kind that an object has by its group and kind, whatever its version. */
export function apiKindOf({ group, kind }: Pick<ResourceBase, 'group' | 'kind'>): ApiKind | undefined {
  const known = byKind.get(kind);
  return known?.group === group ? known : undefined;
}

/** Whether a type is anything but a stable one in a stable version: custom, removed, yet to come or misspelt. */
export function hasNoStableType(resource: Pick<ResourceBase, 'group' | 'kind' | 'version'>): boolean {
  return !apiKindOf(resource)?.versions.includes(resource.version);
}

/** The kind of that name in whatever group: no two groups share a name. */
export function apiKindNamed(kind: string): ApiKind | undefined {
  return byKind.get(kind);
}

/** Custom kinds of the network that belong to no namespace. */
const clusterWideNetworkKinds = new Set([
  'gateway.networking.k8s.io/GatewayClass',
  'policy.networking.k8s.io/AdminNetworkPolicy',
  'policy.networking.k8s.io/BaselineAdminNetworkPolicy',
  'policy.networking.k8s.io/ClusterNetworkPolicy',
  'cilium.io/CiliumClusterwideNetworkPolicy',
  'cilium.io/CiliumEgressGatewayPolicy',
  'cilium.io/CiliumLoadBalancerIPPool',
  'crd.projectcalico.org/GlobalNetworkPolicy',
  'crd.projectcalico.org/GlobalNetworkSet',
  'projectcalico.org/GlobalNetworkPolicy',
  'projectcalico.org/GlobalNetworkSet',
  'cert-manager.io/ClusterIssuer',
]);

/** Groups of custom resources alone, none of which an API server of their own serves. */
const customGroups = new Set([
  'cert-manager.io',
  'cilium.io',
  'crd.projectcalico.org',
  'externaldns.k8s.io',
  'metallb.io',
  'monitoring.coreos.com',
  'networking.istio.io',
  'security.istio.io',
  'traefik.io',
]);

/** Whether an object is certainly a custom resource, which the API server names and checks like any other. */
export function isCustomResource({ group }: Pick<ResourceBase, 'group'>): boolean {
  return customGroups.has(group);
}

/** Whether an object belongs to a namespace; undefined where its kind is not known. */
export function isNamespaced({ group, kind }: Pick<ResourceBase, 'group' | 'kind'>): boolean | undefined {
  if (clusterWideNetworkKinds.has(`${group}/${kind}`)) return false;
  if (group === 'gateway.networking.k8s.io') return true;
  return apiKindOf({ group, kind })?.namespaced;
}

export function kindsOfGroup(group: string): readonly ApiKind[] {
  return apiKinds.filter((one) => one.group === group);
}

/** Whether a group belongs to the Kubernetes API itself, so that no custom resource can be in it. */
export function isBuiltInGroup(group: string): boolean {
  return groups.has(group);
}

/**
 * Whether an object can be one that an API server takes: a group of its own, or a domain. Configuration files of other
 * tools borrow `apiVersion` and `kind` for groups such as `skaffold`.
 */
export function isApiGroup(group: string): boolean {
  return groups.has(group) || group.includes('.');
}

/** `apps/v1`, or `v1` for the core group. */
export function apiVersionOf(group: string, version: string): string {
  return group === '' ? version : `${group}/${version}`;
}
