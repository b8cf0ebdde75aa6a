/** The rule about namespaces whose policies leave pods that none of them selects open. */

import { type Direction, directionsOf, policyRules, policySelector } from '../../kubernetes/kinds/network-policy.ts';
import { denyPolicyText } from '../../kubernetes/policy-text.ts';
import { directionWords } from '../../kubernetes/policy-words.ts';
import { nameAt } from '../../kubernetes/resource.ts';
import { isPlaceholder } from '../../kubernetes/shape.ts';
import { appendDocument } from '../../manifest/rewrite-document.ts';
import { listWords } from '../../text/words.ts';
import { isPlatformNamespace } from '../../workspace/namespace-inventory.ts';
import { hasOtherPolicies, policiesAround } from '../../workspace/policies-around.ts';
import { defineRule } from '../rule.ts';

const directions: readonly Direction[] = ['inbound', 'outbound'];

/** Policies for some pods and no denial for the rest: pods to come are open. */
export const defaultDenyMissing = defineRule({
  id: 'policy/default-deny-missing',
  summary: 'A namespace has NetworkPolicies, but none that denies by default.',
  severity: 'information',
  preset: 'off',
  appliesTo: ['Namespace'],

  *detect(namespace, view) {
    const { name } = namespace;
    if (name === '' || isPlaceholder(name) || isPlatformNamespace(name) || view.bundle.isOpen || hasOtherPolicies(view))
      return;
    const policies = policiesAround(view, name).map(({ resource }) => resource);
    // That there is no policy at all is another rule's matter.
    if (policies.length === 0) return;
    const broad = policies.filter((policy) => policySelector(policy).requirements.length === 0);
    const missing = directions.filter((direction) => {
      return !broad.some((policy) => {
        return directionsOf(policy).has(direction) && !policyRules(policy).some((rule) => rule.direction === direction);
      });
    });
    const types = missing.map((direction) => directionWords[direction].type);
    const taken = policies.some((policy) => policy.name === 'default-deny');
    if (types.length > 0) yield { at: nameAt(namespace), namespace, name, types, taken };
  },

  explain({ name, types }) {
    return {
      what: `Namespace ${name} has no policy that denies ${listWords(types)} for all of its pods.`,
      why: 'Pods that no policy selects stay open, those to come among them.',
      advice: 'Write a policy with an empty podSelector and without rules.',
    };
  },

  repair({ namespace, name, types, taken }, { text, parsed }) {
    const own = taken ? `default-deny-${listWords(types, 'and').toLowerCase().replaceAll(' ', '-')}` : 'default-deny';
    const policy = denyPolicyText({ name: own, namespace: name, types });
    const edits = appendDocument(text, parsed.documents, policy, parsed.documents[namespace.document]);
    return edits
      ? [{ title: `Add a NetworkPolicy that denies ${listWords(types)} by default`, safe: false, edits }]
      : [];
  },
});
