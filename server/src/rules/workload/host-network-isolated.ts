/** The rule about pods with users of their own on the host network. */

import { removeField } from '../../kubernetes/edit-fields.ts';
import { usesHostNetwork } from '../../kubernetes/kinds/workload.ts';
import { titleOf } from '../../kubernetes/resource.ts';
import { keyAt } from '../../kubernetes/shape.ts';
import { isMap } from '../../manifest/located.ts';
import { defineRule } from '../rule.ts';

/** `hostUsers: false` together with `hostNetwork: true`: the API server refuses the pod (validateHostUsers). */
export const hostNetworkIsolated = defineRule({
  id: 'workload/host-network-isolated',
  summary: 'A pod with a user namespace of its own uses the host network.',
  severity: 'error',
  appliesTo: ['Workload'],
  where: usesHostNetwork,

  *detect(workload) {
    const { podSpec } = workload;
    if (!workload.builtIn || !podSpec) return;
    const users = isMap(podSpec.node) ? podSpec.node.get('hostUsers') : undefined;
    if (users?.kind !== 'scalar' || users.value !== false) return;
    yield { at: keyAt(podSpec, 'hostNetwork')!, workload, podSpec };
  },

  explain({ workload }) {
    return {
      what: `${titleOf(workload)} uses the host network, while hostUsers: false gives it users of its own.`,
      why: `The API server refuses the ${workload.kind}: a user namespace has no rights over the network of the node.`,
      advice: 'Remove hostNetwork or hostUsers.',
    };
  },

  repair({ podSpec }, { text }) {
    return ['hostNetwork', 'hostUsers'].flatMap((field) => {
      const edits = removeField(text, podSpec, field);
      return edits ? [{ title: `Remove ${field}`, safe: false, edits }] : [];
    });
  },
});
