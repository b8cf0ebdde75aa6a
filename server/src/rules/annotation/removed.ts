/** The rule about annotations that their controller has dropped. */

import { carriersOf, hasAnnotations } from '../../kubernetes/annotations/carried.ts';
import { carrierTitleFirst } from '../../kubernetes/annotations/carrier-words.ts';
import { controller } from '../../kubernetes/annotations/controllers.ts';
import { dropAnnotation, replaceAnnotation } from '../../kubernetes/annotations/replace.ts';
import { isDeadFor } from '../../workspace/class-owners.ts';
import type { Fix } from '../finding.ts';
import { defineRule } from '../rule.ts';

/** Annotations that were read once and stay in manifests without effect. */
export const removed = defineRule({
  id: 'annotation/removed',
  summary: 'An annotation is no longer read by its controller.',
  severity: 'warning',
  appliesTo: 'every',
  where: hasAnnotations,

  *detect(resource, view) {
    for (const carrier of carriersOf(resource)) {
      for (const one of carrier.annotations) {
        const { row, key } = one;
        if (!row?.removed || isDeadFor(row.controller, carrier, resource, view)) continue;
        yield { at: key.at, tag: 'deprecated' as const, resource, carrier, one, row, gone: row.removed };
      }
    }
  },

  explain({ resource, carrier, one, row, gone }) {
    const { replacement, version, date } = gone;
    const since = version ? `since version ${version}` : date ? `since ${date}` : undefined;
    const other = replacement && ('field' in replacement ? replacement.field : replacement.annotation);
    const reader = controller(row.controller).title;
    return {
      what: `${carrierTitleFirst(resource, carrier)} has the annotation ${one.key.value}, which ${since ? `${reader} has not read ${since}` : `${reader} no longer reads`}.`,
      why: `It has no effect: ${row.meaning[0]!.toLowerCase()}${row.meaning.slice(1)}`,
      advice: other ? `Use ${other} instead.` : 'Take it away.',
    };
  },

  repair({ resource, carrier, one, gone }, { text }) {
    const { key } = one;
    const fixes: Fix[] = [];
    const replaced = gone.replacement && replaceAnnotation(text, resource, carrier, one, gone.replacement);
    if (replaced) fixes.push({ title: `Use ${replaced.title}`, safe: false, edits: replaced.edits });
    const edits = dropAnnotation(text, resource, carrier, key.value);
    // Where something does its work today, taking it away for good would forget what was wanted.
    if (edits) fixes.push({ title: `Remove ${key.value}`, safe: !gone.replacement, edits });
    return fixes;
  },
});
