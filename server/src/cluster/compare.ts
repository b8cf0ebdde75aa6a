/** The same cluster under every network model: what each would need, and what would change. */

import { grouped } from './arithmetic.ts';
import { factsOf, type NetworkModel, networkModels } from './models.ts';
import { type Plan, type PlannedRange, planAddresses, type RefusedPlan } from './plan.ts';
import type { PlanRequest } from './plan-request.ts';
import type { Day } from './retirements.ts';

export interface ComparedModel {
  readonly model: NetworkModel;
  readonly title: string;
  readonly outcome: Plan | RefusedPlan;
  /** What changes against the model that was asked for; empty for that model, and where one of the two is refused. */
  readonly changes: readonly string[];
  /** What the model means by itself. */
  readonly consequences: readonly string[];
}

/** Plans the request under every model; the model asked for comes first. */
export function compareModels(request: PlanRequest, today: Day): readonly ComparedModel[] {
  const asked = planAddresses(request, today);
  const others = networkModels.filter(({ model }) => model !== request.model);
  return [factsOf(request.model), ...others].map(({ model, title, consequences }) => {
    const outcome = model === request.model ? asked : planAddresses({ ...request, model }, today);
    const changes = asked.kind === 'plan' && outcome.kind === 'plan' ? changesBetween(asked, outcome) : [];
    return { model, title, outcome, changes, consequences };
  });
}

function changesBetween(from: Plan, to: Plan): string[] {
  if (from.model === to.model) return [];
  const changes: string[] = [];
  for (const purpose of ['node-subnet', 'pod-subnet', 'pod-cidr'] as const) {
    const before = from.ranges.find((range) => range.purpose === purpose);
    const after = to.ranges.find((range) => range.purpose === purpose);
    const change = changeOf(before, after);
    if (change) changes.push(change);
  }
  if (from.countedAddresses !== to.countedAddresses) {
    const [before, after] = [grouped(from.countedAddresses), grouped(to.countedAddresses)];
    changes.push(`The cluster takes ${after} addresses of the virtual network instead of ${before}.`);
  }
  const [before, after] = [podsOf(from), podsOf(to)];
  if (before !== after) changes.push(`Nodes run ${after} pods instead of ${before}.`);
  return changes;
}

function changeOf(before: PlannedRange | undefined, after: PlannedRange | undefined): string | undefined {
  if (!before && after) return `A ${after.name} comes in, a /${after.prefix}.`;
  if (before && !after) return `The ${before.name} goes.`;
  if (!before || !after || before.prefix === after.prefix) return undefined;
  return `The ${after.name} becomes a /${after.prefix} instead of a /${before.prefix}.`;
}

function podsOf({ pools }: Plan): string {
  return pools.map(({ podsPerNode }) => podsPerNode).join(', ');
}
