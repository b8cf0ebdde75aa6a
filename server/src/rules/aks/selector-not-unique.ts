/** The rule about Services whose selector the deployment safeguards of AKS find used already. */

import { safeguardConsequence, safeguarded } from '../../cluster/safeguards.ts';
import { serviceSelector } from '../../kubernetes/kinds/service.ts';
import { selectorText } from '../../kubernetes/labels.ts';
import { selectorAt } from '../../kubernetes/pointing.ts';
import { nameAt, titleOf } from '../../kubernetes/resource.ts';
import { defineRule } from '../rule.ts';

/** Two Services of a namespace with equal selectors. The policy compares nothing else: headless ones count as well. */
export const selectorNotUnique = defineRule({
  id: 'aks/selector-not-unique',
  summary: 'Deployment safeguards of AKS refuse a second Service with the same selector.',
  severity: 'error',
  preset: 'aks-safeguards',
  appliesTo: ['Service'],

  *detect(service, view, { profile }) {
    const outcome = safeguarded(profile, view.namespace);
    const selector = serviceSelector(service);
    const written = service.spec?.selector;
    if (!outcome || !selector || !written || selector.key === '') return;
    const same = view
      .inNamespace('Service')
      .map(({ resource }) => resource)
      .filter((other) => other.name < service.name && serviceSelector(other)?.key === selector.key);
    const [other] = same.sort((a, b) => (a.name < b.name ? -1 : 1));
    if (!other) return;
    const message = `${titleOf(other)} has the same selector.`;
    yield {
      at: selectorAt({ ...written, matchLabels: written }),
      related: [{ file: other.file, at: nameAt(other), message }],
      ...(outcome === 'warned' && { severity: 'warning' as const }),
      service,
      other,
      text: selectorText(selector),
      outcome,
    };
  },

  explain({ service, other, text, outcome }) {
    return {
      what: `${titleOf(service)} selects ${text}, as ${titleOf(other)} does.`,
      why: safeguardConsequence(outcome, 'unique-selectors'),
      advice: 'Put the ports of both in one Service, or tell the pods apart by another label.',
    };
  },
});
