/** The rule about label selectors of workloads that the API server refuses. */

import { titleOf } from '../../kubernetes/resource.ts';
import { selectorProblems } from '../../kubernetes/selector-problems.ts';
import { operatorFix, selectorAdvice, selectorFault } from '../../kubernetes/selector-words.ts';
import { defineRule } from '../rule.ts';

/** A workload's selector with a key, a value, an operator or values that labels cannot have. */
export const selectorInvalid = defineRule({
  id: 'workload/selector-invalid',
  summary: 'The label selector of a workload is not valid.',
  severity: 'error',
  appliesTo: ['Workload'],

  *detect(workload) {
    if (!workload.selector || !workload.builtIn) return;
    for (const problem of selectorProblems(workload.selector, workload)) yield { at: problem.at, workload, problem };
  },

  explain({ workload, problem }) {
    return {
      what: `${titleOf(workload)} has a selector ${selectorFault(problem)}.`,
      why: 'The API server refuses the workload.',
      advice: selectorAdvice(problem),
    };
  },

  repair({ problem }, { text }) {
    const fix = operatorFix(text, problem);
    return fix ? [fix] : [];
  },
});
