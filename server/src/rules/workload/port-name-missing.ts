/** The rule about container ports without a name. */

import { setField } from '../../kubernetes/edit-fields.ts';
import { isMisread } from '../../kubernetes/misread.ts';
import { containerPortTitle, containerTitle, portsOf } from '../../kubernetes/pod-parts.ts';
import { containerPortNameFor } from '../../kubernetes/port-naming.ts';
import { defineRule } from '../rule.ts';

/** Style: a named port lets Services, probes and policies outlive a change of its number. */
export const portNameMissing = defineRule({
  id: 'workload/port-name-missing',
  summary: 'A container port has no name.',
  severity: 'hint',
  preset: 'off',
  appliesTo: ['Workload'],

  *detect(workload) {
    // One name may stand for one port of the pod only.
    const taken = new Set(portsOf(workload).map(({ port }) => port.name?.value ?? ''));
    for (const { container, port } of portsOf(workload)) {
      const number = port.containerPort;
      if (port.name || !number || !(number.value > 0) || isMisread(workload, port)) continue;
      const free = containerPortNameFor(port, taken);
      taken.add(free);
      yield { at: number.at, workload, container, port, free };
    }
  },

  explain({ workload, container, port, free }) {
    return {
      what: `${containerTitle(workload, container)} gives ${containerPortTitle(port)} no name.`,
      why: 'By a name, Services, probes and policies find the port even when its number changes.',
      advice: `Name it, for example ${free}.`,
    };
  },

  repair({ port, free }, { text }) {
    const edits = setField(text, port, 'name', free, 'first');
    return edits ? [{ title: `Name the port ${free}`, safe: false, edits }] : [];
  },
});
