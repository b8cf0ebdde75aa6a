/** The rule about one host that Ingresses of several namespaces claim. */

import { nameAt } from '../../kubernetes/resource.ts';
import { claimants } from '../../workspace/claimants.ts';
import { claim } from '../../workspace/claims.ts';
import { defineRule } from '../rule.ts';

/** Where each host has one owner, an Ingress in another namespace takes part of its requests. */
export const hostInSeveralNamespaces = defineRule({
  id: 'ingress/host-in-several-namespaces',
  summary: 'Ingresses of several namespaces claim one host.',
  severity: 'warning',
  preset: 'off',
  appliesTo: ['Ingress'],

  *detect(ingress, view) {
    if (view.namespace === undefined) return;
    const seen = new Set<string>();
    for (const { host } of ingress.spec?.rules?.items ?? []) {
      if (!host?.value || seen.has(host.value)) continue;
      seen.add(host.value);
      const others = [...claimants(view, claim.host('Ingress', host.value))].filter(({ namespace }) => {
        return namespace !== undefined && namespace < view.namespace!;
      });
      const first = others.sort((a, b) => (a.namespace! < b.namespace! ? -1 : 1))[0];
      if (!first) continue;
      const { file, name } = first.resource;
      const related = [{ file, at: nameAt(first.resource), message: `Ingress ${name} claims the host, too.` }];
      yield { at: host.at, related, ingress, host: host.value, first };
    }
  },

  explain({ ingress, host, first }) {
    return {
      what: `Ingress ${ingress.name} claims ${host}, as Ingress ${first.resource.name} of namespace ${first.namespace} does.`,
      why: 'Whoever can write Ingresses in one of the namespaces can take requests from the other.',
      advice: 'Keep a host to one namespace.',
    };
  },
});
