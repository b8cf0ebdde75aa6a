/** The rule about ports of probes and hooks that are neither a number nor a port name. */

import { setField } from '../../kubernetes/edit-fields.ts';
import { isPortName, isPortNumber } from '../../kubernetes/formats.ts';
import { isMisread, isWritten } from '../../kubernetes/misread.ts';
import { callsOf, containerTitle } from '../../kubernetes/pod-parts.ts';
import { hasUnusualCall } from '../../kubernetes/pod-traits.ts';
import { onOneLine } from '../../kubernetes/pointing.ts';
import { isPlaceholder } from '../../kubernetes/shape.ts';
import { nearest } from '../../text/nearest.ts';
import { defineRule } from '../rule.ts';

/** No port, a number out of range, or a string that is no port name: the API server refuses it (ValidatePortNumOrName). */
export const probePortInvalid = defineRule({
  id: 'workload/probe-port-invalid',
  summary: 'A probe or hook calls a port that is neither a number nor a port name.',
  severity: 'error',
  appliesTo: ['Workload'],
  where: hasUnusualCall,

  *detect(workload) {
    if (!workload.builtIn) return;
    for (const { container, name: field, action, target, port } of callsOf(workload)) {
      const value = port?.value;
      const names = (container.ports?.items ?? []).flatMap((one) => one.name?.value ?? []).filter(isPortName);
      const evidence = { workload, container, field, action, target, value };
      if (value === undefined) {
        if (isWritten(target, 'port') || isMisread(workload, target, 'port')) continue;
        yield { at: onOneLine(target), ...evidence, meant: names.length === 1 ? names[0] : undefined };
        continue;
      }
      if (typeof value === 'number') {
        if (!Number.isNaN(value) && !isPortNumber(value)) yield { at: port!.at, ...evidence, meant: undefined };
      } else if (!isPortName(value) && !isPlaceholder(value)) {
        const number = /^[0-9]{1,5}$/.test(value) && isPortNumber(Number(value)) ? Number(value) : undefined;
        yield { at: port!.at, ...evidence, meant: number ?? nearest(value, names) };
      }
    }
  },

  explain({ workload, container, field, action, value, meant }) {
    const call = `its ${field} calls by ${action}`;
    return {
      what:
        value === undefined
          ? `${containerTitle(workload, container)} names no port that ${call}.`
          : typeof value === 'number'
            ? `${containerTitle(workload, container)} has ${value} as the port that ${call}.`
            : `${containerTitle(workload, container)} has "${value}", which is no port name, as the port that ${call}.`,
      why:
        typeof meant === 'number'
          ? `The API server refuses the ${workload.kind}: it reads a quoted number as a name, and a port name needs a letter.`
          : `The API server refuses the ${workload.kind}.`,
      advice:
        meant === undefined
          ? `Write a number from 1 to 65535${action === 'grpc' ? '' : ', or the name of a port of the container'}.`
          : `Write ${meant}.`,
    };
  },

  repair({ target, value, meant }, { text }) {
    if (meant === undefined) return [];
    const edits = setField(text, target, 'port', meant);
    const safe = typeof meant === 'number';
    return edits ? [{ title: safe ? `Unquote ${value}` : `Set port to ${meant}`, safe, edits }] : [];
  },
});
