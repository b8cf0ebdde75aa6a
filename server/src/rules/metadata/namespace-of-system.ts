/** The rule about workloads of users among those of the cluster. */

import { titleOf } from '../../kubernetes/resource.ts';
import { defineRule } from '../rule.ts';

/** A workload in a namespace that Kubernetes keeps for its own parts. */
export const namespaceOfSystem = defineRule({
  id: 'metadata/namespace-of-system',
  summary: 'A workload stands in a namespace that Kubernetes keeps for itself.',
  severity: 'information',
  preset: 'off',
  appliesTo: ['Workload'],

  *detect(workload) {
    const namespace = workload.metadata?.namespace;
    if (namespace && reserved.has(namespace.value)) yield { at: namespace.at, workload, namespace: namespace.value };
  },

  explain({ workload, namespace }) {
    return {
      what: `${titleOf(workload)} stands in ${namespace}, which Kubernetes keeps for its own parts.`,
      why: 'Policies and quotas usually leave this namespace out, and whoever may change one of its workloads may change the cluster.',
      advice: 'Give it a namespace of its own.',
    };
  },
});

const reserved: ReadonlySet<string> = new Set(['kube-system', 'kube-public', 'kube-node-lease']);
