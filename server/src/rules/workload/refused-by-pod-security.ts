/** The rule about pods whose network access their namespace does not admit. */

import { enforcedSecurity, forbiddenByBaseline } from '../../kubernetes/pod-security.ts';
import { nameAt, titleOf } from '../../kubernetes/resource.ts';
import { defineRule } from '../rule.ts';

/** Host network, host ports and their like in a namespace that enforces the baseline: the pods are not admitted. */
export const refusedByPodSecurity = defineRule({
  id: 'workload/refused-by-pod-security',
  summary: 'A pod asks for network access that the Pod Security level of its namespace forbids.',
  severity: 'warning',
  appliesTo: ['Workload'],

  *detect(workload, view, { kubernetes }) {
    const name = view.namespace;
    if (name === undefined) return;
    const namespaces = view.namesakes('Namespace', name).map(({ resource }) => resource);
    for (const namespace of namespaces) {
      // A file that stands in for another says nothing about both.
      if (namespace.type !== 'Namespace' || namespaces.length > 1) continue;
      const enforced = enforcedSecurity(namespace, kubernetes);
      if (!enforced) continue;
      const { level, version } = enforced;
      const message = `Namespace ${name} enforces ${level}.`;
      const related = [{ file: namespace.file, at: nameAt(namespace), message }];
      for (const { at, title } of forbiddenByBaseline(workload, version)) {
        yield { at, related, workload, name, level, title };
      }
    }
  },

  explain({ workload, name, level, title }) {
    return {
      what: `${titleOf(workload)} asks for ${title}, which namespace ${name} forbids.`,
      why:
        workload.kind === 'Pod'
          ? `The namespace enforces the Pod Security level ${level}, so the API server refuses the pod.`
          : `The namespace enforces the Pod Security level ${level}, so the ${workload.kind} is accepted and gets no pods.`,
      advice: 'Do without it, or deploy to a namespace that enforces privileged.',
    };
  },
});
