/**
 * Prefixes of annotation keys and the controllers behind them, so that a key without a row can still be told apart.
 * A family says whether the tables hold all of its keys: only then is a key without a row a mistake.
 */

import type { ControllerId } from './controller-table.ts';

export interface KeyFamily {
  readonly prefix: string;
  /** More than one where several controllers share the prefix. */
  readonly controllers: readonly ControllerId[];
  /** Whether every key that is read under this prefix has a row. */
  readonly isComplete: boolean;
}

function complete(controller: ControllerId, ...prefixes: readonly string[]): readonly KeyFamily[] {
  return prefixes.map((prefix) => ({ prefix, controllers: [controller], isComplete: true }));
}

function known(controller: ControllerId, ...prefixes: readonly string[]): readonly KeyFamily[] {
  return prefixes.map((prefix) => ({ prefix, controllers: [controller], isComplete: false }));
}

/** Load balancer settings of a cloud, all in one domain. */
function cloud(...names: readonly string[]): readonly KeyFamily[] {
  return known('other-cloud', ...names.map((name) => `service.beta.kubernetes.io/${name}`));
}

export const keyFamilies: readonly KeyFamily[] = [
  ...complete('ingress-nginx', 'nginx.ingress.kubernetes.io/'),
  ...complete('agic', 'appgw.ingress.kubernetes.io/', 'appgw.ingress.istio.io/'),
  ...complete('agc', 'alb.networking.azure.io/'),
  ...complete('azure-cloud-provider', 'service.beta.kubernetes.io/azure-', 'service.beta.kubernetes.io/port_'),
  ...known('app-routing', 'kubernetes.azure.com/'),
  ...known('azure-workload-identity', 'azure.workload.identity/'),
  ...complete('cert-manager', 'cert-manager.io/', 'acme.cert-manager.io/', 'experimental.cert-manager.io/'),
  ...complete('cert-manager', 'venafi.cert-manager.io/'),
  ...known('cert-manager', 'certmanager.k8s.io/'),
  ...known('external-dns', 'external-dns.alpha.kubernetes.io/'),

  ...known('istio', 'istio.io/', 'gateway.istio.io/', 'networking.istio.io/', 'sidecar.istio.io/', 'ambient.istio.io/'),
  ...known('istio', 'traffic.sidecar.istio.io/', 'status.sidecar.istio.io/', 'readiness.status.sidecar.istio.io/'),
  ...known('istio', 'inject.istio.io/', 'proxy.istio.io/', 'prometheus.istio.io/', 'topology.istio.io/'),
  ...known('istio', 'traffic.istio.io/', 'galley.istio.io/'),
  ...known('linkerd', 'linkerd.io/', 'config.linkerd.io/', 'config.alpha.linkerd.io/', 'viz.linkerd.io/'),

  ...known('nginx-inc', 'nginx.org/', 'nginx.com/', 'custom.nginx.org/', 'appprotect.f5.com/', 'appprotectdos.f5.com/'),
  ...known('nginx-gateway-fabric', 'gateway.nginx.org/'),
  ...known('traefik', 'traefik.ingress.kubernetes.io/', 'traefik.io/'),
  ...known('haproxy', 'haproxy.org/'),
  ...known('haproxy-ingress', 'haproxy-ingress.github.io/'),
  { prefix: 'ingress.kubernetes.io/', controllers: ['haproxy-ingress', 'traefik', 'kong'], isComplete: false },
  ...known('contour', 'projectcontour.io/', 'contour.heptio.com/'),
  ...known('kong', 'konghq.com/', 'configuration.konghq.com/', 'plugins.konghq.com/'),
  ...known(
    'cilium',
    'ingress.cilium.io/',
    'service.cilium.io/',
    'lbipam.cilium.io/',
    'io.cilium/',
    'network.cilium.io/',
  ),
  ...known('cilium', 'policy.cilium.io/', 'bgp.cilium.io/'),
  ...known('envoy-gateway', 'gateway.envoyproxy.io/'),
  ...known('emissary', 'getambassador.io/'),
  ...known('openshift-router', 'route.openshift.io/', 'router.openshift.io/', 'haproxy.router.openshift.io/'),
  ...known('openshift-router', 'service.beta.openshift.io/', 'service.alpha.openshift.io/'),
  ...known('pomerium', 'ingress.pomerium.io/'),
  ...known('tailscale', 'tailscale.com/'),

  ...known('aws-alb', 'alb.ingress.kubernetes.io/', 'elbv2.k8s.aws/'),
  ...known('aws-cloud-provider', 'service.beta.kubernetes.io/aws-load-balancer-'),
  ...known('gce', 'networking.gke.io/', 'cloud.google.com/', 'beta.cloud.google.com/', 'ingress.gcp.kubernetes.io/'),
  ...known('metallb', 'metallb.io/', 'metallb.universe.tf/'),
  ...known('kube-vip', 'kube-vip.io/'),
  ...cloud(
    'do-loadbalancer-',
    'linode-loadbalancer-',
    'oci-load-balancer-',
    'scw-loadbalancer-',
    'vultr-loadbalancer-',
  ),
  ...cloud('exoscale-loadbalancer-', 'alibaba-cloud-loadbalancer-', 'openstack-internal-load-balancer', 'cce-'),
  ...cloud('brightbox-load-balancer-', 'equinix-metal-', 'upcloud-load-balancer-', 'ovh-loadbalancer-'),
  ...known('other-cloud', 'oci.oraclecloud.com/', 'oci-network-load-balancer.oraclecloud.com/'),
  ...known('other-cloud', 'load-balancer.hetzner.cloud/', 'loadbalancer.openstack.org/', 'kubernetes.civo.com/'),
  ...known('other-cloud', 'service.kubernetes.io/ibm-load-balancer-cloud-provider-', 'ingress.bluemix.net/'),
  ...known(
    'other-cloud',
    'kubernetes.digitalocean.com/',
    'loadbalancer.ovhcloud.com/',
    'service.kubernetes.io/qcloud-',
  ),

  ...known('kubernetes', 'kubernetes.io/', 'service.kubernetes.io/', 'ingressclass.kubernetes.io/'),
  ...known('kubernetes', 'endpoints.kubernetes.io/', 'endpointslice.kubernetes.io/', 'gateway.networking.k8s.io/'),
  ...known('kubernetes', 'kubectl.kubernetes.io/', 'service.alpha.kubernetes.io/', 'net.beta.kubernetes.io/'),
];
