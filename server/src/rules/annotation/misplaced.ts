/** The rule about annotations on objects that they are not read from. */

import { effects } from '../../kubernetes/annotations/annotation.ts';
import { carriersOf, placementOf } from '../../kubernetes/annotations/carried.ts';
import { carrierTitleFirst } from '../../kubernetes/annotations/carrier-words.ts';
import { conditionWords, fieldsOf } from '../../kubernetes/annotations/condition-words.ts';
import { controller } from '../../kubernetes/annotations/controllers.ts';
import { isPlaceholder } from '../../kubernetes/shape.ts';
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

  *detect(resource) {
    for (const carrier of carriersOf(resource)) {
      for (const { key, row } of carrier.annotations) {
        if (!row || row.removed) continue;
        const placement = placementOf(row, carrier);
        if (placement === 'read' || (resource.type === 'Workload' && !resource.builtIn)) continue;
        const needed = row.on.filter(({ kind, field }) => kind === carrier.kind && field === carrier.field);
        const conditions = needed.flatMap(({ when }) => when ?? []);
        if (conditions.flatMap(fieldsOf).some((field) => carrier.view.field(field).some(isPlaceholder))) continue;
        const severity = row.misplaced === 'object-refused' ? ('error' as const) : undefined;
        const title = carrierTitleFirst(resource, carrier);
        yield { at: key.at, ...(severity && { severity }), row, key: key.value, title, conditions };
      }
    }
  },

  explain({ row, key, title, conditions }) {
    const kinds = [...new Set(row.on.map(({ kind }) => kind))];
    const place =
      conditions.length > 0
        ? `only where ${listWords([...new Set(conditions.map(conditionWords))])}`
        : `only from ${someOf(kinds.map(plural), 4)}`;
    return {
      what: `${title} has the annotation ${key}, which ${controller(row.controller).title} reads ${place}.`,
      why: effects[row.misplaced ?? 'ignored'],
      advice: conditions.length > 0 ? 'Take it away, or make the object one that it is read from.' : 'Move it there.',
    };
  },
});

function plural(kind: string): string {
  if (kind === 'Pod') return 'pod templates';
  if (/(s|ss|x|ch)$/.test(kind)) return `${kind}es`;
  return /[^aeiou]y$/.test(kind) ? `${kind.slice(0, -1)}ies` : `${kind}s`;
}
