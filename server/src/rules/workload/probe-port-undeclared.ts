/** The rule about probes of a port number that their container does not declare. */

import { setField } from '../../kubernetes/edit-fields.ts';
import { isPortNumber } from '../../kubernetes/formats.ts';
import { callsOf, containerTitle, mentionsNumber } from '../../kubernetes/pod-parts.ts';
import { listWords } from '../../text/words.ts';
import { defineRule } from '../rule.ts';

/** A number that the container does not declare while it declares others: it works if something listens there. */
export const probePortUndeclared = defineRule({
  id: 'workload/probe-port-undeclared',
  summary: 'A probe calls a port that its container does not declare, while it declares others.',
  severity: 'hint',
  preset: 'strict',
  appliesTo: ['Workload'],

  *detect(workload) {
    for (const { container, role, name: field, target, port, host } of callsOf(workload)) {
      const number = port?.value;
      // The port of another host is none of the container's.
      if (role === 'init' || host?.value || typeof number !== 'number' || !isPortNumber(number)) continue;
      const declared = (container.ports?.items ?? []).map((one) => one.containerPort?.value ?? Number.NaN);
      if (declared.length === 0 || declared.some(Number.isNaN) || declared.includes(number)) continue;
      if (mentionsNumber(container, number)) continue;
      yield { at: port!.at, workload, container, field, target, number, declared: [...new Set(declared)] };
    }
  },

  explain({ workload, container, field, number, declared }) {
    return {
      what: `${containerTitle(workload, container)} does not declare port ${number}, which its ${field} calls.`,
      why: 'Undeclared ports can be reached, but if nothing listens there, the call fails.',
      advice: `Check whether ${listWords(declared.map(String), 'or')} was meant, or declare ${number}.`,
    };
  },

  repair({ target, declared }, { text }) {
    const [number] = declared;
    const edits = declared.length === 1 ? setField(text, target, 'port', number!) : undefined;
    return edits ? [{ title: `Set port to ${number}`, safe: false, edits }] : [];
  },
});
