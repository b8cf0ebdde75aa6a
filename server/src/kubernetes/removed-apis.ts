/** Versions of the API that servers no longer have, and what took their place (Deprecated API Migration Guide). */

import type { ResourceBase } from './resource.ts';

export interface RemovedApi {
  /** The minor version of Kubernetes 1.x from which on servers refuse it. */
  readonly removedIn: number;
  /** The `apiVersion` to write instead; undefined where nothing took its place. */
  readonly replacement: string | undefined;
}

/** `apiVersion`, kinds, the minor version that removed them, the replacement. */
const table: readonly (readonly [string, string, number, string?])[] = [
  ['extensions/v1beta1', 'Ingress', 22, 'networking.k8s.io/v1'],
  ['extensions/v1beta1', 'NetworkPolicy', 16, 'networking.k8s.io/v1'],
  ['extensions/v1beta1', 'DaemonSet Deployment ReplicaSet', 16, 'apps/v1'],
  ['extensions/v1beta1', 'PodSecurityPolicy', 16],
  ['apps/v1beta1', 'ControllerRevision Deployment StatefulSet', 16, 'apps/v1'],
  ['apps/v1beta2', 'ControllerRevision DaemonSet Deployment ReplicaSet StatefulSet', 16, 'apps/v1'],
  ['networking.k8s.io/v1beta1', 'Ingress IngressClass', 22, 'networking.k8s.io/v1'],
  ['discovery.k8s.io/v1beta1', 'EndpointSlice', 25, 'discovery.k8s.io/v1'],
  ['batch/v2alpha1', 'CronJob', 21, 'batch/v1'],
  ['batch/v1beta1', 'CronJob', 25, 'batch/v1'],
  ['autoscaling/v2beta1', 'HorizontalPodAutoscaler', 25, 'autoscaling/v2'],
  ['autoscaling/v2beta2', 'HorizontalPodAutoscaler', 26, 'autoscaling/v2'],
  ['policy/v1beta1', 'PodDisruptionBudget', 25, 'policy/v1'],
  ['policy/v1beta1', 'PodSecurityPolicy', 25],
  [
    'rbac.authorization.k8s.io/v1beta1',
    'ClusterRole ClusterRoleBinding Role RoleBinding',
    22,
    'rbac.authorization.k8s.io/v1',
  ],
  ['storage.k8s.io/v1beta1', 'CSIDriver CSINode StorageClass VolumeAttachment', 22, 'storage.k8s.io/v1'],
  ['storage.k8s.io/v1beta1', 'CSIStorageCapacity', 27, 'storage.k8s.io/v1'],
  ['scheduling.k8s.io/v1beta1', 'PriorityClass', 22, 'scheduling.k8s.io/v1'],
  ['coordination.k8s.io/v1beta1', 'Lease', 22, 'coordination.k8s.io/v1'],
  ['node.k8s.io/v1beta1', 'RuntimeClass', 25, 'node.k8s.io/v1'],
  ['certificates.k8s.io/v1beta1', 'CertificateSigningRequest', 22, 'certificates.k8s.io/v1'],
  ['apiregistration.k8s.io/v1beta1', 'APIService', 22, 'apiregistration.k8s.io/v1'],
  ['apiextensions.k8s.io/v1beta1', 'CustomResourceDefinition', 22, 'apiextensions.k8s.io/v1'],
  [
    'admissionregistration.k8s.io/v1beta1',
    'MutatingWebhookConfiguration ValidatingWebhookConfiguration',
    22,
    'admissionregistration.k8s.io/v1',
  ],
  [
    'flowcontrol.apiserver.k8s.io/v1beta1',
    'FlowSchema PriorityLevelConfiguration',
    26,
    'flowcontrol.apiserver.k8s.io/v1',
  ],
  [
    'flowcontrol.apiserver.k8s.io/v1beta2',
    'FlowSchema PriorityLevelConfiguration',
    29,
    'flowcontrol.apiserver.k8s.io/v1',
  ],
  [
    'flowcontrol.apiserver.k8s.io/v1beta3',
    'FlowSchema PriorityLevelConfiguration',
    32,
    'flowcontrol.apiserver.k8s.io/v1',
  ],
];

/** By version and then by kind: hardly any object is of a version that stands here. */
const byVersion = new Map<string, Map<string, RemovedApi>>();
for (const [apiVersion, kinds, removedIn, replacement] of table) {
  const byKind = byVersion.get(apiVersion) ?? new Map<string, RemovedApi>();
  byVersion.set(apiVersion, byKind);
  for (const kind of kinds.split(' ')) byKind.set(kind, { removedIn, replacement });
}

/** When the version that an object is written for was removed, if it ever was. */
export function removedApiOf({ apiVersion, kind }: Pick<ResourceBase, 'apiVersion' | 'kind'>): RemovedApi | undefined {
  return byVersion.get(apiVersion.value)?.get(kind);
}
