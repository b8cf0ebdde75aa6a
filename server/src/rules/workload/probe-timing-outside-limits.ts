/** The rule about times and thresholds of probes outside the limits of the house. */

import { containerTitle, probesOf } from '../../kubernetes/pod-parts.ts';
import { defineRule } from '../rule.ts';

const fields = {
  initialDelaySeconds: 0,
  periodSeconds: 10,
  timeoutSeconds: 1,
  successThreshold: 1,
  failureThreshold: 3,
} as const;

type Field = keyof typeof fields;

/** Times that were agreed on, so that failures are found as fast as promised. */
export const probeTimingOutsideLimits = defineRule({
  id: 'workload/probe-timing-outside-limits',
  summary: 'A probe has a time or threshold outside the configured limits.',
  severity: 'information',
  preset: 'off',
  appliesTo: ['Workload'],
  options: {
    limits: {
      description:
        'The smallest and largest value by field, such as {"timeoutSeconds": [1, 5]}; fields left out have no limits.',
      schema: {
        type: 'object',
        propertyNames: { enum: Object.keys(fields) },
        additionalProperties: { type: 'array', items: { type: 'integer' }, minItems: 2, maxItems: 2 },
        default: {},
      },
    },
  },

  *detect(workload, _view, { options }) {
    const limits = Object.entries((options.limits ?? {}) as Record<string, unknown>);
    for (const { container, role, name, probe } of probesOf(workload)) {
      if (role === 'init') continue;
      for (const [field, limit] of limits) {
        if (!(field in fields) || !Array.isArray(limit)) continue;
        const [least, most] = limit.map(Number);
        const written = probe[field as Field];
        const value = written?.value || fields[field as Field];
        if (least === undefined || most === undefined || (least <= value && value <= most)) continue;
        const at = written?.at ?? probe.key?.at ?? probe.node.at;
        yield { at, workload, container, name, field, value, least, most };
      }
    }
  },

  explain({ workload, container, name, field, value, least, most }) {
    return {
      what: `${containerTitle(workload, container)} has ${value} as ${field} of its ${name}, outside of ${least} to ${most}.`,
      why: 'Failures are found later, or false alarms raised more often, than was agreed on.',
      advice: `Set it to a value from ${least} to ${most}.`,
    };
  },
});
