/** The rule about workloads whose selector does not select their own pods. */

import type { Workload } from '../../kubernetes/kinds/workload.ts';
import { type Requirement, selector, selectorText } from '../../kubernetes/labels.ts';
import { podLabelEdits, selectorEdits, unmetRequirements } from '../../kubernetes/own-selector.ts';
import { onOneLine } from '../../kubernetes/pointing.ts';
import { titleOf } from '../../kubernetes/resource.ts';
import type { Range } from '../../text/range.ts';
import type { Fix } from '../finding.ts';
import { defineRule } from '../rule.ts';

/** A controller that would not know its own pods: the API server refuses it (apps validation). */
export const selectorMismatch = defineRule({
  id: 'workload/selector-mismatch',
  summary: 'The selector of a workload does not match the labels of its own template.',
  severity: 'error',
  appliesTo: ['Workload'],

  *detect(workload) {
    const unmet = unmetRequirements(workload);
    if (unmet.length > 0) yield { at: placeOf(workload, unmet), workload, unmet };
  },

  explain({ workload, unmet }) {
    return {
      what: `${titleOf(workload)} selects by ${selectorText(selector(unmet))}, which its own pods do not carry.`,
      why: 'The API server refuses the workload, because it would make pods without end and know none of them.',
      advice: 'Give the template the labels of the selector, or select by the labels of the template.',
    };
  },

  repair({ workload, unmet }, { text }) {
    const words = selectorText(selector(unmet));
    return [
      ...fix(`Label the pods with ${words}`, podLabelEdits(text, workload, unmet)),
      ...fix('Select by the labels of the pods', selectorEdits(text, workload)),
    ];
  },
});

/** The label that the pods carry with another value, or the key that they lack, if it is the only one. */
function placeOf({ selector: written, podLabels }: Workload, unmet: readonly Requirement[]): Range {
  const entries = written?.matchLabels?.entries ?? [];
  const entry = unmet.length === 1 ? entries.find(({ key }) => key.value === unmet[0]!.key) : undefined;
  if (entry && entry.value.at.end > entry.value.at.start) {
    return podLabels?.get(entry.key.value) === undefined ? entry.key.at : entry.value.at;
  }
  return onOneLine(written!);
}

function fix(title: string, edits: Fix['edits'] | undefined): Fix[] {
  return edits && edits.length > 0 ? [{ title, safe: false, edits }] : [];
}
