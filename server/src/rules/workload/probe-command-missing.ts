/** The rule about probes and hooks that run a command without saying which. */

import { isMisread, isWritten } from '../../kubernetes/misread.ts';
import { containerTitle, handlersOf } from '../../kubernetes/pod-parts.ts';
import { hasProbesOrHooks } from '../../kubernetes/pod-traits.ts';
import { onOneLine } from '../../kubernetes/pointing.ts';
import { keyAt } from '../../kubernetes/shape.ts';
import { defineRule } from '../rule.ts';

/** `exec` without a word in its command: the API server refuses the pod (validateExecAction). */
export const probeCommandMissing = defineRule({
  id: 'workload/probe-command-missing',
  summary: 'A probe or hook runs a command and does not say which.',
  severity: 'error',
  appliesTo: ['Workload'],
  where: hasProbesOrHooks,

  *detect(workload) {
    if (!workload.builtIn) return;
    for (const { container, name: field, handler } of handlersOf(workload)) {
      const { exec } = handler;
      if (!exec || isMisread(workload, exec)) continue;
      if (
        exec.command
          ? exec.command.node.kind !== 'list' || exec.command.node.items.length > 0
          : isWritten(exec, 'command')
      )
        continue;
      yield { at: keyAt(exec, 'command') ?? onOneLine(exec), workload, container, field };
    }
  },

  explain({ workload, container, field }) {
    return {
      what: `${containerTitle(workload, container)} runs a command in its ${field}, which names none.`,
      why: `The API server refuses the ${workload.kind}.`,
      advice: 'List the program and its arguments under command.',
    };
  },
});
