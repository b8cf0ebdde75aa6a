/** The rule about TLS entries whose Secret nothing in view brings. */

import { statementOf } from '../../kubernetes/annotations/carried.ts';
import { isDnsSubdomain } from '../../kubernetes/formats.ts';
import { claimants } from '../../workspace/claimants.ts';
import { claim } from '../../workspace/claims.ts';
import { soften } from '../absent.ts';
import { defineRule } from '../rule.ts';

/** A `secretName` without Secret: controllers then serve their default certificate. Secrets seldom lie in repositories. */
export const tlsSecretMissing = defineRule({
  id: 'ingress/tls-secret-missing',
  summary: 'A TLS entry of an Ingress names a Secret that nothing in view brings.',
  severity: 'information',
  preset: 'strict',
  appliesTo: ['Ingress'],

  *detect(ingress, view) {
    if (statementOf(ingress, 'makes-tls-secret')) return;
    for (const { secretName } of ingress.spec?.tls?.items ?? []) {
      const name = secretName?.value;
      if (!secretName || !name || !isDnsSubdomain(name)) continue;
      const { found, possible } = view.named('Secret', name);
      if (found.length > 0 || possible.length > 0) continue;
      if ([...claimants(view, claim.secret(name))].some((one) => isHere(one.namespace, view.namespace))) continue;
      const softened = soften(view.absenceOf('Secret', name));
      if (softened) yield { ...softened, at: secretName.at, ingress, name };
    }
  },

  explain({ ingress, name, elsewhere }) {
    return {
      what: `Ingress ${ingress.name} takes its certificate from Secret ${name}, which nothing in view brings.`,
      why: elsewhere
        ? `A Secret of that name stands in ${elsewhere}, and a certificate must be in the namespace of its Ingress.`
        : 'Until somebody makes the Secret, clients get the default certificate of the controller.',
      advice: 'Have the Secret made, for example by a Certificate of cert-manager, or correct the name.',
    };
  },
});

function isHere(one: string | undefined, here: string | undefined): boolean {
  return one === undefined || here === undefined || one === here;
}
