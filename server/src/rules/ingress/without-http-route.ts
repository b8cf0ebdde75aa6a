/** The rule about Ingresses that no HTTPRoute stands beside, for teams that move to the Gateway API. */

import { nameAt } from '../../kubernetes/resource.ts';
import { hasRouteBeside } from '../../workspace/route-beside.ts';
import { defineRule } from '../rule.ts';

/** While a team moves, every Ingress is to have an HTTPRoute for its hosts in the same namespace. */
export const withoutHttpRoute = defineRule({
  id: 'ingress/without-http-route',
  summary: 'No HTTPRoute serves the hosts of an Ingress.',
  severity: 'information',
  preset: 'off',
  appliesTo: ['Ingress'],

  *detect(ingress, view) {
    if (!hasRouteBeside(ingress, view)) yield { at: nameAt(ingress), ingress };
  },

  explain({ ingress }) {
    return {
      what: `Ingress ${ingress.name} has no HTTPRoute for its hosts beside it.`,
      why: 'Its hosts stay behind when the Ingress controller goes.',
      advice: 'Write an HTTPRoute for the same hosts and paths.',
    };
  },
});
