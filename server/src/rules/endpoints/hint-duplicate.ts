/** The rule about hints of endpoints that name one zone or node twice. */

import { titleOf } from '../../kubernetes/resource.ts';
import { isPlaceholder } from '../../kubernetes/shape.ts';
import { defineRule } from '../rule.ts';

/** One zone or node in two hints of an endpoint: the API server refuses the slice (Duplicate). */
export const hintDuplicate = defineRule({
  id: 'endpoints/hint-duplicate',
  summary: 'An endpoint names a zone or a node in two of its hints.',
  severity: 'error',
  appliesTo: ['EndpointSlice'],

  *detect(slice) {
    for (const { hints } of slice.spec?.endpoints?.items ?? []) {
      for (const [kind, list] of [
        ['zone', hints?.forZones],
        ['node', hints?.forNodes],
      ] as const) {
        const seen = new Set<string>();
        for (const { name } of list?.items ?? []) {
          if (!name || isPlaceholder(name.value)) continue;
          if (seen.has(name.value)) yield { at: name.at, slice, kind, name: name.value };
          seen.add(name.value);
        }
      }
    }
  },

  explain({ slice, kind, name }) {
    return {
      what: `${titleOf(slice)} names the ${kind} ${name} twice for one endpoint.`,
      why: 'The API server refuses the slice: each hint of an endpoint names another zone or node.',
      advice: 'Remove one of them.',
    };
  },
});
