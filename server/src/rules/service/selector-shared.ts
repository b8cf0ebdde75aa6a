/** The rule about Services of one namespace that select the same pods by the same labels. */

import { isHeadless, serviceSelector } from '../../kubernetes/kinds/service.ts';
import { selectorText } from '../../kubernetes/labels.ts';
import { selectorAt } from '../../kubernetes/pointing.ts';
import { nameAt, titleOf } from '../../kubernetes/resource.ts';
import { defineRule } from '../rule.ts';

/** Two Services with equal selectors, for clusters whose policy forbids it, as AKS deployment safeguards do. */
export const selectorShared = defineRule({
  id: 'service/selector-shared',
  summary: 'Two Services of a namespace have the same selector.',
  severity: 'warning',
  preset: 'off',
  appliesTo: ['Service'],

  *detect(service, view) {
    const selector = serviceSelector(service);
    const written = service.spec?.selector;
    if (!selector || !written) return;
    const [pods] = view.podsOf(selector).found;
    if (!pods) return;
    const others = view.servicesOf(pods.resource).found.map(({ resource }) => resource);
    const same = others.filter((other) => {
      return (
        other.name !== service.name &&
        serviceSelector(other)?.key === selector.key &&
        isHeadless(other) === isHeadless(service)
      );
    });
    const [other] = same.sort((a, b) => (a.name < b.name ? -1 : 1));
    if (!other || service.name < other.name) return;
    const related = [{ file: other.file, at: nameAt(other), message: `${titleOf(other)} has the same selector.` }];
    yield {
      at: selectorAt({ ...written, matchLabels: written }),
      related,
      service,
      other,
      text: selectorText(selector),
    };
  },

  explain({ service, other, text }) {
    return {
      what: `${titleOf(service)} selects ${text}, as ${titleOf(other)} does.`,
      why: 'Traffic reaches the same pods under two addresses, and policies that demand unique selectors refuse the second.',
      advice: 'Put the ports of both in one Service, or tell the pods apart by another label.',
    };
  },
});
