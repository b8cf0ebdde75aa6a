/** The rule about Services whose selector matches no pod. */

import { serviceSelector } from '../../kubernetes/kinds/service.ts';
import { selectorText } from '../../kubernetes/labels.ts';
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
    const nearest = softened.severity ? undefined : nearestWorkload(selector, view.inNamespace('Workload'));
    const related = nearest
      ? [
          {
            file: nearest.resource.file,
            at: nameAt(nearest.resource),
            message: `${titleOf(nearest.resource)} comes closest.`,
          },
        ]
      : softened.related;
    const at = selectorAt({ ...written, matchLabels: written });
    yield { ...softened, at, related, service, selector, nearest, written, spec: service.spec?.node };
  },

  explain({ service, selector, nearest, elsewhere }) {
    return {
      what: `${titleOf(service)} selects no pod: none carries ${selectorText(selector)}.`,
      why: elsewhere
        ? `Pods with these labels stand in ${elsewhere}, where this Service does not reach.`
        : 'Clients connect to an address that nothing answers.',
      advice: nearest
        ? `Match the labels of ${titleOf(nearest.resource)}, or deploy pods with these labels.`
        : 'Deploy a workload whose pod template carries these labels, or correct the selector.',
    };
  },

  repair({ nearest, written, spec }, { text }) {
    if (!nearest || !isMap(spec)) return [];
    const labels: Record<string, string> = {};
    const own = nearest.resource.podLabels;
    for (const { key } of written.entries) {
      const value = own?.get(key.value);
      if (value !== undefined) labels[key.value] = value;
    }
    const edits = Object.keys(labels).length > 0 ? replaceNode(text, spec, written.node, labels) : undefined;
    return edits ? [{ title: `Select the pods of ${titleOf(nearest.resource)}`, safe: false, edits }] : [];
  },
});
