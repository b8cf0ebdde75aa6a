/** The rule about pods that end while traffic is still on its way. */

import { setField } from '../../kubernetes/edit-fields.ts';
import { isShortLived } from '../../kubernetes/kinds/workload.ts';
import { containersOf, containerTitle } from '../../kubernetes/pod-parts.ts';
import { nameAt, titleOf } from '../../kubernetes/resource.ts';
import { defineRule } from '../rule.ts';

/** Endpoints are taken away while the pod is stopped: without a pause, connections still arrive at a closed port. */
export const prestopMissing = defineRule({
  id: 'workload/prestop-missing',
  summary: 'A pod that a Service selects stops without waiting for its traffic to end.',
  severity: 'information',
  preset: 'off',
  appliesTo: ['Workload'],

  *detect(workload, view, { kubernetes }) {
    if (isShortLived(workload)) return;
    const [service] = view.servicesOf(workload).found;
    if (!service) return;
    for (const { container, role } of containersOf(workload)) {
      if (role !== 'regular' || container.lifecycle?.preStop || !container.ports?.items.length) continue;
      const at = container.name?.at ?? nameAt(workload);
      yield { at, workload, container, service: service.resource, canSleep: kubernetes >= 30 };
    }
  },

  explain({ workload, container, service }) {
    return {
      what: `${containerTitle(workload, container)} has no preStop hook, while ${titleOf(service)} sends it traffic.`,
      why: 'It is told to stop while other nodes still send it connections, which are refused.',
      advice: 'Sleep for some seconds in a preStop hook, unless the program drains its connections by itself.',
    };
  },

  repair({ container, canSleep }, { text }) {
    if (!canSleep) return [];
    const preStop = { sleep: { seconds: 5 } };
    const edits = container.lifecycle
      ? setField(text, container.lifecycle, 'preStop', preStop)
      : setField(text, container, 'lifecycle', { preStop });
    return edits ? [{ title: 'Add a preStop hook that sleeps for 5 seconds', safe: false, edits }] : [];
  },
});
