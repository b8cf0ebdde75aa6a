/** The rule about pods that get traffic before they can serve. */

import { setField } from '../../kubernetes/edit-fields.ts';
import { isShortLived } from '../../kubernetes/kinds/workload.ts';
import { containersOf, containerTitle } from '../../kubernetes/pod-parts.ts';
import { probeFor } from '../../kubernetes/probe-for.ts';
import { nameAt, titleOf } from '../../kubernetes/resource.ts';
import { defineRule } from '../rule.ts';

/** No container of a served pod has a readiness probe: the pod is ready as soon as its containers have started. */
export const readinessProbeMissing = defineRule({
  id: 'workload/readiness-probe-missing',
  summary: 'A pod that a Service selects has no readiness probe.',
  severity: 'information',
  preset: 'off',
  appliesTo: ['Workload'],

  *detect(workload, view) {
    const containers = containersOf(workload).filter(({ role }) => role !== 'init');
    if (isShortLived(workload) || containers.some(({ container }) => container.readinessProbe)) return;
    const [service] = view.servicesOf(workload).found;
    const first = containers.find(({ container }) => (container.ports?.items.length ?? 0) > 0) ?? containers[0];
    if (!service || !first) return;
    const { container } = first;
    const { resource } = service;
    const related = [{ file: resource.file, at: nameAt(resource), message: `${titleOf(resource)} selects it.` }];
    const at = container.name?.at ?? nameAt(workload);
    yield { at, related, workload, container, service: resource };
  },

  explain({ workload, container, service }) {
    return {
      what: `${containerTitle(workload, container)} has no readiness probe, while ${titleOf(service)} sends it traffic.`,
      why: 'The pod gets traffic as soon as its containers have started, and keeps getting it while it cannot serve.',
      advice: 'Add a readinessProbe that tells whether it can serve.',
    };
  },

  repair({ container }, { text }) {
    const probe = probeFor(container);
    const edits = probe && setField(text, container, 'readinessProbe', probe);
    return edits ? [{ title: 'Add a readinessProbe that connects to the port', safe: false, edits }] : [];
  },
});
