/** The rule about container ports without a number. */

import { setField } from '../../kubernetes/edit-fields.ts';
import { isPortNumber } from '../../kubernetes/formats.ts';
import { isMisread, isWritten } from '../../kubernetes/misread.ts';
import { containerTitle, portsOf } from '../../kubernetes/pod-parts.ts';
import { hasUnusualContainerPort } from '../../kubernetes/pod-traits.ts';
import { onOneLine } from '../../kubernetes/pointing.ts';
import { defineRule } from '../rule.ts';

/** An entry without `containerPort`: the API server refuses the pod (validateContainerPorts). */
export const portNumberMissing = defineRule({
  id: 'workload/port-number-missing',
  summary: 'A container lists a port without its number.',
  severity: 'error',
  appliesTo: ['Workload'],
  where: hasUnusualContainerPort,

  *detect(workload) {
    if (!workload.builtIn) return;
    for (const { container, port } of portsOf(workload)) {
      if (isWritten(port, 'containerPort') || isMisread(workload, port, 'containerPort')) continue;
      const host = port.hostPort?.value;
      const meant = host !== undefined && isPortNumber(host) ? host : undefined;
      yield { at: onOneLine(port), workload, container, port, meant };
    }
  },

  explain({ workload, container, port, meant }) {
    const name = port.name?.value;
    return {
      what: `${containerTitle(workload, container)} lists ${name ? `the port ${name}` : 'a port'} without containerPort.`,
      why: `The API server refuses the ${workload.kind}.`,
      advice: meant ? `Add containerPort, for example ${meant}.` : 'Add the number that the container listens on.',
    };
  },

  repair({ port, meant }, { text }) {
    const edits = meant === undefined ? undefined : setField(text, port, 'containerPort', meant);
    return edits ? [{ title: `Add containerPort ${meant}`, safe: false, edits }] : [];
  },
});
