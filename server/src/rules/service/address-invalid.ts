/** The rule about addresses and blocks in a Service that are none. */

import { addressNotation, cidrNotation } from '../../kubernetes/address-notation.ts';
import { parseAddress } from '../../kubernetes/formats.ts';
import { titleOf } from '../../kubernetes/resource.ts';
import { addressesOf, hasAddresses } from '../../kubernetes/service-addresses.ts';
import type { ScalarNode } from '../../manifest/located.ts';
import { replaceValue } from '../../manifest/rewrite.ts';
import type { Severity } from '../finding.ts';
import { defineRule } from '../rule.ts';

/** Text that no parser takes for an address or block: the API server refuses the Service. */
export const addressInvalid = defineRule({
  id: 'service/address-invalid',
  summary: 'A Service has an address or block that cannot be read.',
  severity: 'error',
  appliesTo: ['Service'],
  where: hasAddresses,

  *detect(service) {
    for (const { field, text, written, isBlock } of addressesOf(service)) {
      if ((isBlock ? cidrNotation(text) : addressNotation(text)).kind !== 'invalid') continue;
      // The address of a load balancer is only warned about: its controller reads it.
      const severity: Severity | undefined = field === 'loadBalancerIP' ? 'warning' : undefined;
      const address = isBlock ? parseAddress(text) : undefined;
      const isHeadless = field.startsWith('clusterIP') && text.toLowerCase() === 'none';
      const meant = isHeadless ? 'None' : address && `${text}/${address.family === 4 ? 32 : 128}`;
      yield {
        at: written.at,
        ...(severity && { severity }),
        service,
        field,
        text,
        written,
        isBlock,
        isHeadless,
        meant,
      };
    }
  },

  explain({ service, field, text, isBlock, isHeadless, meant }) {
    const kind = isBlock ? 'block of addresses' : 'IP address';
    return {
      what: `${titleOf(service)} has "${text}" in ${field}, which is no ${kind}.`,
      why:
        field === 'loadBalancerIP'
          ? 'The API server warns about it, and the controller of the load balancer cannot give out such an address.'
          : isHeadless
            ? 'The API server refuses the Service: the letter case of None counts.'
            : 'The API server refuses the Service.',
      advice: meant
        ? `Write ${meant} for ${isHeadless ? 'a headless Service' : 'this one address'}.`
        : `Write an ${isBlock ? 'address, a slash and a prefix length' : 'IPv4 or IPv6 address'}.`,
    };
  },

  repair({ written, isHeadless, meant }, { text }) {
    const edits = meant ? replaceValue(text, written as ScalarNode & typeof written, meant) : undefined;
    return edits ? [{ title: `Write ${meant}`, safe: isHeadless, edits }] : [];
  },
});
