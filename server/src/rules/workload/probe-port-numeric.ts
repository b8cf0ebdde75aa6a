/** The rule about probes that call a named port by its number. */

import { setField } from '../../kubernetes/edit-fields.ts';
import { isPortName } from '../../kubernetes/formats.ts';
import { callsOf, containerTitle } from '../../kubernetes/pod-parts.ts';
import { defineRule } from '../rule.ts';

/** Style: the name follows when the number changes. */
export const probePortNumeric = defineRule({
  id: 'workload/probe-port-numeric',
  summary: 'A probe calls a port by its number although it has a name.',
  severity: 'hint',
  preset: 'off',
  appliesTo: ['Workload'],

  *detect(workload) {
    for (const { container, role, name: field, action, target, port, host } of callsOf(workload)) {
      // gRPC takes numbers only, and the port of another host has no name here.
      if (role === 'init' || action === 'grpc' || host?.value || typeof port?.value !== 'number') continue;
      const declared = container.ports?.items.find((one) => one.containerPort?.value === port.value);
      const name = declared?.name?.value;
      if (!name || !isPortName(name)) continue;
      yield { at: port.at, workload, container, field, target, number: port.value, name };
    }
  },

  explain({ workload, container, field, number, name }) {
    return {
      what: `${containerTitle(workload, container)} has its port ${name} called as ${number} by its ${field}.`,
      why: 'When the number of the port changes, the probe stays behind and fails.',
      advice: `Write ${name}.`,
    };
  },

  repair({ target, name }, { text }) {
    const edits = setField(text, target, 'port', name);
    return edits ? [{ title: `Set port to ${name}`, safe: true, edits }] : [];
  },
});
