/** Finds the workload that a selector was probably written for when it selects none. */

import type { DeployedOf } from '../kubernetes/deployed.ts';
import type { Selector } from '../kubernetes/labels.ts';
import { editsBetween } from '../text/nearest.ts';

/** The workload that shares the most label keys with the selector and the most of its values; none if no value is close. */
export function nearestWorkload(
  selector: Selector,
  workloads: readonly DeployedOf<'Workload'>[],
): DeployedOf<'Workload'> | undefined {
  let best: DeployedOf<'Workload'> | undefined;
  let bestScore = 1;
  for (const one of workloads) {
    const score = closeness(selector, one);
    const isBetter = score > bestScore || (score === bestScore && best && one.resource.name < best.resource.name);
    if (!isBetter) continue;
    best = one;
    bestScore = score;
  }
  return best;
}

function closeness(selector: Selector, { resource }: DeployedOf<'Workload'>): number {
  let score = 0;
  for (const { key, operator, values } of selector.requirements) {
    if (operator !== 'In') continue;
    const own = resource.podLabels?.get(key);
    if (own === undefined) continue;
    if (values.includes(own)) score += 4;
    else if (values.some((value) => isClose(own, value))) score += 2;
  }
  return score;
}

/** Whether one word contains the other, or they differ by a letter or two. */
function isClose(a: string, b: string): boolean {
  if (a === '' || b === '') return false;
  return a.includes(b) || b.includes(a) || editsBetween(a, b, 2) <= Math.min(2, Math.ceil(b.length / 4));
}
