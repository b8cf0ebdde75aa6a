/** The rule about annotations that lack another one, or a field, without which they do nothing. */

import { type Clause, effects } from '../../kubernetes/annotations/annotation.ts';
import { type Carrier, carriersOf, hasAnnotations, placementOf } from '../../kubernetes/annotations/carried.ts';
import { carrierTitleFirst, keysTitle, otherPlaces } from '../../kubernetes/annotations/carrier-words.ts';
import { brokenClauses } from '../../kubernetes/annotations/condition.ts';
import { annotationsIn, conditionWords } from '../../kubernetes/annotations/condition-words.ts';
import { setField } from '../../kubernetes/edit-fields.ts';
import type { Resource } from '../../kubernetes/resource.ts';
import { isPlaceholder } from '../../kubernetes/shape.ts';
import type { Located } from '../../text/range.ts';
import { listWords } from '../../text/words.ts';
import { isDeadFor } from '../../workspace/class-owners.ts';
import type { View } from '../../workspace/view.ts';
import { defineRule } from '../rule.ts';

/** The tables say what an annotation cannot do without, and what follows when it is missing. */
export const incomplete = defineRule({
  id: 'annotation/incomplete',
  summary: 'An annotation does nothing without another one, or a field, that is missing.',
  severity: 'warning',
  appliesTo: 'every',
  where: hasAnnotations,

  *detect(resource, view) {
    for (const carrier of carriersOf(resource)) {
      for (const { clause, keys } of lacking(carrier, resource, view).values()) {
        const title = carrierTitleFirst(resource, carrier);
        yield { at: keys[0]!.at, related: otherPlaces(resource.file, keys), carrier, keys, title, clause };
      }
    }
  },

  explain({ keys, title, clause }) {
    const counts = keys.length === 1 ? 'which counts' : 'which count';
    return {
      what: `${title} has ${keysTitle(keys)}, ${counts} only where ${listWords(clause.when.map(conditionWords))}.`,
      why: `${clause.because} ${effects[clause.effect]}`,
      advice: 'Add what is missing, or take the annotation away.',
    };
  },

  repair({ carrier, clause }, { text }) {
    const [only, second] = clause.when;
    if (!only || second || !('annotation' in only) || only.is !== 'enabled') return [];
    const edits = setField(text, carrier.map, only.annotation, 'true');
    return edits ? [{ title: `Set ${only.annotation}: "true"`, safe: false, edits }] : [];
  },
});

/** The annotations that lack the same thing, together. */
function lacking(
  carrier: Carrier,
  resource: Resource,
  view: View,
): Map<string, { clause: Clause; keys: Located<string>[] }> {
  const found = new Map<string, { clause: Clause; keys: Located<string>[] }>();
  for (const { key, value, row } of carrier.annotations) {
    if (!row?.needs || row.removed || isPlaceholder(value.value)) continue;
    if (isDeadFor(row.controller, carrier, resource, view) || placementOf(row, carrier) !== 'read') continue;
    for (const clause of brokenClauses(key.value, 'needs', carrier.view)) {
      const others = new Set(clause.when.flatMap(annotationsIn));
      if (carrier.annotations.some((one) => others.has(one.key.value) && isPlaceholder(one.value.value))) continue;
      const cause = `${clause.because} ${clause.effect}`;
      const known = found.get(cause);
      if (known) known.keys.push(key);
      else found.set(cause, { clause, keys: [key] });
    }
  }
  return found;
}
