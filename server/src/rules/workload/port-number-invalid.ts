/** The rule about numbers of container ports that are no ports. */

import { removeField } from '../../kubernetes/edit-fields.ts';
import { isPortNumber } from '../../kubernetes/formats.ts';
import { containerTitle, portsOf } from '../../kubernetes/pod-parts.ts';
import { hasUnusualContainerPort } from '../../kubernetes/pod-traits.ts';
import { defineRule } from '../rule.ts';

/** A container or host port outside 1 to 65535: the API server refuses the pod (validateContainerPorts). */
export const portNumberInvalid = defineRule({
  id: 'workload/port-number-invalid',
  summary: 'A container has a port number outside of 1 to 65535.',
  severity: 'error',
  appliesTo: ['Workload'],
  where: hasUnusualContainerPort,

  *detect(workload) {
    if (!workload.builtIn) return;
    for (const { container, port } of portsOf(workload)) {
      for (const field of ['containerPort', 'hostPort'] as const) {
        const number = port[field];
        if (!number || Number.isNaN(number.value) || isPortNumber(number.value)) continue;
        // A host port of 0 is none.
        if (field === 'hostPort' && number.value === 0) continue;
        yield { at: number.at, workload, container, port, field, value: number.value };
      }
    }
  },

  explain({ workload, container, field, value }) {
    return {
      what: `${containerTitle(workload, container)} sets ${field} to ${value}, which is no port number.`,
      why: `The API server refuses the ${workload.kind}: ports go from 1 to 65535.`,
      advice: 'Write a number from 1 to 65535.',
    };
  },

  repair({ port, field, value }, { text }) {
    const edits = field === 'hostPort' ? removeField(text, port, field) : undefined;
    return edits ? [{ title: `Remove hostPort ${value}`, safe: false, edits }] : [];
  },
});
