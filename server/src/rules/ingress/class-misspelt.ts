/** The rule about class names that are one letter off a known one. */

import { setField } from '../../kubernetes/edit-fields.ts';
import { nearestClass } from '../../workspace/known-classes.ts';
import { defineRule } from '../rule.ts';

/** A class that exists nowhere and is spelt almost like one that does: no controller takes the Ingress. */
export const classMisspelt = defineRule({
  id: 'ingress/class-misspelt',
  summary: 'The class of an Ingress is a letter off a class that exists.',
  severity: 'warning',
  appliesTo: ['Ingress'],

  *detect(ingress, view) {
    const written = ingress.spec?.ingressClassName;
    const meant = written?.value ? nearestClass(written.value, view) : undefined;
    if (written && meant) yield { at: written.at, ingress, name: written.value, meant };
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
