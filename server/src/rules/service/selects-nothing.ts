/** The rule about Services whose selector matches no pod. */

import { serviceSelector } from '../../kubernetes/kinds/service.ts';
import { labelsOf, matches, selectorText } from '../../kubernetes/labels.ts';
import { selectorAt } from '../../kubernetes/pointing.ts';
import { nameAt, titleOf } from '../../kubernetes/resource.ts';
import { isMap } from '../../manifest/located.ts';
import { replaceNode } from '../../manifest/rewrite-node.ts';
import { nearestWorkload } from '../../workspace/nearest-workload.ts';
import { soften } from '../absent.ts';
import { defineRule } from '../rule.ts';

/** A Service whose selector matches no pod: clients get an address that nothing answers. */
export const selectsNothing = defineRule({
  id: 'service/selects-nothing',
  summary: 'A Service selector matches no pod.',
  severity: 'warning',
  appliesTo: ['Service'],

  *detect(service, view) {
    const written = service.spec?.selector;
    const selector = serviceSelector(service);
    if (!selector || !written) return;
    const { found, possible } = view.podsOf(selector);
    if (found.length > 0 || possible.length > 0) return;
    const softened = soften(view.absenceOfPods(selector));
    if (!softened) return;
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
    const at = selectorAt({ ...written, matchLabels: written });
    const isLabelled = labelled !== undefined;
    yield { ...softened, at, related, service, selector, nearest, isLabelled, written, spec: service.spec?.node };
  },

  explain({ service, selector, nearest, isLabelled, elsewhere }) {
    return {
      what: `${titleOf(service)} selects no pod: none carries ${selectorText(selector)}.`,
      why: elsewhere
        ? `Pods with these labels stand in ${elsewhere}, where this Service does not reach.`
        : 'Clients connect to an address that nothing answers.',
      advice: !nearest
        ? 'Deploy a workload whose pod template carries these labels, or correct the selector.'
        : isLabelled
          ? `Select the labels of the pod template of ${titleOf(nearest.resource)}, which carries these only itself.`
          : `Match the labels of ${titleOf(nearest.resource)}, or deploy pods with these labels.`,
    };
  },

  repair({ nearest, written, spec }, { text }) {
    if (!nearest || !isMap(spec)) return [];
    const own = nearest.resource.podLabels;
    const shared = written.entries.flatMap(({ key }) => {
      const value = own?.get(key.value);
      return value === undefined ? [] : [[key.value, value] as const];
    });
    const all = own?.entries.map(({ key, value }) => [key.value, value.value] as const) ?? [];
    const labels = Object.fromEntries(shared.length > 0 ? shared : all);
    const edits = Object.keys(labels).length > 0 ? replaceNode(text, spec, written.node, labels) : undefined;
    return edits ? [{ title: `Select the pods of ${titleOf(nearest.resource)}`, safe: false, edits }] : [];
  },
});
