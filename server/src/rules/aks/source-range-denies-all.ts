/** The rule about source ranges that Azure takes for invalid, and then denies everyone. */

import { strictAddresses } from '../../kubernetes/address-notation.ts';
import { isDroppedRange } from '../../kubernetes/azure-load-balancer.ts';
import { setItem } from '../../kubernetes/edit-fields.ts';
import { formatCidr, parseCidr } from '../../kubernetes/formats.ts';
import { titleOf } from '../../kubernetes/resource.ts';
import { addressesOf, hasAddresses } from '../../kubernetes/service-addresses.ts';
import { defineRule } from '../rule.ts';

/** The API server takes bits behind the prefix; the Azure provider drops the entry and adds a rule that denies all. */
export const sourceRangeDeniesAll = defineRule({
  id: 'aks/source-range-denies-all',
  summary: 'A source range of a load balancer has bits behind its prefix, for which Azure denies all traffic.',
  severity: 'error',
  appliesTo: ['Service'],
  where: hasAddresses,

  *detect(service, _view, { profile, kubernetes }) {
    // Newer API servers refuse such ranges themselves, and service/address-nonstandard says so.
    if (kubernetes >= strictAddresses) return;
    for (const address of addressesOf(service)) {
      const { text, written } = address;
      const cidr = isDroppedRange(service, profile !== undefined, address) ? parseCidr(text) : undefined;
      if (cidr) yield { at: written.at, service, written, text, meant: formatCidr(cidr) };
    }
  },

  explain({ service, text, meant }) {
    return {
      what: `${titleOf(service)} lists the source range ${text}, which has bits behind its prefix.`,
      why: 'Azure drops the entry, reports InvalidSourceRanges and adds a security rule that denies everyone whom no other entry admits.',
      advice: `Write ${meant}.`,
    };
  },

  repair({ service, written, meant }, { text }) {
    const edits = setItem(text, service.spec?.loadBalancerSourceRanges, written, meant);
    return edits ? [{ title: `Write ${meant}`, safe: true, edits }] : [];
  },
});
