/** The rule about TLS entries whose Secret holds no certificate. */

import { isDeployed } from '../../kubernetes/deployed.ts';
import { hasTls } from '../../kubernetes/kinds/ingress-traits.ts';
import { nameAt, titleOf } from '../../kubernetes/resource.ts';
import { listWords } from '../../text/words.ts';
import { defineRule } from '../rule.ts';

/** A certificate is read from the keys `tls.crt` and `tls.key`; a Secret that has other data lacks one by mistake. */
export const tlsSecretUnusable = defineRule({
  id: 'ingress/tls-secret-unusable',
  summary: 'The Secret of a TLS entry lacks tls.crt or tls.key.',
  severity: 'warning',
  appliesTo: ['Ingress'],
  where: hasTls,

  *detect(ingress, view) {
    for (const { secretName } of ingress.spec?.tls?.items ?? []) {
      if (!secretName?.value) continue;
      const { found, possible } = view.named('Secret', secretName.value);
      const secrets = found.flatMap((one) => (isDeployed(one, 'Secret') ? [one.resource] : []));
      const [secret] = secrets;
      // A Secret without any data is filled by somebody else.
      if (!secret || secrets.length > 1 || possible.length > 0 || secret.dataKeys.length === 0) continue;
      const missing = ['tls.crt', 'tls.key'].filter((key) => !secret.dataKeys.includes(key));
      if (missing.length === 0) continue;
      // Of this type the Secret itself is refused, by object/key-missing.
      if (secret.secretType?.value === 'kubernetes.io/tls') continue;
      const related = [{ file: secret.file, at: nameAt(secret), message: `${titleOf(secret)} stands here.` }];
      yield { at: secretName.at, related, ingress, secret, missing };
    }
  },

  explain({ ingress, secret, missing }) {
    return {
      what: `Ingress ${ingress.name} takes its certificate from Secret ${secret.name}, which has no ${listWords(missing, 'and no')}.`,
      why: 'The controller cannot use it and serves its default certificate, which no client trusts.',
      advice: 'Put the certificate under tls.crt and its key under tls.key, in a Secret of type kubernetes.io/tls.',
    };
  },
});
