/** The rule about EndpointSlices that do not say what their addresses are. */

import { setField } from '../../kubernetes/edit-fields.ts';
import { addressesIn } from '../../kubernetes/endpoint-parts.ts';
import { parseAddress } from '../../kubernetes/formats.ts';
import { isMisread } from '../../kubernetes/misread.ts';
import { nameAt, titleOf } from '../../kubernetes/resource.ts';
import { keyAt } from '../../kubernetes/shape.ts';
import { defineRule } from '../rule.ts';

/** An EndpointSlice without `addressType`: the API server refuses it. */
export const addressTypeMissing = defineRule({
  id: 'endpoints/address-type-missing',
  summary: 'An EndpointSlice does not say of which type its addresses are.',
  severity: 'error',
  appliesTo: ['EndpointSlice'],

  *detect(slice) {
    const { spec } = slice;
    if (!spec || spec.addressType?.value || isMisread(slice, spec, 'addressType')) return;
    const families = new Set(addressesIn(slice).map(({ written }) => parseAddress(written.value)?.family));
    const [family] = families;
    const type = families.size === 1 && family ? `IPv${family}` : undefined;
    yield { at: spec.addressType?.at ?? keyAt(spec, 'addressType') ?? nameAt(slice), slice, spec, type };
  },

  explain({ slice, type }) {
    return {
      what: `${titleOf(slice)} has no addressType.`,
      why: 'The API server refuses it: all addresses of a slice are of one type, and it must say which.',
      advice: `Set addressType to ${type ?? 'IPv4, IPv6 or FQDN'}.`,
    };
  },

  repair({ spec, type }, { text }) {
    const edits = type ? setField(text, spec, 'addressType', type, { after: 'metadata' }) : undefined;
    return edits ? [{ title: `Set addressType to ${type}`, safe: true, edits }] : [];
  },
});
