/** The rule about external addresses that belong to every machine. */

import { specialRangeOf, strictAddresses } from '../../kubernetes/address-notation.ts';
import { parseAddress } from '../../kubernetes/formats.ts';
import { titleOf } from '../../kubernetes/resource.ts';
import { addressesOf, hasAddresses } from '../../kubernetes/service-addresses.ts';
import { defineRule } from '../rule.ts';

/** A loopback, link-local or unspecified address in `externalIPs`: the API server refuses it (ValidateNonSpecialIP). */
export const externalIpSpecial = defineRule({
  id: 'service/external-ip-special',
  summary: 'A Service has a loopback, link-local or unspecified address in externalIPs.',
  severity: 'error',
  appliesTo: ['Service'],
  where: hasAddresses,

  *detect(service, _view, { kubernetes }) {
    for (const { field, text, written } of addressesOf(service)) {
      const address = field === 'externalIPs' ? parseAddress(text) : undefined;
      // One that is refused for how it is written is not looked at any further.
      if (address?.lenient && kubernetes >= strictAddresses) continue;
      const range = address && specialRangeOf(address);
      if (range) yield { at: written.at, service, text, range };
    }
  },

  explain({ service, text, range }) {
    return {
      what: `${titleOf(service)} has the ${range} address ${text} in externalIPs.`,
      why: 'The API server refuses it: every node would take its own traffic to this address for the Service.',
      advice: 'Write an address that is routed to the nodes, or remove the entry.',
    };
  },
});
