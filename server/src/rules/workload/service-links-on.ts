/** The rule about pods that get every Service of their namespace as environment variables. */

import { setField } from '../../kubernetes/edit-fields.ts';
import { nameAt, titleOf } from '../../kubernetes/resource.ts';
import { defineRule } from '../rule.ts';

/** `enableServiceLinks` is on unless switched off: Docker links of old, which few programs read. */
export const serviceLinksOn = defineRule({
  id: 'workload/service-links-on',
  summary: 'A pod gets the addresses of all Services of its namespace as environment variables.',
  severity: 'hint',
  preset: 'off',
  appliesTo: ['Workload'],

  *detect(workload) {
    const { podSpec } = workload;
    if (!podSpec?.containers || podSpec.enableServiceLinks?.value === false) return;
    const at = podSpec.enableServiceLinks?.at ?? nameAt(workload);
    yield { at, workload, podSpec };
  },

  explain({ workload }) {
    return {
      what: `${titleOf(workload)} gets every Service of its namespace as environment variables.`,
      why: 'They tell the pod what else is there, may collide with its own variables, and slow its start in large namespaces.',
      advice: 'Set enableServiceLinks to false; DNS tells the same.',
    };
  },

  repair({ podSpec }, { text }) {
    const edits = setField(text, podSpec, 'enableServiceLinks', false);
    return edits ? [{ title: 'Set enableServiceLinks to false', safe: false, edits }] : [];
  },
});
