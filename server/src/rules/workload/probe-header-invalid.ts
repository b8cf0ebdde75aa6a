/** The rule about headers of probes and hooks whose name HTTP does not know. */

import { callsOf, containerTitle } from '../../kubernetes/pod-parts.ts';
import { hasUnusualCall } from '../../kubernetes/pod-traits.ts';
import { isPlaceholder } from '../../kubernetes/shape.ts';
import { defineRule } from '../rule.ts';

/** A header without name, or with other signs in it than letters, digits and hyphens. */
export const probeHeaderInvalid = defineRule({
  id: 'workload/probe-header-invalid',
  summary: 'A probe or hook sends a header whose name is none.',
  severity: 'error',
  appliesTo: ['Workload'],
  where: hasUnusualCall,

  *detect(workload) {
    for (const { container, name: field, headers } of callsOf(workload)) {
      for (const { name } of headers) {
        if (!name || isPlaceholder(name.value) || /^[-A-Za-z0-9]+$/.test(name.value)) continue;
        yield { at: name.at, workload, container, field, name: name.value };
      }
    }
  },

  explain({ workload, container, field, name }) {
    return {
      what: `${containerTitle(workload, container)} lets its ${field} send the header "${name}", which is no header name.`,
      why: 'The API server refuses the workload.',
      advice: 'Write letters, digits and hyphens only.',
    };
  },
});
