/** The rule about words in Endpoints and EndpointSlices that their fields do not take. */

import { setField } from '../../kubernetes/edit-fields.ts';
import { portsIn } from '../../kubernetes/endpoint-parts.ts';
import { titleOf } from '../../kubernetes/resource.ts';
import { isPlaceholder, type Placed } from '../../kubernetes/shape.ts';
import { nearest } from '../../text/nearest.ts';
import type { Located } from '../../text/range.ts';
import { listWords } from '../../text/words.ts';
import { defineRule } from '../rule.ts';

/** A word outside the enumeration of its field: the API server refuses the object (NotSupported). */
export const valueUnknown = defineRule({
  id: 'endpoints/value-unknown',
  summary: 'A field of an EndpointSlice or of Endpoints has a word that it does not take.',
  severity: 'error',
  appliesTo: ['Endpoints', 'EndpointSlice'],

  *detect(resource) {
    const written: [Field, Placed | undefined, Located<string> | undefined][] = portsIn(resource).map((port) => [
      'protocol',
      port,
      port.protocol,
    ]);
    if (resource.type === 'EndpointSlice') written.unshift(['addressType', resource.spec, resource.spec?.addressType]);
    for (const [field, holder, value] of written) {
      const words = enumerations[field];
      if (!value || words.includes(value.value) || isPlaceholder(value.value)) continue;
      // An empty protocol is defaulted; an empty type counts as none.
      if (value.value === '') continue;
      yield { at: value.at, resource, field, value, words, meant: nearest(value.value, words), holder };
    }
  },

  explain({ resource, field, value, words, meant }) {
    const cases = meant?.toLowerCase() === value.value.toLowerCase();
    return {
      what: `${titleOf(resource)} sets ${field} to "${value.value}", which is none of its values.`,
      why: `The API server refuses the object${cases ? ': the letter case counts' : ''}.`,
      advice: `Write ${meant ?? listWords(words, 'or')}.`,
    };
  },

  repair({ holder, field, value, meant }, { text }) {
    const edits = meant ? setField(text, holder, field, meant) : undefined;
    const safe = meant?.toLowerCase() === value.value.toLowerCase();
    return edits ? [{ title: `Set ${field} to ${meant}`, safe, edits }] : [];
  },
});

type Field = keyof typeof enumerations;

const enumerations = {
  addressType: ['IPv4', 'IPv6', 'FQDN'] as readonly string[],
  protocol: ['TCP', 'UDP', 'SCTP'] as readonly string[],
};
