/** The rule about containers that nobody restarts when they hang. */

import { setField } from '../../kubernetes/edit-fields.ts';
import { isShortLived } from '../../kubernetes/kinds/workload.ts';
import { containersOf, containerTitle } from '../../kubernetes/pod-parts.ts';
import { probeFor } from '../../kubernetes/probe-for.ts';
import { nameAt } from '../../kubernetes/resource.ts';
import { defineRule } from '../rule.ts';

/** A container that listens and has no liveness probe: one that hangs stays as it is. */
export const livenessProbeMissing = defineRule({
  id: 'workload/liveness-probe-missing',
  summary: 'A container that listens on a port has no liveness probe.',
  severity: 'information',
  preset: 'off',
  appliesTo: ['Workload'],

  *detect(workload) {
    if (isShortLived(workload)) return;
    for (const { container, role } of containersOf(workload)) {
      if (role !== 'regular' || container.livenessProbe || !container.ports?.items.length) continue;
      yield { at: container.name?.at ?? nameAt(workload), workload, container };
    }
  },

  explain({ workload, container }) {
    return {
      what: `${containerTitle(workload, container)} has no liveness probe.`,
      why: 'A process that hangs without ending is never restarted.',
      advice: 'Add a livenessProbe that fails only when a restart would help, or let the process end by itself.',
    };
  },

  repair({ container }, { text }) {
    const probe = probeFor(container);
    const edits = probe && setField(text, container, 'livenessProbe', probe);
    return edits ? [{ title: 'Add a livenessProbe that connects to the port', safe: false, edits }] : [];
  },
});
