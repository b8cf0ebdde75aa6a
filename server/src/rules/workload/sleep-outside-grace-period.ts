/** The rule about hooks that sleep for longer than their pod has to end. */

import { setField } from '../../kubernetes/edit-fields.ts';
import { isMisread } from '../../kubernetes/misread.ts';
import { containerTitle, handlersOf } from '../../kubernetes/pod-parts.ts';
import { hasProbesOrHooks } from '../../kubernetes/pod-traits.ts';
import { onOneLine } from '../../kubernetes/pointing.ts';
import { defineRule } from '../rule.ts';

/** A sleep below zero or above the grace period of the pod, 30 seconds by default, is refused (validateSleepAction). */
export const sleepOutsideGracePeriod = defineRule({
  id: 'workload/sleep-outside-grace-period',
  summary: 'A hook sleeps for longer than the pod has to end.',
  severity: 'error',
  appliesTo: ['Workload'],
  where: hasProbesOrHooks,

  *detect(workload, _view, { kubernetes }) {
    const { podSpec } = workload;
    const grace = podSpec?.terminationGracePeriodSeconds?.value ?? 30;
    if (!workload.builtIn || !podSpec || !(grace >= 0) || isMisread(workload, podSpec)) return;
    for (const { container, name: field, handler } of handlersOf(workload)) {
      if (!('sleep' in handler) || !handler.sleep || isMisread(workload, handler.sleep)) continue;
      const { seconds } = handler.sleep;
      const value = seconds?.value ?? 0;
      const least = kubernetes < zeroAllowed ? 1 : 0;
      if (handler.exec || handler.httpGet || handler.tcpSocket || Number.isNaN(value)) continue;
      if (least <= value && value <= grace) continue;
      yield { at: seconds?.at ?? onOneLine(handler.sleep), workload, container, podSpec, field, value, grace, least };
    }
  },

  explain({ workload, container, field, value, grace, least }) {
    return {
      what: `${containerTitle(workload, container)} sleeps for ${value} seconds in its ${field}.`,
      why: `The API server refuses the ${workload.kind}: a hook sleeps for ${least} to ${grace} seconds, the time that the pod has to end.`,
      advice:
        value > grace ? 'Raise terminationGracePeriodSeconds of the pod, or sleep less.' : 'Write the seconds to wait.',
    };
  },

  repair({ podSpec, value, grace }, { text }) {
    if (value <= grace) return [];
    // As much time as before is left for the container itself.
    const edits = setField(text, podSpec, 'terminationGracePeriodSeconds', value + grace);
    return edits ? [{ title: `Set terminationGracePeriodSeconds to ${value + grace}`, safe: false, edits }] : [];
  },
});

/** From here on a hook may sleep for no time at all (KEP-4818). */
const zeroAllowed = 33;
