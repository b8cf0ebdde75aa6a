/** The rule about classes that nothing in view defines and that no known controller uses. */

import { isDnsSubdomain } from '../../kubernetes/formats.ts';
import { isPlaceholder } from '../../kubernetes/shape.ts';
import { isKnownClass, nearestClass } from '../../workspace/known-classes.ts';
import { defineRule } from '../rule.ts';

/** Classes are often installed by a platform team, so this is a hint at most. */
export const classUnknown = defineRule({
  id: 'ingress/class-unknown',
  summary: 'The class of an Ingress is defined nowhere in view and is no well-known one.',
  severity: 'hint',
  preset: 'strict',
  appliesTo: ['Ingress'],

  *detect(ingress, view, { profile }) {
    const written = ingress.spec?.ingressClassName;
    if (!written?.value || isPlaceholder(written.value) || view.bundle.isOpen) return;
    if (isKnownClass(written.value, view, profile) || nearestClass(written.value, view)) return;
    if (isDnsSubdomain(written.value)) yield { at: written.at, ingress, name: written.value };
  },

  explain({ ingress, name }) {
    return {
      what: `Ingress ${ingress.name} has the class ${name}, which nothing in view defines.`,
      why: 'If the cluster has no IngressClass of that name, no controller serves the Ingress.',
      advice: 'Check the name against the classes of the cluster.',
    };
  },
});
