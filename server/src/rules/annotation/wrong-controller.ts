/** The rule about annotations for a controller that does not serve the object. */

import { type Carrier, carriersOf, hasAnnotations } from '../../kubernetes/annotations/carried.ts';
import { keysTitle, otherPlaces } from '../../kubernetes/annotations/carrier-words.ts';
import { controllersOfKey } from '../../kubernetes/annotations/catalogue.ts';
import type { ControllerId } from '../../kubernetes/annotations/controller-table.ts';
import { controller } from '../../kubernetes/annotations/controllers.ts';
import { titleOf } from '../../kubernetes/resource.ts';
import type { Located } from '../../text/range.ts';
import { listWords } from '../../text/words.ts';
import { isDeadFor, ownersOf } from '../../workspace/class-owners.ts';
import { defineRule } from '../rule.ts';

/** The class decides who serves an Ingress or a Gateway; the annotations of others are dead there. */
export const wrongController = defineRule({
  id: 'annotation/wrong-controller',
  summary: 'An annotation is for another controller than the one that serves the object.',
  severity: 'warning',
  appliesTo: ['Ingress', 'Gateway'],
  where: hasAnnotations,

  *detect(resource, view) {
    for (const carrier of carriersOf(resource)) {
      for (const { readers, keys } of byReaders(carrier).values()) {
        if (!readers.every((id) => isDeadFor(id, carrier, resource, view))) continue;
        const owners = ownersOf(resource, view)!;
        const severity = owners.isCertain ? undefined : ('information' as const);
        const related = otherPlaces(resource.file, keys);
        yield { at: keys[0]!.at, related, ...(severity && { severity }), resource, keys, readers, owners };
      }
    }
  },

  explain({ resource, keys, readers, owners }) {
    return {
      what: `${titleOf(resource)} has ${keysTitle(keys)} for ${titlesOf(readers)}, but its class belongs to ${titlesOf(owners.controllers)}.`,
      why: `The controller of the class does not read ${keys.length === 1 ? 'it, so it has' : 'them, so they have'} no effect.`,
      advice: 'Say the same by the annotations of the controller that serves the class, or take them away.',
    };
  },
});

/** The annotations of each controller, or of each group that shares a prefix, together. */
function byReaders(carrier: Carrier): Map<string, { readers: readonly ControllerId[]; keys: Located<string>[] }> {
  const groups = new Map<string, { readers: readonly ControllerId[]; keys: Located<string>[] }>();
  for (const { key } of carrier.annotations) {
    const readers = controllersOfKey(key.value);
    // What begins with kubernetes.io is nobody's own: policies and other tools read it, too.
    if (readers.length === 0 || key.value.startsWith('kubernetes.io/')) continue;
    const known = groups.get(readers.join());
    if (known) known.keys.push(key);
    else groups.set(readers.join(), { readers, keys: [key] });
  }
  return groups;
}

function titlesOf(ids: readonly ControllerId[]): string {
  return listWords(
    ids.map((id) => controller(id).title),
    'or',
  );
}
