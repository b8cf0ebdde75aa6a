/** The rule about Ingresses with more than one host. */

import { listWords } from '../../text/words.ts';
import { defineRule } from '../rule.ts';

/** Some teams keep one Ingress to a host, so that owners, certificates and annotations can be told apart. */
export const severalHosts = defineRule({
  id: 'ingress/several-hosts',
  summary: 'An Ingress has rules for more than one host.',
  severity: 'information',
  preset: 'off',
  appliesTo: ['Ingress'],

  *detect(ingress) {
    const hosts = new Map<string, { start: number; end: number }>();
    for (const { host } of ingress.spec?.rules?.items ?? []) {
      if (host?.value && !hosts.has(host.value.toLowerCase())) hosts.set(host.value.toLowerCase(), host.at);
    }
    const [, second] = hosts.values();
    if (second) yield { at: second, ingress, hosts: [...hosts.keys()] };
  },

  explain({ ingress, hosts }) {
    return {
      what: `Ingress ${ingress.name} has ${hosts.length} hosts: ${listWords(hosts)}.`,
      why: 'Annotations hold for all of them, and a fault in one part takes the others along.',
      advice: 'Write an Ingress for each host.',
    };
  },
});
