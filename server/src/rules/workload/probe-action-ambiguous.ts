/** The rule about probes and hooks that say nothing of what they do, or two things. */

import { removeField } from '../../kubernetes/edit-fields.ts';
import { isMisread, isWritten } from '../../kubernetes/misread.ts';
import { containerTitle, handlersOf } from '../../kubernetes/pod-parts.ts';
import { hasProbesOrHooks } from '../../kubernetes/pod-traits.ts';
import { onOneLine } from '../../kubernetes/pointing.ts';
import { keyAt } from '../../kubernetes/shape.ts';
import { listWords } from '../../text/words.ts';
import { defineRule } from '../rule.ts';

/** No handler or more than one in a probe or hook: the API server refuses the pod (validateHandler). */
export const probeActionAmbiguous = defineRule({
  id: 'workload/probe-action-ambiguous',
  summary: 'A probe or hook has nothing to do, or more than one thing.',
  severity: 'error',
  appliesTo: ['Workload'],
  where: hasProbesOrHooks,

  *detect(workload) {
    if (!workload.builtIn) return;
    for (const { container, name: field, handler: holder } of handlersOf(workload)) {
      if (isMisread(workload, holder)) continue;
      const all = field.endsWith('Probe') ? probeHandlers : hookHandlers;
      const handlers = all.filter((name) => isWritten(holder, name));
      if (handlers.length === 1) continue;
      const at = (handlers[1] ? keyAt(holder, handlers[1]) : undefined) ?? onOneLine(holder);
      yield { at, workload, container, field, holder, handlers, all };
    }
  },

  explain({ workload, container, field, handlers, all }) {
    return {
      what: `${containerTitle(workload, container)} has ${handlers.length === 0 ? 'nothing to do' : listWords(handlers)} in its ${field}.`,
      why: `The API server refuses the ${workload.kind}: a ${field.endsWith('Probe') ? 'probe' : 'hook'} does exactly one thing.`,
      advice:
        handlers.length === 0 ? `Add one of ${listWords(all, 'or')}.` : `Keep one of ${listWords(handlers, 'and')}.`,
    };
  },

  repair({ holder, handlers }, { text }) {
    return handlers.flatMap((handler) => {
      const edits = handlers.length === 2 ? removeField(text, holder, handler) : undefined;
      return edits ? [{ title: `Remove ${handler}`, safe: false, edits }] : [];
    });
  },
});

const probeHandlers = ['exec', 'httpGet', 'tcpSocket', 'grpc'];
const hookHandlers = ['exec', 'httpGet', 'tcpSocket', 'sleep'];
