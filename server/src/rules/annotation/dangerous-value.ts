/** The rule about values of annotations that hold configuration of NGINX. */

import { carriersOf, hasAnnotations } from '../../kubernetes/annotations/carried.ts';
import { carrierTitleFirst } from '../../kubernetes/annotations/carrier-words.ts';
import { injectionBy } from '../../kubernetes/annotations/injected-value.ts';
import { isPlaceholder } from '../../kubernetes/shape.ts';
import { isDeadFor } from '../../workspace/class-owners.ts';
import { defineRule } from '../rule.ts';

/** ingress-nginx writes values into its configuration: CVE-2021-25746, CVE-2025-1097, CVE-2025-1098, CVE-2025-24514. */
export const dangerousValue = defineRule({
  id: 'annotation/dangerous-value',
  summary: 'The value of an annotation of ingress-nginx reads as configuration of NGINX.',
  severity: 'warning',
  appliesTo: ['Ingress'],
  where: hasAnnotations,

  *detect(ingress, view) {
    for (const carrier of carriersOf(ingress)) {
      for (const { key, value, valueAt, row } of carrier.annotations) {
        const found = row && !isPlaceholder(value.value) ? injectionBy(row, value.value) : undefined;
        if (!row || !found || isDeadFor(row.controller, carrier, ingress, view)) continue;
        yield {
          at: valueAt,
          key: key.value,
          found,
          title: carrierTitleFirst(ingress, carrier),
          cves: row.risk?.cves ?? [],
        };
      }
    }
  },

  explain({ key, found, title, cves }) {
    const known = cves.length > 0 ? ` (${cves.join(', ')})` : '';
    return {
      what: `${title} has ${found} in the value of the annotation ${key}.`,
      why: `Unpatched releases of ingress-nginx take it for configuration${known}, by which its author can read every Secret of the controller; patched ones refuse it.`,
      advice: 'Write nothing but the value, and find out who wrote this one.',
    };
  },
});
