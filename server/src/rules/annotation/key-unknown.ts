/** The rule about annotations that no controller reads, because their key is misspelt or does not exist. */

import { carriersOf, hasAnnotations } from '../../kubernetes/annotations/carried.ts';
import { carrierTitle } from '../../kubernetes/annotations/carrier-words.ts';
import { familyOf, nearestKey } from '../../kubernetes/annotations/catalogue.ts';
import { controller } from '../../kubernetes/annotations/controllers.ts';
import { renameField } from '../../kubernetes/edit-fields.ts';
import { isPlaceholder } from '../../kubernetes/shape.ts';
import { defineRule } from '../rule.ts';

/** Controllers pass over keys that they do not know, so that the setting stays at its default without a word. */
export const keyUnknown = defineRule({
  id: 'annotation/key-unknown',
  summary: 'An annotation is a letter off a known one, or none that its controller reads.',
  severity: 'warning',
  appliesTo: 'every',
  where: hasAnnotations,

  *detect(resource) {
    for (const carrier of carriersOf(resource)) {
      for (const { key, row } of carrier.annotations) {
        if (row || isPlaceholder(key.value)) continue;
        const near = nearestKey(key.value);
        const family = familyOf(key.value);
        if (!near && !family?.isComplete) continue;
        const owner = family?.controllers[0];
        const title = carrierTitle(resource, carrier);
        yield { at: key.at, carrier, key: key.value, title, near, owner };
      }
    }
  },

  explain({ title, key, near, owner }) {
    const reader = owner ? controller(owner).title : 'any known controller';
    return {
      what: near
        ? `The annotation ${key} of ${title} is almost ${near}.`
        : `The annotation ${key} of ${title} is none that ${reader} reads.`,
      why: 'Controllers pass over keys that they do not know, so the setting stays at its default.',
      advice: near ? `Write ${near}.` : "Look the key up in the controller's documentation, or take it away.",
    };
  },

  repair({ carrier, key, near }, { text }) {
    const edits = near ? renameField(text, carrier.map, key, near) : undefined;
    return edits ? [{ title: `Write ${near}`, safe: false, edits }] : [];
  },
});
