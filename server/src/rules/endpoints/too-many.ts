/** The rule about EndpointSlices that hold more than one slice may. */

import { onOneLine } from '../../kubernetes/pointing.ts';
import { titleOf } from '../../kubernetes/resource.ts';
import type { Range } from '../../text/range.ts';
import { countOf } from '../../text/words.ts';
import { defineRule } from '../rule.ts';

/** More endpoints, addresses, ports or hints than a slice may hold: the API server refuses it (TooMany). */
export const tooMany = defineRule({
  id: 'endpoints/too-many',
  summary: 'An EndpointSlice holds more endpoints, addresses, ports or hints than it may.',
  severity: 'error',
  appliesTo: ['EndpointSlice'],

  *detect(slice) {
    const { spec } = slice;
    const lists: [string, { readonly items: readonly unknown[]; readonly at: Range } | undefined, number][] = [];
    const add = (
      what: string,
      list: (Parameters<typeof onOneLine>[0] & { items: readonly unknown[] }) | undefined,
      limit: number,
    ) => {
      lists.push([what, list && { items: list.items, at: onOneLine(list) }, limit]);
    };
    add('endpoint', spec?.endpoints, 1000);
    add('port', spec?.ports, 20_000);
    for (const endpoint of spec?.endpoints?.items ?? []) {
      add('address', endpoint.addresses, 100);
      add('zone hint', endpoint.hints?.forZones, 8);
      add('node hint', endpoint.hints?.forNodes, 8);
    }
    for (const [what, list, limit] of lists) {
      if (list && list.items.length > limit) yield { at: list.at, slice, what, count: list.items.length, limit };
    }
  },

  explain({ slice, what, count, limit }) {
    const where = what === 'endpoint' || what === 'port' ? '' : ' in one endpoint';
    return {
      what: `${titleOf(slice)} has ${countOf(count, what, what === 'address' ? 'addresses' : undefined)}${where}.`,
      why: `The API server refuses a slice with more than ${limit}.`,
      advice: 'Spread them over several slices with the same label kubernetes.io/service-name.',
    };
  },
});
