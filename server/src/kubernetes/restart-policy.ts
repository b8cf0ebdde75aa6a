/** Which restart policies pods and containers take, by the kind that makes the pods. */

import type { Workload } from './kinds/workload.ts';
import type { ContainerIn } from './pod-parts.ts';

/** Every restart policy there is. */
export const restartPolicies: readonly string[] = ['Always', 'OnFailure', 'Never'];

/**
 * The restart policies that a container of its own can have. Before restart rules, only init containers have one, and it
 * makes sidecars of them (KEP-753, KEP-5307).
 */
export function containerPoliciesOf({ role }: ContainerIn, kubernetes: number): readonly string[] {
  if (kubernetes >= rulesSince) return restartPolicies;
  return role === 'regular' ? [] : ['Always'];
}

/** The release from which every container may have a policy by default. */
const rulesSince = 35;

/** The restart policies that the pods of a workload can have: controllers restart for ever, Jobs must come to an end. */
export function restartPoliciesOf({ kind }: Workload): readonly string[] {
  if (kind === 'Pod') return restartPolicies;
  return kind === 'Job' || kind === 'CronJob' ? ['OnFailure', 'Never'] : ['Always'];
}
