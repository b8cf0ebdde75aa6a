/** The rule about ports of nodes outside those that are set aside for workloads. */

import { containerTitle, hostPortOf, portsOf } from '../../kubernetes/pod-parts.ts';
import { defineRule } from '../rule.ts';

/** A host port outside the ranges that the owners of the nodes allow. */
export const hostPortOutsideRange = defineRule({
  id: 'workload/host-port-outside-range',
  summary: 'A pod takes a port of its node outside the allowed ranges.',
  severity: 'warning',
  preset: 'off',
  appliesTo: ['Workload'],
  options: {
    ranges: {
      description: 'The host ports that may be taken, each a number or a range such as "8000-8999"; none by default.',
      schema: { type: 'array', items: { type: 'string', pattern: '^[0-9]+(-[0-9]+)?$' }, default: [] },
    },
  },

  *detect(workload, _view, { options }) {
    const ranges = Array.isArray(options.ranges) ? options.ranges.map(String) : [];
    for (const { container, port } of portsOf(workload)) {
      const number = hostPortOf(workload, port);
      if (number === undefined || ranges.some((range) => holds(range, number))) continue;
      const at = (port.hostPort?.value ? port.hostPort : port.containerPort)!.at;
      yield { at, workload, container, number, ranges };
    }
  },

  explain({ workload, container, number, ranges }) {
    return {
      what: `${containerTitle(workload, container)} takes host port ${number}, which is not among those allowed.`,
      why: 'The ports of nodes are shared by all who deploy to them.',
      advice:
        ranges.length > 0 ? `Take a port of ${ranges.join(', ')}, or a Service.` : 'Put a Service in front instead.',
    };
  },
});

function holds(range: string, number: number): boolean {
  const [first = 0, last = first] = range.split('-').map(Number);
  return first <= number && number <= last;
}
