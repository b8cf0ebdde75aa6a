/** The rule about ports of one EndpointSlice that share a name. */

import { titleOf } from '../../kubernetes/resource.ts';
import { isPlaceholder } from '../../kubernetes/shape.ts';
import type { Located } from '../../text/range.ts';
import { defineRule } from '../rule.ts';

/** Two ports with one name: the API server refuses the slice (Duplicate). */
export const portNameDuplicate = defineRule({
  id: 'endpoints/port-name-duplicate',
  summary: 'Two ports of an EndpointSlice have the same name.',
  severity: 'error',
  appliesTo: ['EndpointSlice'],

  *detect(slice) {
    const first = new Map<string, Located<string>>();
    for (const { name } of slice.spec?.ports?.items ?? []) {
      if (!name?.value || isPlaceholder(name.value)) continue;
      const earlier = first.get(name.value);
      if (!earlier) {
        first.set(name.value, name);
        continue;
      }
      const related = [{ file: slice.file, at: earlier.at, message: 'The name stands here first.' }];
      yield { at: name.at, related, slice, name: name.value };
    }
  },

  explain({ slice, name }) {
    return {
      what: `${titleOf(slice)} has two ports called ${name}.`,
      why: 'The API server refuses a slice whose ports share a name.',
      advice: 'Put endpoints that serve the port under another number in a slice of their own.',
    };
  },
});
