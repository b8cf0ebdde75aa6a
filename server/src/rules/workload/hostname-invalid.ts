/** The rule about host names of pods that are no DNS labels. */

import { setField } from '../../kubernetes/edit-fields.ts';
import { isDnsLabel } from '../../kubernetes/formats.ts';
import { setsDns } from '../../kubernetes/pod-traits.ts';
import { titleOf } from '../../kubernetes/resource.ts';
import { isPlaceholder } from '../../kubernetes/shape.ts';
import { defineRule } from '../rule.ts';

/** `hostname` and `subdomain` are single labels of the pod's DNS name: else the API server refuses the pod. */
export const hostnameInvalid = defineRule({
  id: 'workload/hostname-invalid',
  summary: 'The hostname or subdomain of a pod is no DNS label.',
  severity: 'error',
  appliesTo: ['Workload'],
  where: setsDns,

  *detect(workload) {
    const { podSpec } = workload;
    if (!workload.builtIn || !podSpec) return;
    for (const field of ['hostname', 'subdomain'] as const) {
      const name = podSpec[field];
      if (!name?.value || isDnsLabel(name.value) || isPlaceholder(name.value)) continue;
      const lower = name.value.toLowerCase().replaceAll('_', '-');
      const first = lower.split('.')[0]!;
      yield { at: name.at, workload, podSpec, field, name: name.value, meant: isDnsLabel(first) ? first : undefined };
    }
  },

  explain({ workload, field, name, meant }) {
    return {
      what: `${titleOf(workload)} has the ${field} "${name}", which is no DNS label.`,
      why: `The API server refuses the ${workload.kind}: a label has at most 63 lower-case letters, digits and dashes, and no dots.`,
      advice: meant ? `Write ${meant}.` : 'Write a single label.',
    };
  },

  repair({ podSpec, field, meant }, { text }) {
    const edits = meant && setField(text, podSpec, field, meant);
    return edits ? [{ title: `Set ${field} to ${meant}`, safe: false, edits }] : [];
  },
});
