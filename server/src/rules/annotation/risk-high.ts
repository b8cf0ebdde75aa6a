/** The rule about annotations of ingress-nginx that it rates as a high risk. */

import { carriersOf } from '../../kubernetes/annotations/carried.ts';
import { carrierTitleFirst } from '../../kubernetes/annotations/carrier-words.ts';
import { isDeadFor } from '../../workspace/class-owners.ts';
import { defineRule } from '../rule.ts';

/** Rated so by ingress-nginx itself (annotations-risk); snippets, which are critical, have a rule of their own. */
export const riskHigh = defineRule({
  id: 'annotation/risk-high',
  summary: 'An annotation of ingress-nginx is one that attacks have come by.',
  severity: 'hint',
  preset: 'strict',
  appliesTo: ['Ingress'],

  *detect(ingress, view) {
    for (const carrier of carriersOf(ingress)) {
      for (const { key, value, row } of carrier.annotations) {
        const cves = row?.risk?.cves ?? [];
        if (!row || row.risk?.level === 'critical' || value.value.trim() === '') continue;
        if (row.risk?.level !== 'high' && cves.length === 0) continue;
        if (isDeadFor(row.controller, carrier, ingress, view)) continue;
        yield { at: key.at, key: key.value, cves, title: carrierTitleFirst(ingress, carrier) };
      }
    }
  },

  explain({ key, cves, title }) {
    return {
      what: `${title} has the annotation ${key}, ${cves.length > 0 ? `by which attacks have come: ${cves.join(', ')}` : 'which ingress-nginx rates as a high risk'}.`,
      why: 'Whoever may write Ingresses can try the next fault of this kind, and ingress-nginx gets no more patches.',
      advice: 'Do without it where you can, and let nobody write Ingresses whom you would not trust with every Secret.',
    };
  },
});
