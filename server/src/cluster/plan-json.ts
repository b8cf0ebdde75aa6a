/** Plans as data for programs: the model asked for first, with the fields of `.portolan.yaml` that it comes to. */

import type { ComparedModel } from './compare.ts';
import type { Plan, PlannedRange } from './plan.ts';
import { fieldsOf, type PlanFields } from './plan-profile.ts';
import type { Refusal } from './plan-request.ts';

/** Fields may be added to version 1; none is renamed or removed. */
export interface PlanJson {
  readonly version: 1;
  readonly models: readonly ModelJson[];
}

export interface ModelJson {
  readonly model: string;
  readonly title: string;
  /** Null where the model is impossible; `refusals` tell why. */
  readonly plan: PlannedJson | null;
  readonly refusals: readonly Refusal[];
  readonly changes: readonly string[];
  readonly consequences: readonly string[];
}

export interface PlannedJson {
  readonly pools: Plan['pools'];
  readonly virtualNetwork: readonly string[];
  readonly ranges: readonly PlannedRange[];
  readonly dnsServiceIP: string;
  readonly countedAddresses: number;
  readonly notes: Plan['notes'];
  /** What belongs under `cluster:`. */
  readonly cluster: PlanFields;
}

export function planJson(compared: readonly ComparedModel[]): PlanJson {
  return { version: 1, models: compared.map(modelJson) };
}

function modelJson({ model, title, outcome, changes, consequences }: ComparedModel): ModelJson {
  if (outcome.kind === 'refused')
    return { model, title, plan: null, refusals: outcome.refusals, changes, consequences };
  const { pools, virtualNetwork, ranges, dnsServiceIP, countedAddresses, notes } = outcome;
  const plan = { pools, virtualNetwork, ranges, dnsServiceIP, countedAddresses, notes, cluster: fieldsOf(outcome) };
  return { model, title, plan, refusals: [], changes, consequences };
}
