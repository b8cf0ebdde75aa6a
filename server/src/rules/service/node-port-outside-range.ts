/** The rule about node ports outside the cluster's range. */

import { removeField } from '../../kubernetes/edit-fields.ts';
import { isPortNumber } from '../../kubernetes/formats.ts';
import { servicePorts, takesNodePorts } from '../../kubernetes/kinds/service.ts';
import { titleOf } from '../../kubernetes/resource.ts';
import { defineRule } from '../rule.ts';

const usualRange = '30000-32767';

/** A node port that the API server's `--service-node-port-range` does not hold: the Service is refused. */
export const nodePortOutsideRange = defineRule({
  id: 'service/node-port-outside-range',
  summary: 'A Service asks for a node port outside the range of the cluster.',
  severity: 'warning',
  appliesTo: ['Service'],
  where: takesNodePorts,
  options: {
    range: {
      description: 'The node ports of the cluster, as its `--service-node-port-range` has them.',
      schema: { type: 'string', pattern: '^[0-9]+-[0-9]+$', default: usualRange },
    },
  },

  *detect(service, _view, { options }) {
    const range = typeof options.range === 'string' ? options.range : usualRange;
    const [first = 0, last = 65535] = range.split('-').map(Number);
    for (const port of servicePorts(service)) {
      const { nodePort } = port;
      if (!nodePort || !isPortNumber(nodePort.value)) continue;
      if (first <= nodePort.value && nodePort.value <= last) continue;
      yield { at: nodePort.at, service, port, number: nodePort.value, first, last };
    }
  },

  explain({ service, number, first, last }) {
    return {
      what: `${titleOf(service)} asks for node port ${number}, outside of ${first} to ${last}.`,
      why: 'The API server refuses a node port outside of its range.',
      advice: `Choose a number from ${first} to ${last}, or leave nodePort out so that the cluster chooses one.`,
    };
  },

  repair({ port, number }, { text }) {
    const edits = removeField(text, port, 'nodePort');
    return edits ? [{ title: `Remove nodePort ${number}`, safe: false, edits }] : [];
  },
});
