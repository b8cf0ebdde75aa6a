/** The rule about wildcard hosts of Ingresses. */

import { defineRule } from '../rule.ts';

/** `*.example.com` takes every name one label below, also those that nobody has given away yet. */
export const hostWildcard = defineRule({
  id: 'ingress/host-wildcard',
  summary: 'An Ingress rule has a wildcard host.',
  severity: 'information',
  preset: 'off',
  appliesTo: ['Ingress'],

  *detect(ingress) {
    for (const { host } of ingress.spec?.rules?.items ?? []) {
      if (host?.value.startsWith('*.')) yield { at: host.at, ingress, host: host.value };
    }
  },

  explain({ ingress, host }) {
    return {
      what: `Ingress ${ingress.name} has the wildcard host ${host}.`,
      why: 'It gets the requests for every name one label below, unless another Ingress names that one.',
      advice: 'Name the hosts that are served.',
    };
  },
});
