/** The rule about names of Ingress classes that no IngressClass can have. */

import { controllers } from '../../kubernetes/annotations/controller-table.ts';
import { removeField, setField } from '../../kubernetes/edit-fields.ts';
import { isDnsSubdomain } from '../../kubernetes/formats.ts';
import { isPlaceholder } from '../../kubernetes/shape.ts';
import { nearest } from '../../text/nearest.ts';
import { defineRule } from '../rule.ts';

/** `spec.ingressClassName` is the name of an object; the empty string is refused rather than taken for none. */
export const classNameInvalid = defineRule({
  id: 'ingress/class-name-invalid',
  summary: 'The ingressClassName is empty, or no IngressClass can have that name.',
  severity: 'error',
  appliesTo: ['Ingress'],

  *detect(ingress, view) {
    const { spec } = ingress;
    const written = spec?.ingressClassName;
    if (!written || isPlaceholder(written.value) || isDnsSubdomain(written.value)) return;
    const known = controllers.flatMap((one) => ('ownClasses' in one ? [...one.ownClasses] : []));
    const defined = view.everywhere('IngressClass').map(({ resource }) => resource.name);
    const candidates = [...defined, ...known].filter(isDnsSubdomain);
    const near = written.value === '' ? undefined : nearest(written.value, candidates, 2);
    const lower = written.value.toLowerCase();
    yield {
      at: written.at,
      ingress,
      spec,
      name: written.value,
      near: near ?? (isDnsSubdomain(lower) ? lower : undefined),
    };
  },

  explain({ ingress, name, near }) {
    return {
      what: name
        ? `Ingress ${ingress.name} has the class "${name}", which no IngressClass can be named.`
        : `Ingress ${ingress.name} has an empty ingressClassName.`,
      why: 'The API server refuses the Ingress: the field is the name of an IngressClass, or it is left out.',
      advice: near
        ? `Write ${near}.`
        : name
          ? 'Write the name of an IngressClass.'
          : 'Leave it out to get the default class.',
    };
  },

  repair({ spec, name, near }, { text }) {
    const edits =
      name === ''
        ? removeField(text, spec, 'ingressClassName')
        : near && setField(text, spec, 'ingressClassName', near);
    return edits ? [{ title: name === '' ? 'Leave ingressClassName out' : `Write ${near}`, safe: false, edits }] : [];
  },
});
