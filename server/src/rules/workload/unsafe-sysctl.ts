/** The rule about kernel settings that the kubelet does not allow by itself. */

import { isSafeSysctl, sysctlsOf } from '../../kubernetes/pod-privileges.ts';
import { titleOf } from '../../kubernetes/resource.ts';
import { isPlaceholder } from '../../kubernetes/shape.ts';
import { defineRule } from '../rule.ts';

/** A sysctl outside the safe set of the Kubernetes version: a kubelet that does not list it refuses the pod. */
export const unsafeSysctl = defineRule({
  id: 'workload/unsafe-sysctl',
  summary: 'A pod sets a sysctl that kubelets only allow when they are told to.',
  severity: 'information',
  preset: 'off',
  appliesTo: ['Workload'],

  *detect(workload, _view, { kubernetes }) {
    for (const node of sysctlsOf(workload)) {
      const name = String(node.value);
      if (isPlaceholder(name) || isSafeSysctl(name, kubernetes)) continue;
      yield { at: node.at, workload, name, kubernetes };
    }
  },

  explain({ workload, name, kubernetes }) {
    return {
      what: `${titleOf(workload)} sets the sysctl ${name}, which is not a safe one in Kubernetes 1.${kubernetes}.`,
      why: 'A kubelet that does not list it under --allowed-unsafe-sysctls refuses the pod.',
      advice: 'Do without it, or allow it on the nodes that the pod is for.',
    };
  },
});
