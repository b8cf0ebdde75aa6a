/** The rule about container ports outside a list of allowed ones. */

import { protocolOf } from '../../kubernetes/kinds/service.ts';
import { containerPortTitle, containerTitle, portsOf } from '../../kubernetes/pod-parts.ts';
import { defineRule } from '../rule.ts';

/** A declared port that house rules do not provide for. Undeclared ones cannot be seen. */
export const portNotAllowed = defineRule({
  id: 'workload/port-not-allowed',
  summary: 'A container declares a port that is not on the list of allowed ones.',
  severity: 'warning',
  preset: 'off',
  appliesTo: ['Workload'],
  options: {
    ports: {
      description: 'The ports that containers may declare, each a number, or with its protocol as in "53/UDP".',
      schema: { type: 'array', items: { type: 'string', pattern: '^[0-9]+(/(TCP|UDP|SCTP))?$' }, default: [] },
    },
  },

  *detect(workload, _view, { options }) {
    const allowed = new Set(Array.isArray(options.ports) ? options.ports.map(String) : []);
    // Without a list, nothing is known of what is allowed.
    if (allowed.size === 0) return;
    for (const { container, port } of portsOf(workload)) {
      const number = port.containerPort;
      if (!number || !(number.value > 0)) continue;
      if (allowed.has(`${number.value}`) || allowed.has(`${number.value}/${protocolOf(port)}`)) continue;
      yield { at: number.at, workload, container, port, allowed: [...allowed] };
    }
  },

  explain({ workload, container, port, allowed }) {
    return {
      what: `${containerTitle(workload, container)} declares ${containerPortTitle(port)}, which is not among those allowed.`,
      why: 'House rules for firewalls and policies do not provide for the port.',
      advice: `Listen on one of ${allowed.join(', ')}, or extend the list.`,
    };
  },
});
