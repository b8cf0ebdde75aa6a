/** The rule about names that a pod resolves by itself. */

import { removeField } from '../../kubernetes/edit-fields.ts';
import { titleOf } from '../../kubernetes/resource.ts';
import { keyAt } from '../../kubernetes/shape.ts';
import { countOf } from '../../text/words.ts';
import { defineRule } from '../rule.ts';

/** `hostAliases` fix addresses in the hosts file of a pod, where no DNS change reaches them. */
export const hostAliases = defineRule({
  id: 'workload/host-aliases',
  summary: 'A pod has addresses of hosts written into its hosts file.',
  severity: 'information',
  preset: 'off',
  appliesTo: ['Workload'],

  *detect(workload) {
    const { podSpec } = workload;
    const count = podSpec?.hostAliases?.items.length ?? 0;
    if (podSpec && count > 0) yield { at: keyAt(podSpec, 'hostAliases')!, workload, podSpec, count };
  },

  explain({ workload, count }) {
    return {
      what: `${titleOf(workload)} has ${countOf(count, 'host alias', 'host aliases')}.`,
      why: 'The addresses stay when the hosts move, and the names mean something else in this pod than elsewhere.',
      advice: 'Let DNS answer: an ExternalName Service, a Service with Endpoints, or a zone of your own.',
    };
  },

  repair({ podSpec }, { text }) {
    const edits = removeField(text, podSpec, 'hostAliases');
    return edits ? [{ title: 'Remove hostAliases', safe: false, edits }] : [];
  },
});
