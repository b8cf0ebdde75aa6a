/** The rule about Ingresses that lead nowhere at all. */

import { leadsNowhere } from '../../kubernetes/kinds/ingress-traits.ts';
import { isMisread } from '../../kubernetes/misread.ts';
import { specKeyAt } from '../../kubernetes/resource.ts';
import { defineRule } from '../rule.ts';

/** Neither rules nor a default backend (validateIngressSpec in pkg/apis/networking). */
export const withoutRules = defineRule({
  id: 'ingress/without-rules',
  summary: 'An Ingress has neither rules nor a default backend.',
  severity: 'error',
  appliesTo: ['Ingress'],
  where: leadsNowhere,

  *detect(ingress) {
    const { spec, node } = ingress;
    if (spec?.defaultBackend || (spec?.rules?.items.length ?? 0) > 0) return;
    // What was written but could not be read is another finding.
    if (isMisread(ingress, spec ?? { node, key: undefined }, 'rules', 'defaultBackend', 'spec')) return;
    yield { at: specKeyAt(ingress), ingress };
  },

  explain({ ingress }) {
    return {
      what: `Ingress ${ingress.name} has neither rules nor a default backend.`,
      why: 'The API server refuses the Ingress: there is nothing that it could lead to.',
      advice: 'Add rules, or a defaultBackend that gets every request.',
    };
  },
});
