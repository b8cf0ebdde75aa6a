/** The rule about annotations that cannot stand beside each other, or beside a field. */

import { effects } from '../../kubernetes/annotations/annotation.ts';
import { type Carried, carriersOf, hasAnnotations, placementOf } from '../../kubernetes/annotations/carried.ts';
import { carrierTitleFirst } from '../../kubernetes/annotations/carrier-words.ts';
import { brokenClauses } from '../../kubernetes/annotations/condition.ts';
import { annotationsIn, conditionWords } from '../../kubernetes/annotations/condition-words.ts';
import { classAnnotation } from '../../kubernetes/kinds/ingress.ts';
import { isPlaceholder } from '../../kubernetes/shape.ts';
import { listWords } from '../../text/words.ts';
import { isDeadFor } from '../../workspace/class-owners.ts';
import { defineRule } from '../rule.ts';

/** The tables say what an annotation must not meet, and what follows when it does. */
export const clash = defineRule({
  id: 'annotation/clash',
  summary: 'An annotation meets another one, or a field, that it cannot stand beside.',
  severity: 'warning',
  appliesTo: 'every',
  where: hasAnnotations,

  *detect(resource, view) {
    for (const carrier of carriersOf(resource)) {
      for (const { key, value, row } of carrier.annotations) {
        if (!row?.clashes || row.removed || key.value === classAnnotation || isPlaceholder(value.value)) continue;
        if (isDeadFor(row.controller, carrier, resource, view) || placementOf(row, carrier) !== 'read') continue;
        for (const clause of brokenClauses(key.value, 'clashes', carrier.view)) {
          const others = new Set(clause.when.flatMap(annotationsIn));
          const met = carrier.annotations.filter((one) => others.has(one.key.value));
          if (
            met.some(
              (one) => isPlaceholder(one.value.value) || (one.key.at.start > key.at.start && isMutual(one, key.value)),
            )
          )
            continue;
          const related = met.map((one) => ({ file: resource.file, at: one.key.at, message: 'It meets this one.' }));
          const severity = clause.effect === 'object-refused' ? ('error' as const) : undefined;
          const title = carrierTitleFirst(resource, carrier);
          yield { at: key.at, related, ...(severity && { severity }), key: key.value, title, clause };
        }
      }
    }
  },

  explain({ key, title, clause }) {
    return {
      what: `${title} has the annotation ${key}, although ${listWords(clause.when.map(conditionWords))}.`,
      why: `${clause.because} ${effects[clause.effect]}`,
      advice: 'Keep one of the two.',
    };
  },
});

/** Whether the other annotation says the same of this one: then the later of the two is reported. */
function isMutual({ row }: Carried, key: string): boolean {
  return (row?.clashes ?? []).some(({ when }) => when.flatMap(annotationsIn).includes(key));
}
