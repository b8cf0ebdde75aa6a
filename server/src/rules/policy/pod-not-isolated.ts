/** The rule about workloads that no NetworkPolicy isolates, in namespaces that have policies. */

import { type Direction, directionsOf } from '../../kubernetes/kinds/network-policy.ts';
import { usesHostNetwork } from '../../kubernetes/kinds/workload.ts';
import { labelsOf } from '../../kubernetes/labels.ts';
import { denyPolicyText } from '../../kubernetes/policy-text.ts';
import { directionWords } from '../../kubernetes/policy-words.ts';
import { nameAt, titleOf } from '../../kubernetes/resource.ts';
import { appendDocument } from '../../manifest/rewrite-document.ts';
import { listWords } from '../../text/words.ts';
import { hasOtherPolicies, policiesAround } from '../../workspace/policies-around.ts';
import { defineRule } from '../rule.ts';

const directions: readonly Direction[] = ['inbound', 'outbound'];

/** Pods that policies pass over: everybody may connect to them, or they to everybody. */
export const podNotIsolated = defineRule({
  id: 'policy/pod-not-isolated',
  summary: 'No NetworkPolicy isolates the pods of a workload, in a namespace that has policies.',
  severity: 'warning',
  preset: 'off',
  appliesTo: ['Workload'],

  *detect(workload, view) {
    const { namespace } = view;
    if (namespace === 'kube-system' || usesHostNetwork(workload) || hasOtherPolicies(view) || view.bundle.isOpen)
      return;
    if (policiesAround(view).length === 0) return;
    const { found, possible } = view.policiesOf(workload);
    const isolated = [...found, ...possible].map(({ resource }) => directionsOf(resource));
    const missing = directions.filter((direction) => !isolated.some((set) => set.has(direction)));
    if (missing.length === 0) return;
    const types = missing.map((direction) => directionWords[direction].type);
    yield { at: nameAt(workload), workload, namespace: workload.namespace, types };
  },

  explain({ workload, types }) {
    return {
      what: `No NetworkPolicy isolates ${titleOf(workload)} for ${listWords(types)}.`,
      why: types.includes('Ingress')
        ? 'Every pod of the cluster may connect to its pods.'
        : 'Its pods may connect to anything, inside of the cluster and outside.',
      advice: 'Write a policy that selects its pods, or one that denies by default for the whole namespace.',
    };
  },

  repair({ workload, namespace, types }, { text, parsed }) {
    const labels = labelsOf(workload.podLabels);
    if (labels.size === 0 || workload.name === '') return [];
    const policy = denyPolicyText({ name: `${workload.name}-deny`, namespace, labels, types });
    const edits = appendDocument(text, parsed.documents, policy, parsed.documents[workload.document]);
    return edits ? [{ title: `Add a NetworkPolicy that denies ${listWords(types)}`, safe: false, edits }] : [];
  },
});
