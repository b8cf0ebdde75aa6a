/** How many pods a workload runs, as far as its manifest tells. */

import { isMap, isScalar } from '../manifest/located.ts';
import type { Workload } from './kinds/workload.ts';
import type { ResourceBase } from './resource.ts';

/** One where the field is left out, as defaulting has it; undefined for kinds that do not count, and unknown numbers. */
export function replicasOf(workload: Workload): number | undefined {
  if (workload.kind === 'Pod') return 1;
  if (!counted.has(workload.kind)) return undefined;
  const spec = workload.node.get('spec');
  const replicas = isMap(spec) ? spec.get('replicas') : undefined;
  if (!replicas || (isScalar(replicas) && replicas.value === null)) return 1;
  return isScalar(replicas) && typeof replicas.value === 'number' ? replicas.value : undefined;
}

export function isPodAutoscaler({ group, kind }: ResourceBase): boolean {
  return group === 'autoscaling' && kind === 'HorizontalPodAutoscaler';
}

const counted: ReadonlySet<string> = new Set([
  'Deployment',
  'StatefulSet',
  'ReplicaSet',
  'ReplicationController',
  'Rollout',
]);
