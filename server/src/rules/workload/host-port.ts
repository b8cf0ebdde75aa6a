/** The rule about containers that take a port of their node. */

import { removeField } from '../../kubernetes/edit-fields.ts';
import { usesHostNetwork } from '../../kubernetes/kinds/workload.ts';
import { containerTitle, portsOf } from '../../kubernetes/pod-parts.ts';
import { defineRule } from '../rule.ts';

/** `hostPort`: the port is open on the node's addresses, and every pod needs a node where it is free. */
export const hostPort = defineRule({
  id: 'workload/host-port',
  summary: 'A container takes a port of its node.',
  severity: 'information',
  preset: 'strict',
  appliesTo: ['Workload'],

  *detect(workload) {
    // On the host network there is one finding for the whole; agents of nodes are reached by such ports.
    if (usesHostNetwork(workload) || workload.kind === 'DaemonSet') return;
    for (const { container, port } of portsOf(workload)) {
      const number = port.hostPort;
      if (number && number.value > 0) yield { at: number.at, workload, container, port, number: number.value };
    }
  },

  explain({ workload, container, number }) {
    return {
      what: `${containerTitle(workload, container)} takes host port ${number}.`,
      why: 'The port is open on the addresses of the node, past Services and load balancers, and limits where pods can run.',
      advice: 'Remove hostPort and put a Service in front.',
    };
  },

  repair({ port, number }, { text }) {
    const edits = removeField(text, port, 'hostPort');
    return edits ? [{ title: `Remove hostPort ${number}`, safe: false, edits }] : [];
  },
});
