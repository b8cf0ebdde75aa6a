/** The rule about certificates from Key Vault that no TLS entry of their Ingress uses. */

import { hasAnnotations } from '../../kubernetes/annotations/carried.ts';
import { setField } from '../../kubernetes/edit-fields.ts';
import { hostsOf } from '../../kubernetes/kinds/ingress.ts';
import { isMisread, isWritten } from '../../kubernetes/misread.ts';
import { titleOf } from '../../kubernetes/resource.ts';
import { isPlaceholder } from '../../kubernetes/shape.ts';
import { isDeadFor } from '../../workspace/class-owners.ts';
import { defineRule } from '../rule.ts';

/** The operator makes the Secret `keyvault-<name of the Ingress>`, cut to 253 characters, and no other. */
export const keyVaultCertificateUnused = defineRule({
  id: 'aks/key-vault-certificate-unused',
  summary: 'An Ingress fetches a certificate from Key Vault and names another Secret for TLS.',
  severity: 'warning',
  appliesTo: ['Ingress'],
  where: hasAnnotations,

  *detect(ingress, view) {
    const { spec, annotations, name } = ingress;
    const uri = annotations?.entries.find(({ key }) => key.value === uriKey);
    if (!spec || !uri || !name || isPlaceholder(name) || annotations?.get(managedKey) === 'true') return;
    if (isMisread(ingress, spec) || isDeadFor('app-routing', { field: undefined }, ingress, view)) return;
    const secret = `keyvault-${name}`.slice(0, 253);
    const entries = spec.tls?.items ?? [];
    const named = entries.flatMap((entry) => (entry.secretName?.value ? [{ entry, written: entry.secretName }] : []));
    if (named.some(({ written: { value } }) => value === secret || isPlaceholder(value))) return;
    const [first] = named;
    if (!first && isWritten(spec, 'tls')) return;
    // A Secret that stands in view was meant, and the annotation is left over.
    if (first && view.named('Secret', first.written.value).found.length > 0) return;
    yield { at: first?.written.at ?? uri.key.at, ingress, spec, secret, first };
  },

  explain({ ingress, secret, first }) {
    return {
      what: first
        ? `${titleOf(ingress)} fetches a certificate from Key Vault into Secret ${secret}, but takes TLS from Secret ${first.written.value}.`
        : `${titleOf(ingress)} fetches a certificate from Key Vault, but has no TLS entry that uses it.`,
      why: first
        ? 'Application routing makes no Secret of another name, so clients get the default certificate of NGINX.'
        : 'The Secret is made and nobody reads it: the hosts are served without a certificate of their own.',
      advice: `Name Secret ${secret} in the TLS entry of its hosts.`,
    };
  },

  repair({ ingress, spec, secret, first }, { text }) {
    const hosts = hostsOf(ingress);
    if (!first && hosts.length === 0) return [];
    const edits = first
      ? setField(text, first.entry, 'secretName', secret)
      : setField(text, spec, 'tls', [{ hosts, secretName: secret }]);
    return edits ? [{ title: `Take TLS from Secret ${secret}`, safe: false, edits }] : [];
  },
});

const uriKey = 'kubernetes.azure.com/tls-cert-keyvault-uri';
/** With this one the operator writes the TLS entry by itself. */
const managedKey = 'kubernetes.azure.com/tls-cert-keyvault-managed';
