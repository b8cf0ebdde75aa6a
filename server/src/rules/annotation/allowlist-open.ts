/** The rule about lists of admitted addresses that admit all of them. */

import { carriersOf, hasAnnotations } from '../../kubernetes/annotations/carried.ts';
import { carrierTitleFirst } from '../../kubernetes/annotations/carrier-words.ts';
import { isDeadFor } from '../../workspace/class-owners.ts';
import { defineRule } from '../rule.ts';

/** `0.0.0.0/0` or `::/0` in an annotation that limits who may connect: the list limits nothing. */
export const allowlistOpen = defineRule({
  id: 'annotation/allowlist-open',
  summary: 'An annotation that limits client addresses admits all of them.',
  severity: 'information',
  appliesTo: 'every',
  where: hasAnnotations,

  *detect(resource, view) {
    for (const carrier of carriersOf(resource)) {
      for (const { key, value, valueAt, row } of carrier.annotations) {
        if (!row?.tells?.some(({ fact }) => fact === 'source-ranges')) continue;
        const open = value.value.split(/[\s,]+/).find((range) => range === '0.0.0.0/0' || range === '::/0');
        if (!open || isDeadFor(row.controller, carrier, resource, view)) continue;
        yield { at: valueAt, key: key.value, open, title: carrierTitleFirst(resource, carrier) };
      }
    }
  },

  explain({ key, open, title }) {
    return {
      what: `${title} admits ${open} by the annotation ${key}.`,
      why: 'The list looks like a limit and admits every address.',
      advice: 'Name the ranges that may connect, or take the annotation away.',
    };
  },
});
