/** The rule about pods on the network of their node. */

import { removeField } from '../../kubernetes/edit-fields.ts';
import { usesHostNetwork } from '../../kubernetes/kinds/workload.ts';
import { titleOf } from '../../kubernetes/resource.ts';
import { defineRule } from '../rule.ts';

/** `hostNetwork: true`: no NetworkPolicy protects the pod, and it sees what the node sees. */
export const hostNetwork = defineRule({
  id: 'workload/host-network',
  summary: 'A pod uses the network of its node.',
  severity: 'information',
  preset: 'strict',
  appliesTo: ['Workload'],

  *detect(workload, view) {
    const { podSpec } = workload;
    // Network plugins, storage drivers and other agents of nodes are DaemonSets, and so are many ingress controllers.
    if (!podSpec || !usesHostNetwork(workload) || workload.kind === 'DaemonSet') return;
    if (view.namespace === 'kube-system') return;
    yield { at: podSpec.hostNetwork!.at, workload, podSpec };
  },

  explain({ workload }) {
    return {
      what: `${titleOf(workload)} uses the network of its node.`,
      why: 'Most network plugins apply no NetworkPolicy to such pods, they reach whatever the node reaches, and their ports are open on the node.',
      advice: 'Remove hostNetwork and put a Service in front.',
    };
  },

  repair({ podSpec }, { text }) {
    const edits = removeField(text, podSpec, 'hostNetwork');
    return edits ? [{ title: 'Remove hostNetwork', safe: false, edits }] : [];
  },
});
