/** The rule about annotations on objects that they are not read from. */

import { type Annotation, effects } from '../../kubernetes/annotations/annotation.ts';
import { type Carrier, carriersOf, hasAnnotations, placementOf } from '../../kubernetes/annotations/carried.ts';
import { carrierTitleFirst, keysTitle, otherPlaces } from '../../kubernetes/annotations/carrier-words.ts';
import { conditionWords, fieldsOf } from '../../kubernetes/annotations/condition-words.ts';
import { controller } from '../../kubernetes/annotations/controllers.ts';
import { isPlaceholder } from '../../kubernetes/shape.ts';
import type { Located } from '../../text/range.ts';
import { listWords, someOf } from '../../text/words.ts';
import { defineRule } from '../rule.ts';

/** On another kind, or on an object that is not as the annotation needs it. Custom kinds may hand annotations on. */
export const misplaced = defineRule({
  id: 'annotation/misplaced',
  summary: 'An annotation stands on an object that it is not read from.',
  severity: 'warning',
  appliesTo: [
    'ConfigMap',
    'Gateway',
    'HTTPRoute',
    'Ingress',
    'IngressClass',
    'Namespace',
    'NetworkPolicy',
    'Secret',
    'Service',
    'Workload',
  ],
  where: hasAnnotations,

  *detect(resource) {
    if (resource.type === 'Workload' && !resource.builtIn) return;
    for (const carrier of carriersOf(resource)) {
      for (const { row, keys, place, isKind } of strangersOf(carrier).values()) {
        const severity = row.misplaced === 'object-refused' ? ('error' as const) : undefined;
        const related = otherPlaces(resource.file, keys);
        const title = carrierTitleFirst(resource, carrier);
        yield { at: keys[0]!.at, related, ...(severity && { severity }), row, keys, title, place, isKind };
      }
    }
  },

  explain({ row, keys, title, place, isKind }) {
    return {
      what: `${title} has ${keysTitle(keys)}, which ${controller(row.controller).title} reads only ${place}.`,
      why: effects[row.misplaced ?? 'ignored'],
      advice: isKind ? 'Take it away, or make the object one that it is read from.' : 'Move it there.',
    };
  },
});

interface Strangers {
  readonly row: Annotation;
  readonly keys: Located<string>[];
  /** Where they are read, as the end of "reads only …". */
  readonly place: string;
  /** Whether objects of this kind are read for them, only not this one. */
  readonly isKind: boolean;
}

/** The annotations that stand in the wrong place for the same reason, together. */
function strangersOf(carrier: Carrier): Map<string, Strangers> {
  const groups = new Map<string, Strangers>();
  for (const { key, row } of carrier.annotations) {
    if (!row || row.removed || placementOf(row, carrier) === 'read') continue;
    const own = row.on.filter(({ kind, field }) => kind === carrier.kind && field === carrier.field);
    const conditions = own.flatMap(({ when }) => when ?? []);
    if (conditions.flatMap(fieldsOf).some((field) => carrier.view.field(field).some(isPlaceholder))) continue;
    const kinds = [...new Set(row.on.map(({ kind }) => plural(kind)))];
    const isKind = conditions.length > 0;
    const place = isKind
      ? `where ${listWords([...new Set(conditions.map(conditionWords))])}`
      : `from ${someOf(kinds, 4)}`;
    const cause = `${row.controller} ${row.misplaced} ${place}`;
    const known = groups.get(cause);
    if (known) known.keys.push(key);
    else groups.set(cause, { row, keys: [key], place, isKind });
  }
  return groups;
}

function plural(kind: string): string {
  if (kind === 'Pod') return 'pod templates';
  if (/(s|ss|x|ch)$/.test(kind)) return `${kind}es`;
  return /[^aeiou]y$/.test(kind) ? `${kind.slice(0, -1)}ies` : `${kind}s`;
}
