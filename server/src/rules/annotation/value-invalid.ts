/** The rule about values of annotations that their controller does not take. */

import { effects } from '../../kubernetes/annotations/annotation.ts';
import { carriersOf, hasAnnotations, placementOf } from '../../kubernetes/annotations/carried.ts';
import { carrierTitleFirst } from '../../kubernetes/annotations/carrier-words.ts';
import { problemOf } from '../../kubernetes/annotations/check-value.ts';
import { brokenClauses } from '../../kubernetes/annotations/condition.ts';
import { injectionBy } from '../../kubernetes/annotations/injected-value.ts';
import { setField } from '../../kubernetes/edit-fields.ts';
import { isPlaceholder } from '../../kubernetes/shape.ts';
import { isDeadFor } from '../../workspace/class-owners.ts';
import { defineRule } from '../rule.ts';

/** Judged by the type that the tables give the annotation, as its controller would read the value. */
export const valueInvalid = defineRule({
  id: 'annotation/value-invalid',
  summary: 'An annotation has a value that its controller does not take.',
  severity: 'warning',
  appliesTo: 'every',
  where: hasAnnotations,

  *detect(resource, view) {
    for (const carrier of carriersOf(resource)) {
      for (const { key, value, valueAt, isText, row } of carrier.annotations) {
        if (!row || row.removed || !isText || isPlaceholder(value.value)) continue;
        if (value.value.trim() === '' && row.whenEmpty !== undefined) continue;
        const problem = problemOf(row.value, value.value);
        if (!problem || injectionBy(row, value.value)) continue;
        if (isDeadFor(row.controller, carrier, resource, view) || placementOf(row, carrier) !== 'read') continue;
        // What nobody reads next to another setting is told by annotation/clash.
        if (brokenClauses(key.value, 'clashes', carrier.view).some(({ effect }) => effect === 'ignored')) continue;
        const severity = row.invalid === 'object-refused' ? ('error' as const) : undefined;
        const title = carrierTitleFirst(resource, carrier);
        yield {
          at: valueAt,
          ...(severity && { severity }),
          carrier,
          key: key.value,
          value: value.value,
          row,
          problem,
          title,
        };
      }
    }
  },

  explain({ title, key, value, row, problem }) {
    const written = value.length > 60 || /[\r\n]/.test(value) ? 'a value' : `"${value}"`;
    const part = problem.part !== undefined && problem.part !== value ? ` because of "${problem.part}"` : '';
    return {
      what: `${title} has ${written} for the annotation ${key}, which is wrong${part}: it expects ${problem.expected}.`,
      why: effects[row.invalid],
      advice: problem.suggestion === undefined ? `Write ${problem.expected}.` : `Write "${problem.suggestion}".`,
    };
  },

  repair({ carrier, key, problem }, { text }) {
    const { suggestion } = problem;
    const edits = suggestion === undefined ? undefined : setField(text, carrier.map, key, suggestion);
    return edits ? [{ title: `Write "${suggestion}"`, safe: false, edits }] : [];
  },
});
