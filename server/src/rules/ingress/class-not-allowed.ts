/** The rule about classes outside of those that a team allows. */

import { ingressClassOf } from '../../kubernetes/kinds/ingress.ts';
import { isPlaceholder } from '../../kubernetes/shape.ts';
import { listWords } from '../../text/words.ts';
import { defineRule } from '../rule.ts';

/** A class that is not in the configured list. Without a list it finds nothing. */
export const classNotAllowed = defineRule({
  id: 'ingress/class-not-allowed',
  summary: 'The class of an Ingress is none of those that are allowed.',
  severity: 'warning',
  preset: 'off',
  appliesTo: ['Ingress'],
  options: {
    allowed: {
      description: 'The names of the classes that Ingresses may have.',
      schema: { type: 'array', items: { type: 'string' } },
    },
  },

  *detect(ingress, _view, { options }) {
    const allowed = Array.isArray(options.allowed) ? options.allowed.map(String) : [];
    const written = ingressClassOf(ingress);
    if (allowed.length === 0 || !written || isPlaceholder(written.value) || allowed.includes(written.value)) return;
    yield { at: written.at, ingress, name: written.value, allowed };
  },

  explain({ ingress, name, allowed }) {
    return {
      what: `Ingress ${ingress.name} has the class ${name}, which is not allowed here.`,
      why: 'It would be served by a controller outside of those that were agreed on.',
      advice: `Use ${listWords(allowed, 'or')}.`,
    };
  },
});
