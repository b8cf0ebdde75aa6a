/** The rule about addresses of endpoints that are written in an unusual way. */

import { addressNotation, strictAddresses } from '../../kubernetes/address-notation.ts';
import { addressesIn } from '../../kubernetes/endpoint-parts.ts';
import { parseAddress } from '../../kubernetes/formats.ts';
import { titleOf } from '../../kubernetes/resource.ts';
import type { ScalarNode } from '../../manifest/located.ts';
import { replaceValue } from '../../manifest/rewrite.ts';
import { defineRule } from '../rule.ts';

/** Leading zeros and IPv4 within IPv6: refused from Kubernetes 1.36 on, and warned about before (KEP-4858). */
export const addressNonstandard = defineRule({
  id: 'endpoints/address-nonstandard',
  summary: 'An endpoint writes its address in a way that other programs read differently.',
  severity: 'error',
  appliesTo: ['Endpoints', 'EndpointSlice'],

  *detect(resource, _view, { kubernetes }) {
    for (const { written, type, isName } of addressesIn(resource)) {
      // Of another family than the slice, it is refused however it is written.
      if (type && type !== `IPv${parseAddress(written.value)?.family}`) continue;
      const notation = isName ? undefined : addressNotation(written.value);
      if (notation?.kind !== 'lenient' && notation?.kind !== 'unusual') continue;
      const { kind, meant } = notation;
      const isRefused = kind === 'lenient' && kubernetes >= strictAddresses;
      const [usual = ''] = meant;
      yield {
        at: written.at,
        ...(!isRefused && { severity: 'warning' as const }),
        resource,
        written,
        kind,
        usual,
        isRefused,
      };
    }
  },

  explain({ resource, written, kind, usual, isRefused }) {
    return {
      what: `${titleOf(resource)} writes the address ${written.value}, which is not the standard form.`,
      why:
        kind === 'unusual'
          ? 'The API server warns about it: programs that compare addresses as text take the two forms for different.'
          : isRefused
            ? 'The API server refuses the object, because programs disagree about what the form means.'
            : 'The API server warns about it and refuses it from Kubernetes 1.36 on, because programs disagree about it.',
      advice: `Write ${usual}.`,
    };
  },

  repair({ written, kind, usual }, { text }) {
    const edits = replaceValue(text, written as ScalarNode & typeof written, usual);
    return edits ? [{ title: `Write ${usual}`, safe: kind === 'unusual', edits }] : [];
  },
});
