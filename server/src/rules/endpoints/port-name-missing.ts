/** The rule about endpoint ports without a name among several. */

import { endpointPortTitle, portListsIn } from '../../kubernetes/endpoint-parts.ts';
import { onOneLine } from '../../kubernetes/pointing.ts';
import { titleOf } from '../../kubernetes/resource.ts';
import { keyAt } from '../../kubernetes/shape.ts';
import { defineRule } from '../rule.ts';

/** Unnamed ports among several of a subset, or two unnamed ones of a slice: the API server refuses the object. */
export const portNameMissing = defineRule({
  id: 'endpoints/port-name-missing',
  summary: 'Endpoints or an EndpointSlice with several ports leave some without a name.',
  severity: 'error',
  appliesTo: ['Endpoints', 'EndpointSlice'],

  *detect(resource) {
    for (const ports of portListsIn(resource)) {
      const unnamed = ports.filter(({ name }) => !name?.value);
      // A slice may leave one port without a name: it counts as the empty name.
      const tolerated = resource.type === 'EndpointSlice' ? 1 : 0;
      if (ports.length < 2 || unnamed.length <= tolerated) continue;
      for (const port of unnamed.slice(tolerated)) {
        yield { at: port.name?.at ?? keyAt(port, 'name') ?? onOneLine(port), resource, port };
      }
    }
  },

  explain({ resource, port }) {
    return {
      what: `${titleOf(resource)} gives ${endpointPortTitle(port)} no name.`,
      why: 'The API server refuses the object: several ports are told apart by their names.',
      advice: 'Give it the name of the port of the Service that it stands for.',
    };
  },
});
