/** The rule about values for which application routing passes over a whole Ingress. */

import { blockedWordIn } from '../../kubernetes/annotations/app-routing.ts';
import { carriersOf, hasAnnotations } from '../../kubernetes/annotations/carried.ts';
import { titleOf } from '../../kubernetes/resource.ts';
import { isPlaceholder } from '../../kubernetes/shape.ts';
import { ownersOf } from '../../workspace/class-owners.ts';
import { defineRule } from '../rule.ts';

/** Any value of an annotation of ingress-nginx counts, not only those of snippets (the operator's word blocklist). */
export const annotationValueRefused = defineRule({
  id: 'aks/annotation-value-refused',
  summary: 'Application routing leaves an Ingress out because of a word in the value of an annotation.',
  severity: 'error',
  appliesTo: ['Ingress'],
  where: hasAnnotations,

  *detect(ingress, view) {
    for (const { annotations } of carriersOf(ingress)) {
      for (const { key, value, valueAt } of annotations) {
        if (!key.value.startsWith(prefix) || isPlaceholder(value.value)) continue;
        const word = blockedWordIn(value.value);
        const owners = word === undefined ? undefined : ownersOf(ingress, view);
        if (word === undefined || !owners?.isCertain || owners.controllers.join() !== 'app-routing') continue;
        yield { at: valueAt, ingress, key: key.value, word };
      }
    }
  },

  explain({ ingress, key, word }) {
    return {
      what: `${titleOf(ingress)} has "${word}" in the value of the annotation ${key}, which application routing does not admit.`,
      why: 'Its NGINX leaves the whole Ingress out without a word: no webhook refuses it and no event tells, and its hosts are answered with 404.',
      advice: 'Say it without the word, or take the annotation away.',
    };
  },
});

const prefix = 'nginx.ingress.kubernetes.io/';
