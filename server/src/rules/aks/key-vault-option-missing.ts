/** The rule about listeners that name a certificate of Key Vault and nobody who may read it. */

import { carriersOf } from '../../kubernetes/annotations/carried.ts';
import { setField } from '../../kubernetes/edit-fields.ts';
import { titleOf } from '../../kubernetes/resource.ts';
import { defineRule } from '../rule.ts';

/** Both TLS options belong together; the service account without the certificate is annotation/incomplete's matter. */
export const keyVaultOptionMissing = defineRule({
  id: 'aks/key-vault-option-missing',
  summary: 'A listener names a certificate of Key Vault without the service account that reads it.',
  severity: 'error',
  appliesTo: ['Gateway'],

  *detect(gateway, view) {
    if (!['istio', 'approuting-istio'].includes(gateway.spec?.gatewayClassName?.value ?? '')) return;
    for (const { field, map, annotations } of carriersOf(gateway)) {
      const uri = annotations.find(({ key }) => key.value === uriKey);
      if (!field || !uri || map.get(accountKey) !== undefined) continue;
      const accounts = view.ofKind('', 'ServiceAccount').filter(({ resource, namespace }) => {
        return namespace === view.namespace && resource.annotations?.get('azure.workload.identity/client-id');
      });
      const only = accounts.length === 1 ? accounts[0]!.resource.name : undefined;
      yield { at: uri.key.at, gateway, map, only };
    }
  },

  explain({ gateway, only }) {
    return {
      what: `${titleOf(gateway)} has a listener with a certificate of Key Vault, but without ${accountKey}.`,
      why: 'The operator reads Key Vault for a Gateway under the identity of that service account; without it no Secret is made and the listener has no certificate.',
      advice: only
        ? `Name the service account ${only}.`
        : 'Name a service account that has azure.workload.identity/client-id.',
    };
  },

  repair({ map, only }, { text }) {
    const edits = only ? setField(text, map, accountKey, only) : undefined;
    return edits ? [{ title: `Read Key Vault as ${only}`, safe: false, edits }] : [];
  },
});

const uriKey = 'kubernetes.azure.com/tls-cert-keyvault-uri';
const accountKey = 'kubernetes.azure.com/tls-cert-service-account';
