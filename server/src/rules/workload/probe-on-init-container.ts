/** The rule about probes and hooks of containers that end before the others start. */

import { removeField, setField } from '../../kubernetes/edit-fields.ts';
import { isMisread } from '../../kubernetes/misread.ts';
import { containersOf, containerTitle, probeNames } from '../../kubernetes/pod-parts.ts';
import { hasInitContainers } from '../../kubernetes/pod-traits.ts';
import { restartPolicies } from '../../kubernetes/restart-policy.ts';
import { isPlaceholder, keyAt } from '../../kubernetes/shape.ts';
import type { Fix } from '../finding.ts';
import { defineRule } from '../rule.ts';

/** An init container that is no sidecar may have neither: the API server refuses the pod (validateInitContainers). */
export const probeOnInitContainer = defineRule({
  id: 'workload/probe-on-init-container',
  summary: 'An init container that is no sidecar has a probe or hook.',
  severity: 'error',
  appliesTo: ['Workload'],
  where: hasInitContainers,

  *detect(workload) {
    if (!workload.builtIn) return;
    for (const { container, role } of containersOf(workload)) {
      if (role !== 'init' || isPlaceholder(container.restartPolicy?.value ?? '')) continue;
      // Of a policy that does not exist nobody knows whether it was to make a sidecar.
      const policy = container.restartPolicy?.value;
      if (isMisread(workload, container) || (policy !== undefined && !restartPolicies.includes(policy))) continue;
      for (const field of [...probeNames, 'lifecycle'] as const) {
        const holder = container[field];
        if (holder) yield { at: keyAt(container, field)!, workload, container, field };
      }
    }
  },

  explain({ workload, container, field }) {
    return {
      what: `${containerTitle(workload, container)} is an init container and has a ${field}.`,
      why: `The API server refuses the ${workload.kind}: an init container ends before others start, unless its restartPolicy is Always.`,
      advice: `Remove the ${field}, or make the container a sidecar with restartPolicy: Always.`,
    };
  },

  repair({ container, field }, { text }) {
    const fixes: Fix[] = [];
    const removed = removeField(text, container, field);
    if (removed) fixes.push({ title: `Remove ${field}`, safe: false, edits: removed });
    const sidecar = container.restartPolicy ? undefined : setField(text, container, 'restartPolicy', 'Always');
    if (sidecar) fixes.push({ title: 'Make it a sidecar with restartPolicy: Always', safe: false, edits: sidecar });
    return fixes;
  },
});
