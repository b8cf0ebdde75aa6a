/** The rule about addresses and blocks in a Service that are written in an unusual way. */

import { addressNotation, cidrNotation, strictAddresses } from '../../kubernetes/address-notation.ts';
import { isDroppedRange } from '../../kubernetes/azure-load-balancer.ts';
import { titleOf } from '../../kubernetes/resource.ts';
import { addressesOf, hasAddresses } from '../../kubernetes/service-addresses.ts';
import type { ScalarNode } from '../../manifest/located.ts';
import { replaceValue } from '../../manifest/rewrite.ts';
import { listWords } from '../../text/words.ts';
import { defineRule } from '../rule.ts';

/** Leading zeros, IPv4 within IPv6, host bits: refused from Kubernetes 1.36 on, and warned about before (KEP-4858). */
export const addressNonstandard = defineRule({
  id: 'service/address-nonstandard',
  summary: 'A Service writes an address or block in a way that other programs read differently.',
  severity: 'error',
  appliesTo: ['Service'],
  where: hasAddresses,

  *detect(service, _view, { kubernetes, profile }) {
    for (const address of addressesOf(service)) {
      const { field, text, written, isBlock } = address;
      // On Azure it does worse than being read differently, and aks/source-range-denies-all says so.
      if (kubernetes < strictAddresses && isDroppedRange(service, profile !== undefined, address)) continue;
      const notation = isBlock ? cidrNotation(text) : addressNotation(text);
      if (notation.kind !== 'lenient' && notation.kind !== 'unusual') continue;
      const isRefused = notation.kind === 'lenient' && kubernetes >= strictAddresses && field !== 'loadBalancerIP';
      const { kind, meant } = notation;
      yield {
        at: written.at,
        ...(!isRefused && { severity: 'warning' as const }),
        service,
        field,
        text,
        written,
        kind,
        meant,
        isRefused,
      };
    }
  },

  explain({ service, field, text, kind, meant, isRefused }) {
    return {
      what: `${titleOf(service)} writes ${text} in ${field}, which is not the standard form.`,
      why:
        kind === 'unusual'
          ? 'The API server warns about it: programs that compare addresses as text take the two forms for different.'
          : isRefused
            ? 'The API server refuses the Service, because programs disagree about what the form means.'
            : `The API server warns about it${field === 'loadBalancerIP' ? '' : ' and refuses it from Kubernetes 1.36 on'}, because programs disagree about what it means.`,
      advice: `Write ${listWords(meant, 'or')}.`,
    };
  },

  repair({ written, kind, meant }, { text }) {
    return meant.flatMap((word) => {
      const edits = replaceValue(text, written as ScalarNode & typeof written, word);
      return edits ? [{ title: `Write ${word}`, safe: kind === 'unusual', edits }] : [];
    });
  },
});
