/** The rule about namespaces without any NetworkPolicy. */

import { isDnsLabel } from '../../kubernetes/formats.ts';
import { denyPolicyText } from '../../kubernetes/policy-text.ts';
import { nameAt } from '../../kubernetes/resource.ts';
import { appendDocument } from '../../manifest/rewrite-document.ts';
import { isPlatformNamespace } from '../../workspace/namespace-inventory.ts';
import { hasOtherPolicies, policiesAround } from '../../workspace/policies-around.ts';
import { defineRule } from '../rule.ts';

/** A namespace that no policy speaks of: its pods are open to the whole cluster. */
export const namespaceUncovered = defineRule({
  id: 'policy/namespace-uncovered',
  summary: 'A namespace has no NetworkPolicy.',
  severity: 'warning',
  preset: 'off',
  appliesTo: ['Namespace'],

  *detect(namespace, view) {
    const { name } = namespace;
    // What is no name of a namespace is refused, or stands for one that is filled in later.
    if (!isDnsLabel(name) || isPlatformNamespace(name) || view.bundle.isOpen || hasOtherPolicies(view)) return;
    if (policiesAround(view, name).length === 0) yield { at: nameAt(namespace), namespace, name };
  },

  explain({ name }) {
    return {
      what: `Namespace ${name} has no NetworkPolicy.`,
      why: 'A policy of another namespace does not reach here: every pod of the cluster may connect to its pods.',
      advice: 'Write a policy that denies by default, and others that allow what is needed.',
    };
  },

  repair({ namespace, name }, { text, parsed }) {
    const policy = denyPolicyText({ name: 'default-deny', namespace: name, types: ['Ingress'] });
    const edits = appendDocument(text, parsed.documents, policy, parsed.documents[namespace.document]);
    return edits ? [{ title: 'Add a NetworkPolicy that denies ingress by default', safe: false, edits }] : [];
  },
});
