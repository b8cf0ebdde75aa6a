/** The rule about workloads that do not say which pods are theirs. */

import { isMisread } from '../../kubernetes/misread.ts';
import { isMisreadSelector, lacksSelector, selectorEdits } from '../../kubernetes/own-selector.ts';
import { onOneLine } from '../../kubernetes/pointing.ts';
import { specKeyAt, titleOf } from '../../kubernetes/resource.ts';
import { isMap } from '../../manifest/located.ts';
import { mayGainSelector } from '../../workspace/recipe-changes.ts';
import { defineRule } from '../rule.ts';

/** A controller without selector, or with an empty one: the API server refuses both (apps/v1). */
export const selectorMissing = defineRule({
  id: 'workload/selector-missing',
  summary: 'A workload has no selector for its pods.',
  severity: 'error',
  appliesTo: ['Workload'],
  where: lacksSelector,

  *detect(workload, view) {
    const { selector, node } = workload;
    const spec = node.get('spec');
    if (!isMap(spec) || mayGainSelector(view)) return;
    if (isMisread(workload, { node: spec, key: undefined }, 'selector')) return;
    if (isMisreadSelector(workload)) return;
    yield { at: selector ? onOneLine(selector) : specKeyAt(workload), workload, isWritten: selector !== undefined };
  },

  explain({ workload, isWritten }) {
    return {
      what: `${titleOf(workload)} has ${isWritten ? 'an empty selector' : 'no selector'}.`,
      why: 'The API server refuses the workload: it must say which pods are its own.',
      advice: 'Select by labels of the template that never change.',
    };
  },

  repair({ workload }, { text }) {
    const edits = selectorEdits(text, workload);
    return edits ? [{ title: 'Select by the labels of the pods', safe: false, edits }] : [];
  },
});
