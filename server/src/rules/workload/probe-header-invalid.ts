/** The rule about headers of probes and hooks whose name HTTP does not know. */

import { setField } from '../../kubernetes/edit-fields.ts';
import { isMisread } from '../../kubernetes/misread.ts';
import { callsOf, containerTitle } from '../../kubernetes/pod-parts.ts';
import { hasUnusualCall } from '../../kubernetes/pod-traits.ts';
import { onOneLine } from '../../kubernetes/pointing.ts';
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
      for (const header of headers) {
        const { name } = header;
        if (name && (isPlaceholder(name.value) || isHeaderName(name.value))) continue;
        if (!name && isMisread(workload, header)) continue;
        yield { at: name?.at ?? onOneLine(header), workload, container, field, header, name: name?.value };
      }
    }
  },

  explain({ workload, container, field, name }) {
    return {
      what: `${containerTitle(workload, container)} lets its ${field} send ${name === undefined ? 'a header without a name' : `the header "${name}", which is no header name`}.`,
      why: `The API server refuses the ${workload.kind}.`,
      advice: name ? 'Write letters, digits and hyphens only.' : 'Add the name, or remove the header.',
    };
  },

  repair({ header, name }, { text }) {
    const meant = name?.trim().replace(/:$/, '').replaceAll(/[_ ]/g, '-');
    const edits = meant && isHeaderName(meant) ? setField(text, header, 'name', meant) : undefined;
    return edits ? [{ title: `Write ${meant}`, safe: false, edits }] : [];
  },
});

function isHeaderName(text: string): boolean {
  return /^[-A-Za-z0-9]+$/.test(text);
}
