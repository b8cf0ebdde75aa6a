/** The rule about NetworkPolicies whose pod selector matches no pod. */

import { policySelector } from '../../kubernetes/kinds/network-policy.ts';
import { labelsOf, matches, selectorText } from '../../kubernetes/labels.ts';
import { selectorAt } from '../../kubernetes/pointing.ts';
import { nameAt, titleOf } from '../../kubernetes/resource.ts';
import { isContradictory } from '../../kubernetes/selector-logic.ts';
import { isMap } from '../../manifest/located.ts';
import { replaceNode } from '../../manifest/rewrite-node.ts';
import { nearestWorkload } from '../../workspace/nearest-workload.ts';
import { standsApart } from '../../workspace/policy-peers.ts';
import { soften } from '../absent.ts';
import { defineRule } from '../rule.ts';

/** A NetworkPolicy that selects no pod: whatever it allows or denies concerns nobody. */
export const selectsNothing = defineRule({
  id: 'policy/selects-nothing',
  summary: 'The pod selector of a NetworkPolicy matches no pod.',
  severity: 'warning',
  appliesTo: ['NetworkPolicy'],

  *detect(policy, view) {
    const written = policy.spec?.podSelector;
    const selector = policySelector(policy);
    if (!written || selector.requirements.length === 0 || isContradictory(selector)) return;
    const { found, possible } = view.podsOf(selector);
    if (found.length > 0 || possible.length > 0) return;
    const absence = view.absenceOfPods(selector);
    const softened = soften(absence);
    if (!softened || standsApart(view, absence)) return;
    const workloads = softened.severity ? [] : view.inNamespace('Workload');
    const labelled = workloads.find(({ resource }) => matches(selector, labelsOf(resource.labels)));
    const nearest = labelled ?? nearestWorkload(selector, workloads);
    const hint = labelled ? 'carries these labels itself, but not on its pods' : 'comes closest';
    const related = nearest
      ? [
          {
            file: nearest.resource.file,
            at: nameAt(nearest.resource),
            message: `${titleOf(nearest.resource)} ${hint}.`,
          },
        ]
      : softened.related;
    // Without a workload that was probably meant, the pods may be deployed by other means, such as an operator.
    if (!nearest && !softened.severity && view.bundle.producers.length > 0) return;
    const softer = nearest ? softened : ({ ...softened, severity: 'information' } as const);
    yield { ...softer, at: selectorAt(written), related, policy, selector, written, nearest, isLabelled: !!labelled };
  },

  explain({ policy, selector, nearest, isLabelled, elsewhere }) {
    return {
      what: `${titleOf(policy)} selects no pod: none carries ${selectorText(selector)}.`,
      why: elsewhere
        ? `Pods with these labels stand in ${elsewhere}, where this policy does not reach.`
        : 'The policy isolates nobody, so the pods it was meant for stay as open as they were.',
      advice: !nearest
        ? 'Correct the selector, or deploy a workload whose pod template carries these labels.'
        : isLabelled
          ? `Select the labels of the pod template of ${titleOf(nearest.resource)}.`
          : `Match the labels of ${titleOf(nearest.resource)}, or deploy pods with these labels.`,
    };
  },

  repair({ written, nearest }, { text }) {
    const map = written.matchLabels;
    if (!nearest || !map || !isMap(written.node) || written.node.entries.length > 1) return [];
    const own = nearest.resource.podLabels;
    const shared = map.entries.flatMap(({ key }) => {
      const value = own?.get(key.value);
      return value === undefined ? [] : [[key.value, value] as const];
    });
    const all = own?.entries.map(({ key, value }) => [key.value, value.value] as const) ?? [];
    const labels = Object.fromEntries(shared.length > 0 ? shared : all);
    const edits = Object.keys(labels).length > 0 ? replaceNode(text, written.node, map.node, labels) : undefined;
    return edits ? [{ title: `Select the pods of ${titleOf(nearest.resource)}`, safe: false, edits }] : [];
  },
});
