/** The rule about annotations that put configuration of NGINX into the controller as it is. */

import { carriersOf, hasAnnotations } from '../../kubernetes/annotations/carried.ts';
import { carrierTitleFirst } from '../../kubernetes/annotations/carrier-words.ts';
import { isDeadFor } from '../../workspace/class-owners.ts';
import { defineRule } from '../rule.ts';

/** The annotations that ingress-nginx itself rates as critical. Off by default since release 1.9. */
export const snippet = defineRule({
  id: 'annotation/snippet',
  summary: 'An annotation puts raw configuration into the ingress controller.',
  severity: 'warning',
  appliesTo: ['Ingress'],
  where: hasAnnotations,

  *detect(ingress, view) {
    for (const carrier of carriersOf(ingress)) {
      for (const { key, value, row } of carrier.annotations) {
        if (row?.risk?.level !== 'critical' || value.value.trim() === '') continue;
        if (isDeadFor(row.controller, carrier, ingress, view)) continue;
        yield { at: key.at, key: key.value, title: carrierTitleFirst(ingress, carrier) };
      }
    }
  },

  explain({ key, title }) {
    return {
      what: `${title} has the annotation ${key}, which is put as it is into the configuration of NGINX.`,
      why: 'ingress-nginx refuses it since release 1.9 unless snippets are allowed, and where they are, it can read every Secret of the controller (CVE-2021-25742).',
      advice: 'Say the same by an annotation of its own or in the ConfigMap of the controller.',
    };
  },
});
