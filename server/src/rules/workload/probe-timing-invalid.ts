/** The rule about times and thresholds that a probe cannot have. */

import { removeField, setField } from '../../kubernetes/edit-fields.ts';
import { containerTitle, probesOf } from '../../kubernetes/pod-parts.ts';
import { hasProbesOrHooks } from '../../kubernetes/pod-traits.ts';
import { defineRule } from '../rule.ts';

/** Negative times, a success threshold other than 1 where only 1 makes sense: the API server refuses the pod. */
export const probeTimingInvalid = defineRule({
  id: 'workload/probe-timing-invalid',
  summary: 'A probe has a time or threshold that it cannot have.',
  severity: 'error',
  appliesTo: ['Workload'],
  where: hasProbesOrHooks,

  *detect(workload) {
    if (!workload.builtIn) return;
    for (const { container, role, name, probe } of probesOf(workload)) {
      if (role === 'init') continue;
      for (const field of fields) {
        const number = probe[field];
        if (!number || Number.isNaN(number.value)) continue;
        const { value } = number;
        const isReadiness = name === 'readinessProbe';
        const limit =
          field === 'terminationGracePeriodSeconds'
            ? isReadiness
              ? 'it cannot be set for a readiness probe'
              : value <= 0 && 'it must be greater than 0'
            : value < 0
              ? 'it must not be negative'
              : value > largest
                ? 'it is too large a number'
                : field === 'successThreshold' && !isReadiness && value > 1 && `it must be 1 for a ${name}`;
        if (limit) yield { at: number.at, workload, container, name, probe, field, value, limit };
      }
    }
  },

  explain({ workload, container, name, field, value, limit }) {
    return {
      what: `${containerTitle(workload, container)} sets ${field} of its ${name} to ${value}.`,
      why: `The API server refuses the ${workload.kind}: ${limit}.`,
      advice: limit.includes('must be 1 ') ? 'Set it to 1, or remove it.' : 'Remove it, or set what was meant.',
    };
  },

  repair({ probe, field, limit }, { text }) {
    if (limit.includes('must be 1 ')) {
      const edits = setField(text, probe, field, 1);
      return edits ? [{ title: `Set ${field} to 1`, safe: false, edits }] : [];
    }
    const edits = removeField(text, probe, field);
    return edits ? [{ title: `Remove ${field}`, safe: false, edits }] : [];
  },
});

/** The largest number that the fields hold. */
const largest = 2 ** 31 - 1;

const fields = [
  'initialDelaySeconds',
  'timeoutSeconds',
  'periodSeconds',
  'successThreshold',
  'failureThreshold',
  'terminationGracePeriodSeconds',
] as const;
