/**
 * The annotations by which cert-manager makes Certificates for Ingresses and Gateways.
 * From pkg/apis/certmanager/v1/types.go, pkg/controller/certificate-shim/helper.go and the page reference/annotations.
 */

import type { Annotation, Clause, Condition, Effect, Place, Replacement } from './annotation.ts';
import {
  anyText,
  commaList,
  exactBoolean,
  filledText,
  integer,
  nameAndNamespaceOf,
  nameOf,
  oneOf,
  pattern,
  type ValueType,
} from './value-type.ts';

type Rest = Partial<Annotation>;

const onBoth: readonly Place[] = [
  { kind: 'Ingress' },
  { kind: 'Gateway', group: 'gateway.networking.k8s.io' },
  { kind: 'ListenerSet', group: 'gateway.networking.k8s.io' },
];
const onIngress: readonly Place[] = [{ kind: 'Ingress' }];
const onIssued: readonly Place[] = [{ kind: 'Secret' }, { kind: 'CertificateRequest' }];
const onBothAndIssued: readonly Place[] = [...onBoth, ...onIssued];
const onSigning: readonly Place[] = [{ kind: 'CertificateSigningRequest' }, { kind: 'CertificateRequest' }];
const onInjectable: readonly Place[] = [
  { kind: 'ValidatingWebhookConfiguration' },
  { kind: 'MutatingWebhookConfiguration' },
  { kind: 'CustomResourceDefinition' },
  { kind: 'APIService' },
];

const hasIssuer: Condition = {
  anyOf: [
    { annotation: 'cert-manager.io/cluster-issuer', is: 'present' },
    { annotation: 'cert-manager.io/issuer', is: 'present' },
    { annotation: 'kubernetes.io/tls-acme', is: 'enabled' },
    // cert-manager notes the same facts on the Secrets and requests that it makes.
    { annotation: 'cert-manager.io/certificate-name', is: 'present' },
  ],
};
const needsIssuer: Clause = {
  when: [hasIssuer],
  effect: 'ignored',
  because: 'A Certificate is made only for an object that names an issuer.',
};
const needsNamedIssuer: Clause = {
  when: [
    {
      anyOf: ['issuer', 'issuer-name'].map((name) => ({ annotation: `cert-manager.io/${name}`, is: 'present' })),
    },
  ],
  effect: 'ignored',
  because: 'It describes the issuer that cert-manager.io/issuer names.',
};

function row(name: string, value: ValueType, invalid: Effect, meaning: string, rest: Rest = {}): Annotation {
  return {
    key: `cert-manager.io/${name}`,
    controller: 'cert-manager',
    on: onBoth,
    value,
    invalid,
    meaning,
    source: 'cert-manager: pkg/controller/certificate-shim/helper.go',
    ...rest,
  };
}

/** A setting that goes into the Certificate and is idle without an issuer. */
function setting(name: string, value: ValueType, meaning: string, rest: Rest = {}): Annotation {
  return row(name, value, 'reconcile-fails', meaning, { on: onBothAndIssued, needs: [needsIssuer], ...rest });
}

/** A note that cert-manager leaves on what it makes. */
function written(key: string, meaning: string, on = onIssued): Annotation {
  return row('', anyText, 'ignored', meaning, { key, on, source: 'cert-manager: reference/annotations' });
}

function renamed(key: string, meaning: string, replacement?: Replacement): Annotation {
  return row('', anyText, 'ignored', meaning, {
    key: `certmanager.k8s.io/${key}`,
    removed: { version: '0.11', ...(replacement ? { replacement } : {}) },
    source: 'cert-manager: upgrading from 0.10 to 0.11',
  });
}

const usages = oneOf(
  'signing',
  'digital signature',
  'content commitment',
  'key encipherment',
  'key agreement',
  'data encipherment',
  'cert sign',
  'crl sign',
  'encipher only',
  'decipher only',
  'any',
  'server auth',
  'client auth',
  'code signing',
  'email protection',
  's/mime',
  'ipsec end system',
  'ipsec tunnel',
  'ipsec user',
  'timestamping',
  'ocsp signing',
  'microsoft sgc',
  'netscape sgc',
);
const email = pattern(/^[^@\s]+@[^@\s]+$/, 'an email address');
const keySize: ValueType = { kind: 'either', of: [oneOf('256', '384', '521'), integer(2048, 8192)] };

