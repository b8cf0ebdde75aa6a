/** The rule about probes and hooks that call a port by a name which their container does not have. */

import { setField } from '../../kubernetes/edit-fields.ts';
import { isPortName } from '../../kubernetes/formats.ts';
import { callsOf, containerTitle } from '../../kubernetes/pod-parts.ts';
import { hasProbesOrHooks } from '../../kubernetes/pod-traits.ts';
import { isPlaceholder } from '../../kubernetes/shape.ts';
import { nearest } from '../../text/nearest.ts';
import { listWords } from '../../text/words.ts';
import { defineRule } from '../rule.ts';

/** A port name that the probe's own container lacks: the kubelet looks nowhere else, and the probe fails. */
export const probePortUnresolved = defineRule({
  id: 'workload/probe-port-unresolved',
  summary: 'A probe or hook calls a port by a name that its container does not have.',
  severity: 'warning',
  appliesTo: ['Workload'],
  where: hasProbesOrHooks,

  *detect(workload) {
    for (const { container, role, name: field, target, port } of callsOf(workload)) {
      const name = port?.value;
      if (role === 'init' || typeof name !== 'string' || !isPortName(name)) continue;
      const names = (container.ports?.items ?? []).flatMap((one) => one.name?.value ?? []);
      if (names.includes(name) || names.some(isPlaceholder)) continue;
      const known = [...new Set(names)];
      const meant = nearest(name, known) ?? (known.length === 1 ? known[0] : undefined);
      const numbers = (container.ports?.items ?? []).flatMap((one) => (one.name ? [] : (one.containerPort ?? [])));
      const unnamed =
        known.length === 0 && numbers.length === 1 && numbers[0]!.value > 0 ? numbers[0]!.value : undefined;
      yield { at: port!.at, workload, container, field, target, name, known, meant: meant ?? unnamed };
    }
  },

  explain({ workload, container, field, name, known, meant }) {
    const isProbe = field.endsWith('Probe');
    return {
      what: `${containerTitle(workload, container)} has no port ${name}, which its ${field} calls.`,
      why:
        field === 'readinessProbe'
          ? 'The probe fails, so the pod never becomes ready and gets no traffic.'
          : isProbe
            ? 'The probe fails, so the container is restarted again and again.'
            : 'The call fails, and the hook with it.',
      advice:
        meant !== undefined
          ? `Write ${meant}, or give a port of the container the name ${name}.`
          : known.length > 0
            ? `Write ${listWords(known, 'or')}, or give a port of the container the name ${name}.`
            : `Write the number, or list the port under the container's ports with the name ${name}.`,
    };
  },

  repair({ target, meant }, { text }) {
    const edits = meant === undefined ? undefined : setField(text, target, 'port', meant);
    return edits ? [{ title: `Set port to ${meant}`, safe: false, edits }] : [];
  },
});
