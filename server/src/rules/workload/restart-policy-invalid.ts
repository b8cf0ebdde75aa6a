/** The rule about restart policies that do not exist, or not for the kind that makes the pods. */

import { removeField, setField } from '../../kubernetes/edit-fields.ts';
import { isMisread } from '../../kubernetes/misread.ts';
import { containersOf, containerTitle } from '../../kubernetes/pod-parts.ts';
import { hasUnfitRestartPolicy } from '../../kubernetes/pod-traits.ts';
import { onOneLine } from '../../kubernetes/pointing.ts';
import { titleOf } from '../../kubernetes/resource.ts';
import { containerPoliciesOf, restartPoliciesOf } from '../../kubernetes/restart-policy.ts';
import { isPlaceholder } from '../../kubernetes/shape.ts';
import { nearest } from '../../text/nearest.ts';
import { listWords } from '../../text/words.ts';
import { mayGainFields } from '../../workspace/recipe-changes.ts';
import { defineRule } from '../rule.ts';

/** A Job's pods must end, those of other controllers must not; that of a container makes a sidecar of it. */
export const restartPolicyInvalid = defineRule({
  id: 'workload/restart-policy-invalid',
  summary: 'A pod or container has a restart policy that it cannot have.',
  severity: 'error',
  appliesTo: ['Workload'],
  where: hasUnfitRestartPolicy,

  *detect(workload, view, { kubernetes }) {
    const { podSpec } = workload;
    if (!workload.builtIn || !podSpec) return;
    const allowed = restartPoliciesOf(workload);
    const policy = podSpec.restartPolicy;
    const value = policy?.value || 'Always';
    if (!allowed.includes(value) && !isPlaceholder(value)) {
      const isOpen = !policy && (mayGainFields(view) || isMisread(workload, podSpec));
      const at = policy?.value ? policy.at : onOneLine(podSpec);
      if (!isOpen) yield { at, workload, container: undefined, holder: podSpec, value: policy?.value ?? '', allowed };
    }
    for (const one of containersOf(workload)) {
      const { container } = one;
      const own = container.restartPolicy;
      const taken = containerPoliciesOf(one, kubernetes);
      if (!own || taken.includes(own.value) || isPlaceholder(own.value)) continue;
      yield { at: own.at, workload, container, holder: container, value: own.value, allowed: taken };
    }
  },

  explain({ workload, container, value, allowed }) {
    const title = container ? containerTitle(workload, container) : titleOf(workload);
    return {
      what: value
        ? `${title} has the restartPolicy "${value}".`
        : `${title} ${container ? 'has an empty restartPolicy' : 'leaves restartPolicy out, which means Always'}.`,
      why: `The API server refuses the ${workload.kind}: ${
        allowed.length === 0
          ? 'in this version only init containers have one'
          : `${container ? 'such a container' : `a pod of a ${workload.kind}`} has ${listWords(allowed, 'or')}`
      }.`,
      advice: allowed.length === 0 ? 'Remove it.' : `Write ${nearest(value, allowed) ?? listWords(allowed, 'or')}.`,
    };
  },

  repair({ holder, value, allowed }, { text }) {
    if (allowed.length === 0) {
      const edits = removeField(text, holder, 'restartPolicy');
      return edits ? [{ title: 'Remove restartPolicy', safe: false, edits }] : [];
    }
    const meant = nearest(value, allowed);
    return (meant ? [meant] : allowed).flatMap((policy) => {
      const edits = setField(text, holder, 'restartPolicy', policy);
      const safe = policy.toLowerCase() === value.toLowerCase();
      return edits ? [{ title: `Set restartPolicy to ${policy}`, safe, edits }] : [];
    });
  },
});
