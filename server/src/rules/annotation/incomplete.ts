/** The rule about annotations that lack another one, or a field, without which they do nothing. */

import { effects } from '../../kubernetes/annotations/annotation.ts';
import { carriersOf, placementOf } from '../../kubernetes/annotations/carried.ts';
import { carrierTitleFirst } from '../../kubernetes/annotations/carrier-words.ts';
import { brokenClauses } from '../../kubernetes/annotations/condition.ts';
import { annotationsIn, conditionWords } from '../../kubernetes/annotations/condition-words.ts';
import { isPlaceholder } from '../../kubernetes/shape.ts';
import { listWords } from '../../text/words.ts';
import { isDeadFor } from '../../workspace/class-owners.ts';
import { defineRule } from '../rule.ts';

/** The tables say what an annotation cannot do without, and what follows when it is missing. */
export const incomplete = defineRule({
  id: 'annotation/incomplete',
  summary: 'An annotation does nothing without another one, or a field, that is missing.',
  severity: 'warning',
  appliesTo: 'every',

  *detect(resource, view) {
    for (const carrier of carriersOf(resource)) {
      for (const { key, value, row } of carrier.annotations) {
        if (!row?.needs || row.removed || isPlaceholder(value.value)) continue;
        if (isDeadFor(row.controller, carrier, resource, view) || placementOf(row, carrier) !== 'read') continue;
        for (const clause of brokenClauses(key.value, 'needs', carrier.view)) {
          const others = new Set(clause.when.flatMap(annotationsIn));
          if (carrier.annotations.some((one) => others.has(one.key.value) && isPlaceholder(one.value.value))) continue;
          yield { at: key.at, key: key.value, title: carrierTitleFirst(resource, carrier), clause };
        }
      }
    }
  },

  explain({ key, title, clause }) {
    return {
      what: `${title} has the annotation ${key}, which counts only where ${listWords(clause.when.map(conditionWords))}.`,
      why: `${clause.because} ${effects[clause.effect]}`,
      advice: 'Add what is missing, or take the annotation away.',
    };
  },
});
