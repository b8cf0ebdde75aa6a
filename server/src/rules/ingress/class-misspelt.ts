/** The rule about class names that are one letter off a known one. */

import { controllers } from '../../kubernetes/annotations/controllers.ts';
import { setField } from '../../kubernetes/edit-fields.ts';
import { isPlaceholder } from '../../kubernetes/shape.ts';
import { nearest } from '../../text/nearest.ts';
import { isKnownClass } from '../../workspace/class-owners.ts';
import { defineRule } from '../rule.ts';

/** A class that exists nowhere and is spelt almost like one that does: no controller takes the Ingress. */
export const classMisspelt = defineRule({
  id: 'ingress/class-misspelt',
  summary: 'The class of an Ingress is a letter off a class that exists.',
  severity: 'warning',
  appliesTo: ['Ingress'],

  *detect(ingress, view) {
    const written = ingress.spec?.ingressClassName;
    if (!written?.value || isPlaceholder(written.value) || isKnownClass(written.value, view)) return;
    const defined = view.everywhere('IngressClass').map(({ resource }) => resource.name);
    const meant = nearest(
      written.value,
      [...defined, ...wellKnown].filter((name) => isSlip(written.value, name)),
      1,
    );
    if (meant) yield { at: written.at, ingress, name: written.value, meant };
  },

  explain({ ingress, name, meant }) {
    return {
      what: `Ingress ${ingress.name} has the class ${name}, which is almost ${meant}.`,
      why: 'No controller serves a class that nobody defines, and the Ingress gets no address.',
      advice: `Write ${meant}, or add an IngressClass named ${name}.`,
    };
  },

  repair({ ingress, meant }, { text }) {
    const edits = setField(text, ingress.spec, 'ingressClassName', meant);
    return edits ? [{ title: `Write ${meant}`, safe: false, edits }] : [];
  },
});

const wellKnown = controllers.flatMap((one) => [
  ...('ownClasses' in one ? one.ownClasses : []),
  ...('usualClasses' in one ? one.usualClasses : []),
]);

/** A letter more, less or other at an end, or another digit, makes a name of its own rather than a slip. */
function isSlip(written: string, known: string): boolean {
  if (written.length < 5 || written.startsWith(known) || known.startsWith(written)) return false;
  if (written.endsWith(known) || known.endsWith(written)) return false;
  return written.replaceAll(/\d/g, '0') !== known.replaceAll(/\d/g, '0');
}
