/** The rule about endpoints without any address. */

import { isMisread } from '../../kubernetes/misread.ts';
import { onOneLine } from '../../kubernetes/pointing.ts';
import { titleOf } from '../../kubernetes/resource.ts';
import { keyAt } from '../../kubernetes/shape.ts';
import { defineRule } from '../rule.ts';

/** An endpoint or a subset with no address: the API server refuses the object. */
export const addressesMissing = defineRule({
  id: 'endpoints/addresses-missing',
  summary: 'An endpoint or a subset of Endpoints has no address.',
  severity: 'error',
  appliesTo: ['Endpoints', 'EndpointSlice'],

  *detect(resource) {
    if (resource.type === 'EndpointSlice') {
      for (const endpoint of resource.spec?.endpoints?.items ?? []) {
        const { addresses } = endpoint;
        if ((addresses?.items.length ?? 0) > 0 || isMisread(resource, addresses ?? endpoint, 'addresses')) continue;
        yield {
          at: keyAt(endpoint, 'addresses') ?? onOneLine(endpoint),
          resource,
          part: 'an endpoint',
        };
      }
      return;
    }
    for (const subset of resource.spec?.subsets?.items ?? []) {
      for (const address of [...(subset.addresses?.items ?? []), ...(subset.notReadyAddresses?.items ?? [])]) {
        if (address.ip?.value || isMisread(resource, address, 'ip')) continue;
        yield { at: address.ip?.at ?? onOneLine(address), resource, part: 'an entry' };
      }
      const lists = [subset.addresses, subset.notReadyAddresses].filter((list) => list !== undefined);
      const count = lists.reduce((sum, { items }) => sum + items.length, 0);
      if (count > 0 || [subset, ...lists].some((part) => isMisread(resource, part, 'addresses'))) continue;
      yield {
        at: keyAt(subset, 'addresses') ?? onOneLine(subset),
        resource,
        part: 'a subset',
      };
    }
  },

  explain({ resource, part }) {
    return {
      what: `${titleOf(resource)} has ${part} without address.`,
      why: 'The API server refuses the object, so the Service gets none of its endpoints.',
      advice: `Name an address, or remove ${part.replace(/^an?/, 'the')}.`,
    };
  },
});
