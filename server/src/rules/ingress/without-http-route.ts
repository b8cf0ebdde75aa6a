/** The rule about Ingresses that no HTTPRoute stands beside, for teams that move to the Gateway API. */

import { coversHost } from '../../kubernetes/hosts.ts';
import { nameAt } from '../../kubernetes/resource.ts';
import { defineRule } from '../rule.ts';

/** While a team moves, every Ingress is to have an HTTPRoute for its hosts in the same namespace. */
export const withoutHttpRoute = defineRule({
  id: 'ingress/without-http-route',
  summary: 'No HTTPRoute serves the hosts of an Ingress.',
  severity: 'information',
  preset: 'off',
  appliesTo: ['Ingress'],

  *detect(ingress, view) {
    const routes = view.inNamespace('HTTPRoute').map(({ resource }) => resource);
    const hosts = (ingress.spec?.rules?.items ?? []).flatMap(({ host }) => (host?.value ? [host.value] : []));
    const isServed = routes.some(({ spec }) => {
      const names = spec?.hostnames?.items ?? [];
      if (hosts.length === 0 || names.length === 0) return hosts.length === names.length;
      return names.some(({ value }) => hosts.some((host) => coversHost(value, host)));
    });
    if (!isServed) yield { at: nameAt(ingress), ingress };
  },

  explain({ ingress }) {
    return {
      what: `Ingress ${ingress.name} has no HTTPRoute for its hosts beside it.`,
      why: 'Its hosts stay behind when the Ingress controller goes.',
      advice: 'Write an HTTPRoute for the same hosts and paths.',
    };
  },
});
