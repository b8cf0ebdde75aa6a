/**
 * The annotations of AKS application routing, of pods on AKS and of Azure Workload Identity.
 * From aks-app-routing-operator (pkg/controller/keyvault, pkg/controller/service, pkg/util) and the AKS pages
 * app-routing-dns-ssl and static-egress-gateway.
 */

import type { Annotation, Clause, Condition, Effect, Place } from './annotation.ts';
import { exactBoolean, nameOf, pattern, type ValueType } from './value-type.ts';

type Rest = Partial<Annotation>;

function azureKey(name: string): string {
  return `kubernetes.azure.com/${name}`;
}

function row(
  name: string,
  on: readonly Place[],
  value: ValueType,
  invalid: Effect,
  meaning: string,
  rest: Rest = {},
): Annotation {
  return {
    key: azureKey(name),
    controller: 'app-routing',
    on,
    value,
    invalid,
    meaning,
    source: 'aks-app-routing-operator: pkg/controller',
    ...rest,
  };
}

const onIngress: Place = { kind: 'Ingress' };
const onService: Place = { kind: 'Service' };
const onPod: Place = { kind: 'Pod' };
/** A pod of its own address; one on the network of its node has no egress of its own. */
const onPodNetwork: Place = {
  kind: 'Pod',
  when: [
    {
      anyOf: [
        { field: 'spec.hostNetwork', is: 'absent' },
        { field: 'spec.hostNetwork', is: ['false'] },
      ],
    },
  ],
};
const onListener: Place = {
  kind: 'Gateway',
  group: 'gateway.networking.k8s.io',
  field: 'spec.listeners[].tls.options',
};

const certificateUri = pattern(
  /^https:\/\/[^/\s]+\/certificates\/[^/\s]+(?:\/[^/\s]*)?$/,
  'the URI of a Key Vault certificate, such as https://vault.vault.azure.net/certificates/name',
);
const hasCertificate: Condition = { annotation: azureKey('tls-cert-keyvault-uri'), is: 'present' };
const hasHost: Condition = { annotation: azureKey('ingress-host'), is: 'present' };
const uuid = pattern(/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i, 'a UUID');

function needs(condition: Condition, effect: Effect, because: string): Clause {
  return { when: [condition], effect, because };
}

// biome-ignore format: a table is read by its rows.
export const appRouting: readonly Annotation[] = [
  row('tls-cert-keyvault-uri', [onIngress, onService, onListener], certificateUri, 'reconcile-fails',
    'The Key Vault certificate that becomes the TLS Secret; without a version in the URI it is renewed by itself.', {
      tells: [{ fact: 'makes-tls-secret' }],
      clashes: ['cert-manager.io/cluster-issuer', 'cert-manager.io/issuer'].map((annotation): Clause => ({
        when: [{ annotation, is: 'present' }],
        effect: 'reconcile-fails',
        because: 'Application routing and cert-manager would both write the certificate.',
      })),
    }),
  row('tls-cert-keyvault-managed', [onIngress], exactBoolean, 'reads-as-false',
    'Lets the operator write the tls entry of the Ingress itself.', {
      default: 'false',
      tells: [{ fact: 'tls-without-field', own: ['true'] }],
      needs: [needs(hasCertificate, 'ignored', 'The certificate comes from tls-cert-keyvault-uri.')],
    }),
  row('tls-cert-service-account', [onIngress, onListener], nameOf('ServiceAccount'), 'reconcile-fails',
    'The service account whose workload identity reads the Key Vault; it needs azure.workload.identity/client-id.',
    { needs: [needs(hasCertificate, 'ignored', 'The certificate comes from tls-cert-keyvault-uri.')] }),
  row('use-osm-mtls', [onIngress], exactBoolean, 'reads-as-false',
    'Speaks mutual TLS to backends of Open Service Mesh.',
    { default: 'false', deprecated: { date: '2027-09-30' } }),
  row('ingress-host', [onService], { kind: 'host' }, 'reconcile-fails',
    'The host of an Ingress that the operator makes for this Service.', {
      needs: [needs(hasCertificate, 'ignored', 'The Ingress is made only together with a certificate.')],
    }),
  row('service-account-name', [onService], nameOf('ServiceAccount'), 'reconcile-fails',
    'The service account that the Ingress of this Service lets in.', {
      needs: [needs(hasHost, 'ignored', 'It concerns the Ingress that ingress-host asks for.')],
    }),
  row('insecure-disable-osm', [onService], exactBoolean, 'reads-as-false',
    'Leaves Open Service Mesh out of the Ingress of this Service.',
    { default: 'false', deprecated: { date: '2027-09-30' } }),

  row('set-kube-service-host-fqdn', [onPod], exactBoolean, 'reads-as-false',
    'Makes the pod reach the API server by its DNS name, as egress firewalls need.',
    { controller: 'aks', default: 'false', source: 'AKS: outbound-rules-control-egress' }),
  row('static-gateway-configuration', [onPodNetwork], nameOf('StaticGatewayConfiguration'), 'reconcile-fails',
    'Sends the egress of the pod through a static gateway, past network policies.',
    { controller: 'kube-egress-gateway', source: 'AKS: static-egress-gateway' }),
  row('', [{ kind: 'ServiceAccount' }], uuid, 'reconcile-fails',
    'The client ID of the identity that pods with this service account take on.', {
      key: 'azure.workload.identity/client-id',
      controller: 'azure-workload-identity',
      source: 'azure-workload-identity: service account annotations',
    }),
  row('', [{ kind: 'ServiceAccount' }], uuid, 'reconcile-fails',
    'The tenant of the identity that pods with this service account take on.', {
      key: 'azure.workload.identity/tenant-id',
      controller: 'azure-workload-identity',
      source: 'azure-workload-identity: service account annotations',
    }),
];

/**
 * Application routing passes over an Ingress, without a word, when the value of any annotation of ingress-nginx holds
 * one of these (the operator's setting annotation-value-word-blocklist).
 */
const appRoutingBlockedWords: readonly string[] = [
  'load_module',
  'lua_package',
  '_by_lua',
  'location',
  'root',
  'proxy_pass',
  'serviceaccount',
  '{',
  '}',
  "'",
];

/** The first blocked word in the value of an annotation, or undefined. */
export function blockedWordIn(value: string): string | undefined {
  return appRoutingBlockedWords.find((word) => value.includes(word));
}
