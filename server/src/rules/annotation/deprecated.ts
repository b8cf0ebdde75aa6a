/** The rule about annotations that have been replaced by another annotation or by a field. */

import { carriersOf, hasAnnotations, placementOf } from '../../kubernetes/annotations/carried.ts';
import { carrierTitleFirst } from '../../kubernetes/annotations/carrier-words.ts';
import { replaceAnnotation } from '../../kubernetes/annotations/replace.ts';
import { classAnnotation } from '../../kubernetes/kinds/ingress.ts';
import { isDeadFor } from '../../workspace/class-owners.ts';
import { defineRule } from '../rule.ts';

/** Still read, and replaced. The class of an Ingress by annotation has a rule of its own. */
export const deprecated = defineRule({
  id: 'annotation/deprecated',
  summary: 'An annotation has been replaced by another one or by a field.',
  severity: 'information',
  appliesTo: 'every',
  where: hasAnnotations,

  *detect(resource, view, { today }) {
    for (const carrier of carriersOf(resource)) {
      for (const one of carrier.annotations) {
        const { row, key } = one;
        if (!row?.deprecated || row.removed || key.value === classAnnotation) continue;
        if (isDeadFor(row.controller, carrier, resource, view) || placementOf(row, carrier) !== 'read') continue;
        // Some are taken back on a day that is known long before.
        const isOver = row.deprecated.date !== undefined && today !== undefined && row.deprecated.date <= today;
        yield { at: key.at, tag: 'deprecated' as const, resource, carrier, one, old: row.deprecated, isOver };
      }
    }
  },

  explain({ resource, carrier, one, old, isOver }) {
    const { replacement, version, date } = old;
    const since = version ? ` since version ${version}` : date ? ` and ends on ${date}` : '';
    const other = replacement && ('field' in replacement ? replacement.field : replacement.annotation);
    return {
      what: `${carrierTitleFirst(resource, carrier)} has the annotation ${one.key.value}, which ${isOver ? `ended on ${date}` : `is deprecated${since}`}.`,
      why: isOver
        ? 'What read it is gone, so it has no effect.'
        : 'It is still read, but it is not what its controller goes on with.',
      advice: other ? `Use ${other} instead.` : 'Look for what took its place in the documentation of the controller.',
    };
  },

  repair({ resource, carrier, one, old }, { text }) {
    const replaced = old.replacement && replaceAnnotation(text, resource, carrier, one, old.replacement);
    return replaced ? [{ title: `Use ${replaced.title}`, safe: false, edits: replaced.edits }] : [];
  },
});
