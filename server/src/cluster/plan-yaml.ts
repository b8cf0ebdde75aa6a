/** A plan as it stands in `.portolan.yaml`: the fields below `cluster:`, in YAML. */

import { entryLines, type PlainValue } from '../manifest/write-value.ts';
import type { Plan } from './plan.ts';
import { fieldsOf } from './plan-profile.ts';

const style = { width: 2, listIndent: 2, quote: '"', literals: false } as const;

/** The lines of a file that holds nothing else. */
export function planYamlLines(plan: Plan): string[] {
  return clusterLines({ ...fieldsOf(plan) } as unknown as PlainFields);
}

/** Fields of the configuration without places. */
export type PlainFields = Readonly<Record<string, PlainValue>>;

export function clusterLines(fields: PlainFields): string[] {
  return entryLines('cluster', fields, style);
}
