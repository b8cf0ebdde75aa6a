/**
 * The few annotations of other controllers that Portolan draws conclusions from: where a load balancer is internal,
 * where TLS ends without `spec.tls`, and where an Ingress names a backend that is no Service.
 */

import type { Annotation, Place } from './annotation.ts';
import type { ControllerId } from './controller-table.ts';
import {
  anyText,
  commaList,
  filledText,
  goBoolean,
  json,
  nameOf,
  oneOf,
  pattern,
  type ValueType,
} from './value-type.ts';

type Rest = Partial<Annotation>;

function row(controller: ControllerId, source: string) {
  return (key: string, on: readonly Place[], value: ValueType, meaning: string, rest: Rest = {}): Annotation => ({
    key,
    controller,
    on,
    value,
    invalid: 'rejected',
    meaning,
    source,
    ...rest,
  });
}

const onIngress: readonly Place[] = [{ kind: 'Ingress' }];
const onService: readonly Place[] = [{ kind: 'Service' }];
const onPod: readonly Place[] = [{ kind: 'Pod' }, { kind: 'Namespace' }];

const gke = row('gce', 'GKE: concepts/ingress, concepts/service-load-balancer');
const alb = row('aws-alb', 'aws-load-balancer-controller: guide/ingress/annotations');
const nlb = row('aws-cloud-provider', 'aws-load-balancer-controller: guide/service/annotations');
const traefik = row('traefik', 'Traefik: providers/kubernetes-ingress');
const linkerd = row('linkerd', 'Linkerd: reference/proxy-configuration');

const openShift = row('openshift-router', 'OpenShift: security/certificates/service-serving-certificate');

const ports = commaList(pattern(/^\d{1,5}(?:-\d{1,5})?$/, 'a port or a range such as 4000-5000'));

// biome-ignore format: a table is read by its rows.
export const otherControllers: readonly Annotation[] = [
  gke('kubernetes.io/ingress.allow-http', onIngress, goBoolean,
    'Whether the Ingress listens on HTTP; Azure Policy, too, asks for "false" here beside spec.tls.', {
      default: 'true',
      tells: [{ fact: 'https-only', own: ['false'] }],
      source: 'ingress-gce: pkg/annotations; Azure Policy IngressHttpsOnly',
    }),
  gke('kubernetes.io/ingress.global-static-ip-name', onIngress, filledText,
    'The global address of the Ingress, by name.'),
  gke('kubernetes.io/ingress.regional-static-ip-name', onIngress, filledText,
    'The regional address of the Ingress, by name.'),
  gke('ingress.gcp.kubernetes.io/pre-shared-cert', onIngress, commaList(filledText),
    'Certificates that were uploaded to Google Cloud before.', { tells: [{ fact: 'tls-without-field' }] }),
  gke('networking.gke.io/managed-certificates', onIngress, commaList(filledText),
    'Certificates that Google manages.', { tells: [{ fact: 'tls-without-field' }] }),
  gke('networking.gke.io/load-balancer-type', onService, oneOf('Internal', 'External'),
    'Whether the load balancer is internal.', { tells: [{ fact: 'internal-load-balancer', own: ['Internal'] }] }),
  gke('cloud.google.com/load-balancer-type', onService, oneOf('Internal', 'External'),
    'The older name of networking.gke.io/load-balancer-type.', {
      deprecated: { replacement: { annotation: 'networking.gke.io/load-balancer-type' } },
      tells: [{ fact: 'internal-load-balancer', own: ['Internal'] }],
    }),
  gke('cloud.google.com/neg', onService, json,
    'Makes network endpoint groups, by which load balancers reach the pods.'),
  gke('cloud.google.com/backend-config', onService, json, 'The BackendConfig of each port.'),
  gke('beta.cloud.google.com/backend-config', onService, json, 'The older name of cloud.google.com/backend-config.',
    { deprecated: { replacement: { annotation: 'cloud.google.com/backend-config' } } }),

  alb('alb.ingress.kubernetes.io/scheme', onIngress, oneOf('internal', 'internet-facing'),
    'Whether the load balancer is internal.', {
      default: 'internal',
      tells: [{ fact: 'internal-load-balancer', own: ['internal'] }],
    }),
  alb('alb.ingress.kubernetes.io/certificate-arn', onIngress, commaList(filledText),
    'Certificates of the HTTPS listener.', { tells: [{ fact: 'tls-without-field' }] }),
  alb('alb.ingress.kubernetes.io/listen-ports', onIngress, json,
    'The listeners, as a JSON array such as [{"HTTPS": 443}].', { tells: [{ fact: 'tls-without-field' }] }),
  alb('alb.ingress.kubernetes.io/ssl-redirect', onIngress, filledText,
    'The port to which HTTP is redirected.', { tells: [{ fact: 'https-only' }] }),
  alb('alb.ingress.kubernetes.io/actions.{name}', onIngress, json,
    'An action that a backend names in place of a Service, with the port use-annotation.',
    { placeholders: { name: 'rest' } }),
  alb('alb.ingress.kubernetes.io/conditions.{name}', onIngress, json,
    'Further conditions of a rule, by the name of its backend.', { placeholders: { name: 'rest' } }),
  nlb('service.beta.kubernetes.io/aws-load-balancer-scheme', onService, oneOf('internal', 'internet-facing'),
    'Whether the load balancer is internal.', { tells: [{ fact: 'internal-load-balancer', own: ['internal'] }] }),
  nlb('service.beta.kubernetes.io/aws-load-balancer-internal', onService, anyText,
    'Makes the load balancer internal.', {
      tells: [{ fact: 'internal-load-balancer', own: ['true', '0.0.0.0/0'] }],
      deprecated: {
        replacement: { annotation: 'service.beta.kubernetes.io/aws-load-balancer-scheme', value: 'internal' },
      },
    }),
  nlb('service.beta.kubernetes.io/aws-load-balancer-ssl-cert', onService, commaList(filledText),
    'Certificates of the TLS listeners.', { tells: [{ fact: 'tls-without-field' }] }),

  traefik('traefik.ingress.kubernetes.io/router.tls', onIngress, goBoolean,
    'Ends TLS at the router, with the default certificate or one that a resolver gets.',
    { tells: [{ fact: 'tls-without-field', own: 'enabled' }] }),
  traefik('traefik.ingress.kubernetes.io/router.tls.certresolver', onIngress, filledText,
    'The resolver that gets the certificate.', { tells: [{ fact: 'tls-without-field' }] }),
  traefik('traefik.ingress.kubernetes.io/router.entrypoints', onIngress, commaList(filledText),
    'The entry points on which the router listens.'),
  traefik('traefik.ingress.kubernetes.io/router.middlewares', onIngress, commaList(filledText),
    'The middlewares of the router, as namespace-name@kubernetescrd.'),

  linkerd('config.linkerd.io/skip-inbound-ports', [...onPod, ...onService], ports,
    'Ports on which traffic reaches the pod past the mesh.'),
  linkerd('config.linkerd.io/skip-outbound-ports', [...onPod, ...onService], ports,
    'Ports to which traffic leaves the pod past the mesh.'),
  linkerd('linkerd.io/inject', onPod, oneOf('enabled', 'disabled', 'ingress'), 'Whether pods get a proxy of the mesh.'),

  openShift('service.beta.openshift.io/serving-cert-secret-name', onService, nameOf('Secret'),
    'The Secret that gets a certificate for the DNS name of the Service.', { tells: [{ fact: 'makes-tls-secret' }] }),
];
