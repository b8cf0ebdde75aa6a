/** The rule about certificates of Key Vault that are fetched in one fixed version. */

import { carriersOf, hasAnnotations } from '../../kubernetes/annotations/carried.ts';
import { carrierTitleFirst } from '../../kubernetes/annotations/carrier-words.ts';
import { setField } from '../../kubernetes/edit-fields.ts';
import { isPlaceholder } from '../../kubernetes/shape.ts';
import { isDeadFor } from '../../workspace/class-owners.ts';
import { defineRule } from '../rule.ts';

/** A version behind the name of the certificate: what Key Vault renews is not taken over (AKS: app-routing-dns-ssl). */
export const keyVaultVersionPinned = defineRule({
  id: 'aks/key-vault-version-pinned',
  summary: 'A certificate from Key Vault is fetched in one version and never renewed.',
  severity: 'information',
  appliesTo: ['Ingress', 'Service', 'Gateway'],
  where: hasAnnotations,

  *detect(resource, view) {
    for (const carrier of carriersOf(resource)) {
      for (const { key, value, valueAt, isText } of carrier.annotations) {
        if (key.value !== uriKey || !isText || isPlaceholder(value.value)) continue;
        const unversioned = versioned.exec(value.value)?.[1];
        if (!unversioned || isDeadFor('app-routing', carrier, resource, view)) continue;
        yield { at: valueAt, carrier, unversioned, title: carrierTitleFirst(resource, carrier) };
      }
    }
  },

  explain({ title }) {
    return {
      what: `${title} fetches one version of its certificate from Key Vault.`,
      why: 'When Key Vault renews the certificate, clients go on getting this version until it expires.',
      advice: 'Leave the version out of the URI, and the newest certificate is taken over by itself.',
    };
  },

  repair({ carrier, unversioned }, { text }) {
    const edits = setField(text, carrier.map, uriKey, unversioned);
    return edits ? [{ title: 'Leave the version out', safe: false, edits }] : [];
  },
});

const uriKey = 'kubernetes.azure.com/tls-cert-keyvault-uri';
const versioned = /^(https:\/\/[^/\s]+\/certificates\/[^/\s]+)\/[^/\s]+\/?$/;
