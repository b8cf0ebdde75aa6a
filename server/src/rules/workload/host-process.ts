/** The rule about Windows containers that run as processes of their node. */

import { hostProcessesOf } from '../../kubernetes/pod-privileges.ts';
import { titleOf } from '../../kubernetes/resource.ts';
import { defineRule } from '../rule.ts';

/** `hostProcess: true`: no network namespace, no NetworkPolicy, and the rights of the node. */
export const hostProcess = defineRule({
  id: 'workload/host-process',
  summary: 'A Windows container runs as a process of its node.',
  severity: 'warning',
  preset: 'off',
  appliesTo: ['Workload'],

  *detect(workload) {
    for (const node of hostProcessesOf(workload)) yield { at: node.at, workload };
  },

  explain({ workload }) {
    return {
      what: `${titleOf(workload)} runs as a process of its Windows node.`,
      why: 'Such a pod shares the network of the node, and no NetworkPolicy applies to it.',
      advice: 'Run it as an ordinary container, unless it manages the node.',
    };
  },
});
