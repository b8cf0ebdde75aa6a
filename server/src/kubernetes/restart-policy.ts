/** Which restart policies pods and containers take, by the kind that makes the pods. */

import type { Workload } from './kinds/workload.ts';

/** Every restart policy there is. */
export const restartPolicies: readonly string[] = ['Always', 'OnFailure', 'Never'];

/** The restart policies that the pods of a workload can have: controllers restart for ever, Jobs must come to an end. */
export function restartPoliciesOf({ kind }: Workload): readonly string[] {
  if (kind === 'Pod') return restartPolicies;
  return kind === 'Job' || kind === 'CronJob' ? ['OnFailure', 'Never'] : ['Always'];
}
