/** The rule about endpoints that would lead every node to itself. */

import { specialRangeOf } from '../../kubernetes/address-notation.ts';
import { addressesIn } from '../../kubernetes/endpoint-parts.ts';
import { parseAddress } from '../../kubernetes/formats.ts';
import { titleOf } from '../../kubernetes/resource.ts';
import { defineRule } from '../rule.ts';

/** A loopback, link-local or unspecified address of an endpoint: the API server refuses it (CVE-2021-25737). */
export const addressSpecial = defineRule({
  id: 'endpoints/address-special',
  summary: 'An endpoint has a loopback, link-local or unspecified address.',
  severity: 'error',
  appliesTo: ['Endpoints', 'EndpointSlice'],

  *detect(resource) {
    for (const { written, isName } of addressesIn(resource)) {
      const address = isName ? undefined : parseAddress(written.value);
      const range = address && specialRangeOf(address);
      if (range) yield { at: written.at, resource, text: written.value, range };
    }
  },

  explain({ resource, text, range }) {
    return {
      what: `${titleOf(resource)} has the ${range} address ${text}.`,
      why: 'The API server refuses it: traffic of the Service would go to services that a node offers to itself only.',
      advice: 'Write the address by which other machines reach the target.',
    };
  },
});
