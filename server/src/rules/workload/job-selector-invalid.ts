/** The rule about selectors of Jobs, which the API server writes itself. */

import { removeField } from '../../kubernetes/edit-fields.ts';
import { isJob, jobSpecOf } from '../../kubernetes/own-selector.ts';
import { titleOf } from '../../kubernetes/resource.ts';
import { isNull } from '../../kubernetes/shape.ts';
import { type Entry, isMap, type MapNode } from '../../manifest/located.ts';
import type { Range } from '../../text/range.ts';
import { defineRule } from '../rule.ts';

/** A Job takes a selector with `manualSelector: true` only, and then needs one; a CronJob's Jobs take neither. */
export const jobSelectorInvalid = defineRule({
  id: 'workload/job-selector-invalid',
  summary: 'A Job has a selector that it cannot have, or lacks the one that it asks for.',
  severity: 'error',
  appliesTo: ['Workload'],
  where: isJob,

  *detect(workload) {
    const spec = jobSpecOf(workload);
    const found = spec && faultIn(spec, workload.kind === 'CronJob');
    if (found) yield { ...found, workload, spec };
  },

  explain({ workload, fault }) {
    const isCron = workload.kind === 'CronJob';
    return {
      what: {
        selector: `${titleOf(workload)} has a selector ${isCron ? 'for the pods of its Jobs' : 'without manualSelector'}.`,
        manual: `${titleOf(workload)} asks for Jobs with a selector of their own.`,
        none: `${titleOf(workload)} asks for a selector of its own and has none.`,
      }[fault],
      why: `The API server refuses the ${workload.kind}: ${fault === 'none' ? 'it makes no selector then' : 'it makes the selector itself, so that no two Jobs count the same pods'}.`,
      advice:
        fault === 'none' ? 'Remove manualSelector.' : `Remove ${fault === 'manual' ? 'manualSelector' : 'selector'}.`,
    };
  },

  repair({ spec, fault }, { text }) {
    const field = fault === 'selector' ? 'selector' : 'manualSelector';
    const edits = removeField(text, { node: spec, key: undefined }, field);
    return edits ? [{ title: `Remove ${field}`, safe: false, edits }] : [];
  },
});

interface Found {
  readonly at: Range;
  readonly fault: 'selector' | 'manual' | 'none';
}

function faultIn(spec: MapNode, isCron: boolean): Found | undefined {
  const selector = spec.entry('selector');
  const manual = spec.entry('manualSelector');
  const isManual = manual?.value.kind === 'scalar' && manual.value.value === true;
  const isWritten = selector !== undefined && !isNull(selector.value);
  if (isCron && isWritten) return { at: selector.key.at, fault: 'selector' };
  if (isCron) return isManual ? { at: manual.value.at, fault: 'manual' } : undefined;
  if (isManual) return isWritten ? undefined : { at: manual.value.at, fault: 'none' };
  // An empty one is filled in, and one with the label of a controller was exported from a cluster.
  return isWritten && demandsOwnLabels(selector) ? { at: selector.key.at, fault: 'selector' } : undefined;
}

function demandsOwnLabels({ value }: Entry): boolean {
  const parts = isMap(value) ? ['matchLabels', 'matchExpressions'].map((name) => value.get(name)) : [];
  return parts.some((part) => {
    if (isMap(part)) return part.entries.some(({ name }) => !/(^|\/)(controller-uid|job-name)$/.test(name));
    return part?.kind === 'list' && part.items.length > 0;
  });
}
