/** The rule about addresses of endpoints that are none, or of another type than their slice says. */

import { addressesIn } from '../../kubernetes/endpoint-parts.ts';
import { isDnsLabel, isDnsSubdomain, parseAddress } from '../../kubernetes/formats.ts';
import { titleOf } from '../../kubernetes/resource.ts';
import { defineRule } from '../rule.ts';

/** Text that is no address of the stated type: the API server refuses the object. */
export const addressInvalid = defineRule({
  id: 'endpoints/address-invalid',
  summary: 'An endpoint has an address that cannot be read, or of another type than its slice says.',
  severity: 'error',
  appliesTo: ['Endpoints', 'EndpointSlice'],

  *detect(resource) {
    // Of what type the addresses of a slice should be is unknown where it does not say so.
    const isOpen = (type: string | undefined): boolean => resource.type === 'EndpointSlice' && type === undefined;
    for (const { written, type, isName } of addressesIn(resource)) {
      if (isOpen(type) || isValid(written.value, type, isName)) continue;
      // In Endpoints that is an entry without address, which is another finding.
      if (written.value === '' && resource.type === 'Endpoints') continue;
      yield { at: written.at, resource, text: written.value, wanted: wantedWords(type) };
    }
  },

  explain({ resource, text, wanted }) {
    return {
      what: `${titleOf(resource)} has the address "${text}", which is no ${wanted}.`,
      why: 'The API server refuses the object, so the Service gets none of its endpoints.',
      advice: `Write one ${wanted}, or put it where addresses of its type belong.`,
    };
  },
});

function isValid(text: string, type: string | undefined, isName: boolean): boolean {
  if (isName) {
    const labels = text.replace(/\.$/, '').split('.');
    return labels.length > 1 && labels.every(isDnsLabel) && isDnsSubdomain(labels.join('.'));
  }
  const family = parseAddress(text)?.family;
  return family !== undefined && (type === undefined || type === `IPv${family}`);
}

function wantedWords(type: string | undefined): string {
  if (type === undefined) return 'IP address';
  return type === 'FQDN' ? 'complete DNS name' : `${type} address`;
}
