/** The rule about annotations for a controller that does not serve the object. */

import { carriersOf } from '../../kubernetes/annotations/carried.ts';
import { controllersOfKey } from '../../kubernetes/annotations/catalogue.ts';
import { controller } from '../../kubernetes/annotations/controllers.ts';
import { titleOf } from '../../kubernetes/resource.ts';
import { listWords } from '../../text/words.ts';
import { isDeadFor, ownersOf } from '../../workspace/class-owners.ts';
import { defineRule } from '../rule.ts';

/** The class decides who serves an Ingress or a Gateway; the annotations of others are dead there. */
export const wrongController = defineRule({
  id: 'annotation/wrong-controller',
  summary: 'An annotation is for another controller than the one that serves the object.',
  severity: 'warning',
  appliesTo: ['Ingress', 'Gateway'],

  *detect(resource, view) {
    for (const carrier of carriersOf(resource)) {
      for (const { key } of carrier.annotations) {
        const readers = controllersOfKey(key.value);
        // What begins with kubernetes.io is nobody's own: policies and other tools read it, too.
        if (readers.length === 0 || key.value.startsWith('kubernetes.io/')) continue;
        if (!readers.every((id) => isDeadFor(id, carrier, resource, view))) continue;
        const owners = ownersOf(resource, view)!;
        const severity = owners.isCertain ? undefined : ('information' as const);
        yield { at: key.at, ...(severity && { severity }), resource, key: key.value, readers, owners };
      }
    }
  },

  explain({ resource, key, readers, owners }) {
    const names = (ids: typeof readers): string =>
      listWords(
        ids.map((id) => controller(id).title),
        'or',
      );
    return {
      what: `${titleOf(resource)} has the annotation ${key} for ${names(readers)}, but its class belongs to ${names(owners.controllers)}.`,
      why: 'The controller of the class does not read it, so it has no effect.',
      advice: 'Use the annotation of that controller for the same purpose, or take this one away.',
    };
  },
});
