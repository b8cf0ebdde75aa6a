/** The rule about Ingresses without class, where no default class is in view. */

import { controllersOfKey } from '../../kubernetes/annotations/catalogue.ts';
import { setField } from '../../kubernetes/edit-fields.ts';
import { annotatedClassOf } from '../../kubernetes/kinds/ingress.ts';
import { isMisread, isWritten } from '../../kubernetes/misread.ts';
import { specKeyAt } from '../../kubernetes/resource.ts';
import { defaultClass } from '../../workspace/class-owners.ts';
import { defineRule } from '../rule.ts';

/** Without class and without default class an Ingress is served by whoever takes class-less ones, or by nobody. */
export const classMissing = defineRule({
  id: 'ingress/class-missing',
  summary: 'An Ingress names no class, and no default class is in view.',
  severity: 'information',
  preset: 'strict',
  appliesTo: ['Ingress'],

  *detect(ingress, view) {
    const { spec } = ingress;
    if (!spec || isWritten(spec, 'ingressClassName') || annotatedClassOf(ingress) || isMisread(ingress, spec)) return;
    if (view.bundle.isOpen || defaultClass(view)) return;
    // Google's controller takes Ingresses without class, and its annotations tell that it is the one that is meant.
    if (ingress.annotations?.entries.some(({ key }) => controllersOfKey(key.value).includes('gce'))) return;
    const names = [...new Set(view.everywhere('IngressClass').map(({ resource }) => resource.name))];
    yield { at: specKeyAt(ingress), ingress, spec, only: names.length === 1 ? names[0] : undefined };
  },

  explain({ ingress, only }) {
    return {
      what: `Ingress ${ingress.name} names no class.`,
      why: 'Unless the cluster has a default class, only a controller that takes class-less Ingresses serves it.',
      advice: only ? `Add ingressClassName: ${only}.` : 'Add ingressClassName with the name of an IngressClass.',
    };
  },

  repair({ spec, only }, { text }) {
    const edits = only ? setField(text, spec, 'ingressClassName', only, 'first') : undefined;
    return edits ? [{ title: `Add ingressClassName: ${only}`, safe: false, edits }] : [];
  },
});
