/** The rule about more than one default IngressClass. */

import { setField } from '../../kubernetes/edit-fields.ts';
import { isDefaultClass } from '../../kubernetes/kinds/ingress.ts';
import { nameAt, titleOf } from '../../kubernetes/resource.ts';
import { defineRule } from '../rule.ts';

/** Two classes that both want Ingresses without class: the newest wins, and manifests do not show which one that is. */
export const severalDefaults = defineRule({
  id: 'ingress-class/several-defaults',
  summary: 'More than one IngressClass is marked as the default.',
  severity: 'warning',
  appliesTo: ['IngressClass'],

  *detect(ingressClass, view) {
    if (!isDefaultClass(ingressClass)) return;
    const others = view.everywhere('IngressClass').filter(({ resource }) => {
      return isDefaultClass(resource) && resource.name < ingressClass.name && !view.rivals.has(resource.file);
    });
    const first = others.map(({ resource }) => resource).sort((a, b) => (a.name < b.name ? -1 : 1))[0];
    const entry = ingressClass.annotations?.entries.find(({ key }) => key.value === mark);
    if (!first || !entry) return;
    const related = [{ file: first.file, at: nameAt(first), message: `${titleOf(first)} is a default, too.` }];
    yield { at: entry.value.at, related, ingressClass, first };
  },

  explain({ ingressClass, first }) {
    return {
      what: `IngressClass ${ingressClass.name} is a default, as ${first.name} is.`,
      why: 'Ingresses without class get the one that was created last, and old API servers refuse them.',
      advice: 'Mark one class as the default.',
    };
  },

  repair({ ingressClass }, { text }) {
    const edits = setField(text, ingressClass.annotations, mark, 'false');
    return edits ? [{ title: `Make ${ingressClass.name} no default`, safe: false, edits }] : [];
  },
});

const mark = 'ingressclass.kubernetes.io/is-default-class';
