/** The controllers that read annotations, as data: how their classes and images are told apart. */

/** One controller. What is empty is not known to exist. */
interface ControllerRow {
  readonly id: string;
  readonly title: string;
  /** `spec.controller` of its IngressClass or `spec.controllerName` of its GatewayClass; `/*` ends an open one. */
  readonly controllerNames?: readonly string[];
  /** Class names that nobody else uses, so that the name alone proves the controller. */
  readonly ownClasses?: readonly string[];
  /** Class names that are usual for it, but could be given to another controller. */
  readonly usualClasses?: readonly string[];
  /** Class names that its installation or its guide gives to Gateways. */
  readonly gatewayClasses?: readonly string[];
  /** Ends of image repositories, as in `registry.example/ingress-nginx/controller`. */
  readonly images?: readonly string[];
  /** Other controllers whose annotations it reads as well. */
  readonly alsoReads?: readonly string[];
  /** Whether it serves Ingresses or Gateways by class, so that its annotations are dead under another class. */
  readonly byClass?: true;
}

export const controllers = [
  { id: 'kubernetes', title: 'Kubernetes' },
  {
    id: 'ingress-nginx',
    title: 'ingress-nginx (community)',
    byClass: true,
    controllerNames: ['k8s.io/ingress-nginx'],
    usualClasses: ['nginx', 'nginx-internal', 'nginx-external', 'ingress-nginx'],
    images: ['ingress-nginx/controller', 'ingress-nginx/controller-chroot', 'nginx-ingress-controller'],
  },
  {
    id: 'app-routing',
    title: 'AKS application routing (managed NGINX)',
    byClass: true,
    controllerNames: ['webapprouting.kubernetes.azure.com/nginx', 'approuting.kubernetes.azure.com/*'],
    ownClasses: ['webapprouting.kubernetes.azure.com', 'nginx.approuting.kubernetes.azure.com'],
    images: ['aks/aks-app-routing-operator'],
    alsoReads: ['ingress-nginx'],
  },
  {
    id: 'app-routing-istio',
    title: 'AKS application routing (Gateway API)',
    byClass: true,
    gatewayClasses: ['approuting-istio'],
    ownClasses: ['approuting-istio'],
    alsoReads: ['istio', 'azure-cloud-provider', 'app-routing'],
  },
  {
    id: 'http-application-routing',
    title: 'AKS HTTP application routing (retired)',
    byClass: true,
    ownClasses: ['addon-http-application-routing'],
    alsoReads: ['ingress-nginx'],
  },
  {
    id: 'agic',
    title: 'Application Gateway Ingress Controller',
    byClass: true,
    controllerNames: ['azure/application-gateway'],
    ownClasses: ['azure-application-gateway', 'azure/application-gateway'],
    images: ['azure-application-gateway/kubernetes-ingress'],
  },
  {
    id: 'agc',
    title: 'Application Gateway for Containers',
    byClass: true,
    gatewayClasses: ['azure-alb-external'],
    controllerNames: ['alb.networking.azure.io/alb-controller'],
    ownClasses: ['azure-alb-external'],
    images: ['application-lb/images/alb-controller'],
  },
  { id: 'azure-cloud-provider', title: 'Azure cloud provider', images: ['azure-cloud-controller-manager'] },
  { id: 'aks', title: 'Azure Kubernetes Service' },
  {
    id: 'kube-egress-gateway',
    title: 'AKS static egress gateway',
    images: ['aks/kube-egress-gateway-controller', 'kube-egress-gateway-controller'],
  },
  { id: 'azure-workload-identity', title: 'Azure Workload Identity', images: ['azure/workload-identity/webhook'] },
  {
    id: 'cert-manager',
    title: 'cert-manager',
    images: ['jetstack/cert-manager-controller', 'cert-manager-controller'],
  },
  { id: 'external-dns', title: 'ExternalDNS', images: ['external-dns/external-dns', 'external-dns'] },
  {
    id: 'istio',
    title: 'Istio',
    byClass: true,
    gatewayClasses: ['istio', 'istio-waypoint', 'istio-remote'],
    controllerNames: ['istio.io/gateway-controller', 'istio.io/ingress-controller', 'istio.io/mesh-controller'],
    ownClasses: ['istio-waypoint', 'istio-remote'],
    usualClasses: ['istio'],
    images: ['istio/pilot', 'istio/proxyv2'],
  },
  { id: 'linkerd', title: 'Linkerd', images: ['linkerd/controller', 'linkerd/proxy'] },
  {
    id: 'nginx-inc',
    title: 'NGINX Ingress Controller (F5)',
    byClass: true,
    controllerNames: ['nginx.org/ingress-controller'],
    usualClasses: ['nginx'],
    images: ['nginx/nginx-ingress', 'nginx-ic/nginx-plus-ingress', 'nginxinc/kubernetes-ingress'],
  },
  {
    id: 'nginx-gateway-fabric',
    title: 'NGINX Gateway Fabric',
    byClass: true,
    gatewayClasses: ['nginx'],
    controllerNames: ['gateway.nginx.org/nginx-gateway-controller'],
    images: ['nginx-gateway-fabric'],
  },
  {
    id: 'traefik',
    title: 'Traefik',
    byClass: true,
    gatewayClasses: ['traefik'],
    controllerNames: ['traefik.io/ingress-controller', 'traefik.io/gateway-controller'],
    usualClasses: ['traefik'],
    images: ['traefik'],
  },
  {
    id: 'haproxy',
    title: 'HAProxy Kubernetes Ingress Controller',
    byClass: true,
    controllerNames: ['haproxy.org/ingress-controller', 'haproxy.org/ingress-controller/*'],
    usualClasses: ['haproxy'],
    images: ['haproxytech/kubernetes-ingress'],
  },
  {
    id: 'haproxy-ingress',
    title: 'HAProxy Ingress (community)',
    byClass: true,
    controllerNames: ['haproxy-ingress.github.io/controller', 'haproxy-ingress.github.io/controller/*'],
    usualClasses: ['haproxy'],
    images: ['jcmoraisjr/haproxy-ingress'],
  },
  {
    id: 'contour',
    title: 'Contour',
    byClass: true,
    controllerNames: [
      'projectcontour.io/ingress-controller',
      'projectcontour.io/gateway-controller',
      'projectcontour.io/*',
    ],
    usualClasses: ['contour'],
    images: ['projectcontour/contour'],
  },
  {
    id: 'kong',
    title: 'Kong Ingress Controller',
    byClass: true,
    gatewayClasses: ['kong'],
    controllerNames: ['ingress-controllers.konghq.com/kong', 'konghq.com/kic-gateway-controller'],
    usualClasses: ['kong'],
    images: ['kong/kubernetes-ingress-controller'],
  },
  {
    id: 'cilium',
    title: 'Cilium',
    byClass: true,
    gatewayClasses: ['cilium'],
    controllerNames: ['cilium.io/ingress-controller', 'io.cilium/gateway-controller'],
    usualClasses: ['cilium'],
    images: ['cilium/cilium', 'cilium/operator-generic'],
  },
  {
    id: 'envoy-gateway',
    title: 'Envoy Gateway',
    byClass: true,
    gatewayClasses: ['eg'],
    controllerNames: ['gateway.envoyproxy.io/gatewayclass-controller'],
    images: ['envoyproxy/gateway'],
  },
  {
    id: 'emissary',
    title: 'Emissary-ingress',
    byClass: true,
    controllerNames: ['getambassador.io/ingress-controller'],
    usualClasses: ['ambassador'],
    images: ['emissary-ingress/emissary'],
  },
  {
    id: 'openshift-router',
    title: 'OpenShift router',
    byClass: true,
    controllerNames: ['openshift.io/ingress-to-route', 'openshift.io/gateway-controller/v1'],
    ownClasses: ['openshift-default'],
  },
  {
    id: 'pomerium',
    title: 'Pomerium',
    byClass: true,
    controllerNames: ['pomerium.io/ingress-controller'],
    usualClasses: ['pomerium'],
    images: ['pomerium/ingress-controller'],
  },
  {
    id: 'tailscale',
    title: 'Tailscale operator',
    byClass: true,
    controllerNames: ['tailscale.com/ts-ingress'],
    ownClasses: ['tailscale'],
    images: ['tailscale/k8s-operator'],
  },
  {
    id: 'aws-alb',
    title: 'AWS Load Balancer Controller',
    byClass: true,
    controllerNames: ['ingress.k8s.aws/alb', 'eks.amazonaws.com/alb', 'gateway.k8s.aws/alb', 'gateway.k8s.aws/nlb'],
    usualClasses: ['alb'],
    images: ['amazon/aws-load-balancer-controller', 'aws-load-balancer-controller'],
  },
  { id: 'aws-cloud-provider', title: 'AWS cloud provider' },
  {
    id: 'gce',
    title: 'Google Cloud load balancer controller',
    byClass: true,
    gatewayClasses: ['gke-l7-global-external-managed', 'gke-l7-regional-external-managed', 'gke-l7-rilb'],
    controllerNames: ['networking.gke.io/gateway'],
    ownClasses: ['gce', 'gce-internal'],
  },
  { id: 'metallb', title: 'MetalLB', images: ['metallb/controller', 'metallb/speaker'] },
  { id: 'kube-vip', title: 'kube-vip', images: ['kube-vip/kube-vip', 'kube-vip/kube-vip-cloud-provider'] },
  { id: 'other-cloud', title: 'the cloud provider of another cloud' },
] as const satisfies readonly ControllerRow[];

export type ControllerId = (typeof controllers)[number]['id'];

/** A row of the table without its literal types. */
export interface Controller extends ControllerRow {
  readonly id: ControllerId;
  readonly alsoReads?: readonly ControllerId[];
}
