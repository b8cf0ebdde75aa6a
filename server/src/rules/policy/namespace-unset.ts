/** The rule about NetworkPolicies that leave their namespace to whoever applies them. */

import { nameAt, titleOf } from '../../kubernetes/resource.ts';
import { defineRule } from '../rule.ts';

/** No namespace: the policy lands where it is applied, and protects nobody in the namespace it was meant for. */
export const namespaceUnset = defineRule({
  id: 'policy/namespace-unset',
  summary: 'A NetworkPolicy does not say which namespace it is for.',
  severity: 'information',
  preset: 'off',
  appliesTo: ['NetworkPolicy'],

  *detect(policy, view) {
    if (view.namespace === undefined) yield { at: nameAt(policy), policy };
  },

  explain({ policy }) {
    return {
      what: `${titleOf(policy)} names no namespace.`,
      why: 'It lands in whatever namespace is current when it is applied, and protects only the pods there.',
      advice: 'Write metadata.namespace, or set the namespace in the kustomization.',
    };
  },
});