// biome-ignore format: a table is read by its rows.
export const certManager: readonly Annotation[] = [
  row('cluster-issuer', nameOf('ClusterIssuer'), 'reconcile-fails',
    'The ClusterIssuer that issues the certificates of this object.', {
      tells: [{ fact: 'makes-tls-secret' }],
      clashes: [{
        when: [{ annotation: 'cert-manager.io/issuer', is: 'present' }],
        effect: 'reconcile-fails',
        because: 'cert-manager takes one issuer, and refuses an object that names two.',
      }],
    }),
  row('issuer', nameOf('Issuer'), 'reconcile-fails',
    'The Issuer, in the same namespace, that issues the certificates of this object.',
    { tells: [{ fact: 'makes-tls-secret' }] }),
  row('issuer-kind', filledText, 'reconcile-fails', 'The kind of that issuer.',
    { on: onBothAndIssued, default: 'Issuer', needs: [needsNamedIssuer] }),
  row('issuer-group', { kind: 'host' }, 'reconcile-fails', 'The API group of that issuer.',
    { on: onBothAndIssued, default: 'cert-manager.io', needs: [needsNamedIssuer] }),
  row('', exactBoolean, 'reads-as-false',
    'Has certificates issued by the default issuer that cert-manager was started with.', {
      key: 'kubernetes.io/tls-acme',
      on: onIngress,
      default: 'false',
      tells: [{ fact: 'makes-tls-secret', own: ['true'] }],
      source: 'cert-manager: reference/annotations',
    }),

  setting('common-name', filledText, 'The common name of the certificate.'),
  setting('alt-names', commaList({ kind: 'host', wildcard: true }), 'Further DNS names of the certificate.',
    { invalid: 'rejected', source: 'cert-manager: reference/annotations' }),
  setting('ip-sans', commaList({ kind: 'address' }), 'IP addresses of the certificate.',
    { source: 'cert-manager: reference/annotations' }),
  setting('uri-sans', commaList(filledText), 'URIs of the certificate.',
    { source: 'cert-manager: reference/annotations' }),
  setting('email-sans', commaList(email), 'Email addresses of the certificate.'),
  setting('duration', { kind: 'duration', min: 3600 }, 'How long the certificate is valid, at least 1h.',
    { default: '2160h' }),
  setting('renew-before', { kind: 'duration', min: 300 },
    'How long before its end the certificate is renewed, at least 5m and less than the duration.', {
      clashes: [{
        when: [{ annotation: 'cert-manager.io/renew-before-percentage', is: 'present' }],
        effect: 'reconcile-fails',
        because: 'The time of renewal is given by a duration or by a percentage, not by both.',
      }],
    }),
  setting('renew-before-percentage', integer(1, 99),
    'The part of its life, in percent, that is left when the certificate is renewed.'),
  setting('usages', commaList(usages), 'What the key may be used for.',
    { default: 'digital signature,key encipherment' }),
  setting('revision-history-limit', integer(1, 2 ** 31 - 1), 'How many old certificate requests are kept.'),
  setting('private-key-algorithm', oneOf('RSA', 'ECDSA', 'Ed25519'), 'The algorithm of the private key.',
    { default: 'RSA' }),
  setting('private-key-encoding', oneOf('PKCS1', 'PKCS8'), 'The encoding of the private key.', { default: 'PKCS1' }),
  setting('private-key-size', keySize, 'The size of the private key: 2048 to 8192 (RSA), or 256, 384, 521 (ECDSA).', {
    clashes: [{
      own: ['256', '384', '521'],
      when: [{
        anyOf: [
          { annotation: 'cert-manager.io/private-key-algorithm', is: 'absent' },
          { annotation: 'cert-manager.io/private-key-algorithm', is: ['RSA'] },
        ],
      }],
      effect: 'reconcile-fails',
      because: 'RSA keys have at least 2048 bits.',
    }],
  }),
  setting('private-key-rotation-policy', oneOf('Never', 'Always'), 'Whether each renewal makes a new private key.'),
  setting('secret-template', { kind: 'json', shape: 'object' },
    'Labels and annotations for the Secret, as JSON; those of cert-manager.io itself are refused.'),
  setting('subject-organizations', commaList(anyText), 'Organizations of the subject.'),
  setting('subject-organizationalunits', commaList(anyText), 'Organizational units of the subject.'),
  setting('subject-countries', commaList(anyText), 'Countries of the subject.'),
  setting('subject-provinces', commaList(anyText), 'Provinces of the subject.'),
  setting('subject-localities', commaList(anyText), 'Localities of the subject.'),
  setting('subject-streetaddresses', commaList(anyText), 'Street addresses of the subject.'),
  setting('subject-postalcodes', commaList(anyText), 'Postal codes of the subject.'),
  setting('subject-serialnumber', filledText, 'The serial number of the subject.'),
  row('', exactBoolean, 'reads-as-false',
    'Answers the HTTP-01 challenge through this Ingress rather than a new one.', {
      key: 'acme.cert-manager.io/http01-edit-in-place',
      on: onIngress,
      default: 'false',
      needs: [needsIssuer],
      source: 'cert-manager: reference/annotations',
    }),
  row('', filledText, 'reconcile-fails',
    'The value of kubernetes.io/ingress.class on the Ingress that answers the HTTP-01 challenge.', {
      key: 'acme.cert-manager.io/http01-ingress-class',
      on: onIngress,
      needs: [needsIssuer],
      clashes: [{
        when: [{ annotation: 'acme.cert-manager.io/http01-ingress-ingressclassname', is: 'present' }],
        effect: 'reconcile-fails',
        because: 'The class of the Ingress that answers is named by one of the two.',
      }],
      source: 'cert-manager: reference/annotations',
    }),
  row('', nameOf('IngressClass'), 'reconcile-fails',
    'The spec.ingressClassName of the Ingress that answers the HTTP-01 challenge.', {
      key: 'acme.cert-manager.io/http01-ingress-ingressclassname',
      on: onIngress,
      needs: [needsIssuer],
      source: 'cert-manager: reference/annotations',
    }),
  row('', { kind: 'json', shape: 'array' }, 'reconcile-fails',
    'Custom fields for the CyberArk (Venafi) issuer, as a JSON array of names and values.', {
      key: 'venafi.cert-manager.io/custom-fields',
      on: [...onBoth, { kind: 'Certificate' }],
      source: 'cert-manager: reference/annotations',
    }),
  row('issue-temporary-certificate', exactBoolean, 'reads-as-false',
    'Puts a temporary certificate into the Secret until the real one is issued.', {
      on: [{ kind: 'Certificate' }],
      default: 'false',
      source: 'cert-manager: reference/annotations',
    }),

  row('inject-ca-from', nameAndNamespaceOf('Certificate'), 'ignored',
    'The Certificate whose authority is written into the object.',
    { on: onInjectable, source: 'cert-manager: concepts/ca-injector' }),
  row('inject-ca-from-secret', nameAndNamespaceOf('Secret'), 'ignored',
    'The Secret whose authority is written into the object; it must allow that by allow-direct-injection.',
    { on: onInjectable, source: 'cert-manager: concepts/ca-injector' }),
  row('inject-apiserver-ca', exactBoolean, 'reads-as-false',
    "Writes the API server's authority into the object.",
    { on: onInjectable, default: 'false', source: 'cert-manager: concepts/ca-injector' }),
  row('allow-direct-injection', exactBoolean, 'reads-as-false',
    'Allows the authority in this Secret to be written into other objects.',
    { on: [{ kind: 'Secret' }], default: 'false', source: 'cert-manager: concepts/ca-injector' }),

  written('cert-manager.io/issuer-name', 'Written by cert-manager: the issuer of the certificate.'),
  written('cert-manager.io/certificate-name', 'Written by cert-manager: the Certificate that this belongs to.'),
  written('cert-manager.io/certificate-revision', 'Written by cert-manager: the revision of the Certificate.'),
  written('cert-manager.io/certificate-hash', 'Written by cert-manager: the hash of the Certificate.'),
  written('cert-manager.io/private-key-secret-name', 'Written by cert-manager: the Secret with the private key.'),
  written('venafi.cert-manager.io/pickup-id', 'Written by cert-manager: where CyberArk keeps the request.'),
  written('experimental.cert-manager.io/request-duration', 'How long a requested certificate is valid.', onSigning),
  written('experimental.cert-manager.io/request-is-ca', 'Whether a requested certificate is an authority.', onSigning),
  written('experimental.cert-manager.io/private-key-secret-name', 'The Secret whose key signs a request.', onSigning),

  renamed('cluster-issuer', 'The ClusterIssuer, under the old prefix.',
    { annotation: 'cert-manager.io/cluster-issuer' }),
  renamed('issuer', 'The Issuer, under the old prefix.', { annotation: 'cert-manager.io/issuer' }),
  renamed('issuer-kind', 'The kind of the issuer, under the old prefix.',
    { annotation: 'cert-manager.io/issuer-kind' }),
  renamed('inject-ca-from', 'The Certificate to inject, under the old prefix.',
    { annotation: 'cert-manager.io/inject-ca-from' }),
  renamed('acme-http01-edit-in-place', 'The HTTP-01 challenge in place, under the old prefix.',
    { annotation: 'acme.cert-manager.io/http01-edit-in-place' }),
  renamed('acme-http01-ingress-class', 'The class of the HTTP-01 Ingress, under the old prefix.',
    { annotation: 'acme.cert-manager.io/http01-ingress-class' }),
  renamed('acme-challenge-type', 'Chose the challenge, which is now part of the issuer.'),
  renamed('acme-dns01-provider', 'Chose the DNS provider, which is now part of the issuer.'),
];
