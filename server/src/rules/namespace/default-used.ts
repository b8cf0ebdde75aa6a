/** The rule about objects in the namespace default. */

import { apiKindOf } from '../../kubernetes/api-kinds.ts';
import { nameAt, titleOf } from '../../kubernetes/resource.ts';
import { defineRule } from '../rule.ts';

/** Objects in default or without a namespace, for teams that give every application a namespace of its own. */
export const defaultUsed = defineRule({
  id: 'namespace/default-used',
  summary: 'An object stands in the namespace default, or leaves its namespace open.',
  severity: 'information',
  preset: 'off',
  appliesTo: 'every',

  *detect(resource, view) {
    const { namespace } = view;
    const isNamed = namespace === 'default';
    // The API server makes its own Service there, and kustomizations leave the namespace to whoever applies them.
    if (resource.name === 'kubernetes' || (namespace !== undefined && !isNamed)) return;
    if (!isNamed && (!apiKindOf(resource)?.namespaced || view.bundle.origin === 'kustomization')) return;
    yield { at: resource.metadata?.namespace?.at ?? nameAt(resource), resource, isNamed };
  },

  explain({ resource, isNamed }) {
    return {
      what: isNamed
        ? `${titleOf(resource)} stands in the namespace default.`
        : `${titleOf(resource)} leaves its namespace to whoever applies it, which is default unless they say otherwise.`,
      why: 'Everything in one namespace shares its policies, quotas and access rights.',
      advice: 'Give the application a namespace of its own.',
    };
  },
});
