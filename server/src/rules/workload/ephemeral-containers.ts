/** The rule about containers for debugging that stand in a manifest. */

import { removeField } from '../../kubernetes/edit-fields.ts';
import { hasEphemeralContainers } from '../../kubernetes/pod-traits.ts';
import { titleOf } from '../../kubernetes/resource.ts';
import { keyAt } from '../../kubernetes/shape.ts';
import { defineRule } from '../rule.ts';

/** They are added to running pods only: a new pod or a template that has one is refused (ValidatePodCreate). */
export const ephemeralContainers = defineRule({
  id: 'workload/ephemeral-containers',
  summary: 'A manifest has ephemeral containers, which only running pods can be given.',
  severity: 'error',
  appliesTo: ['Workload'],
  where: hasEphemeralContainers,

  *detect(workload) {
    const { podSpec } = workload;
    if (!workload.builtIn || !podSpec?.ephemeralContainers || podSpec.ephemeralContainers.items.length === 0) return;
    yield { at: keyAt(podSpec, 'ephemeralContainers')!, workload, podSpec };
  },

  explain({ workload }) {
    return {
      what: `${titleOf(workload)} has ephemeral containers.`,
      why: `The API server refuses the ${workload.kind}: they are added to pods that run, for debugging.`,
      advice: 'Remove them, and add one with kubectl debug when it is needed.',
    };
  },

  repair({ podSpec }, { text }) {
    const edits = removeField(text, podSpec, 'ephemeralContainers');
    return edits ? [{ title: 'Remove ephemeralContainers', safe: false, edits }] : [];
  },
});
