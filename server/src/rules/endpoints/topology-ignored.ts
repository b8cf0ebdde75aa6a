/** The rule about topology in EndpointSlices that the API drops. */

import { removeField } from '../../kubernetes/edit-fields.ts';
import { titleOf } from '../../kubernetes/resource.ts';
import { keyAt } from '../../kubernetes/shape.ts';
import { defineRule } from '../rule.ts';

/** `deprecatedTopology`, which the v1 API can show and not write: whatever is sent is dropped. */
export const topologyIgnored = defineRule({
  id: 'endpoints/topology-ignored',
  summary: 'An endpoint states its topology in a field that the API drops.',
  severity: 'warning',
  appliesTo: ['EndpointSlice'],

  *detect(slice) {
    for (const endpoint of slice.spec?.endpoints?.items ?? []) {
      if ((endpoint.deprecatedTopology?.entries.length ?? 0) === 0) continue;
      yield { at: keyAt(endpoint, 'deprecatedTopology')!, tag: 'unnecessary' as const, slice, endpoint };
    }
  },

  explain({ slice }) {
    return {
      what: `${titleOf(slice)} states the topology of an endpoint in deprecatedTopology.`,
      why: 'The API server drops the field without a word, so nothing knows the zone or the node.',
      advice: 'Use the fields zone and nodeName.',
    };
  },

  repair({ endpoint }, { text }) {
    const edits = removeField(text, endpoint, 'deprecatedTopology');
    return edits ? [{ title: 'Remove deprecatedTopology', safe: true, edits }] : [];
  },
});
