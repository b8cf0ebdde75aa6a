/**
 * The annotations of Istio that concern gateways, and traffic that goes past the mesh.
 * From istio/api (annotation/annotations.gen.go) and the AKS pages app-routing-gateway-api and istio-deploy-ingress.
 */

import type { Annotation, Effect, Place } from './annotation.ts';
import { commaList, exactBoolean, nameOf, oneOf, pattern, portNumber, type ValueType } from './value-type.ts';

type Rest = Partial<Annotation>;

function row(
  key: string,
  on: readonly Place[],
  value: ValueType,
  invalid: Effect,
  meaning: string,
  rest: Rest = {},
): Annotation {
  return {
    key,
    controller: 'istio',
    on,
    value,
    invalid,
    meaning,
    source: 'istio/api: annotation/annotations.gen.go',
    ...rest,
  };
}

const onGateway: readonly Place[] = [{ kind: 'Gateway', group: 'gateway.networking.k8s.io' }];
const onPod: readonly Place[] = [{ kind: 'Pod' }];
const onService: readonly Place[] = [{ kind: 'Service' }];

const label = pattern(/^[a-z0-9](?:[-a-z0-9]{0,61}[a-z0-9])?$/, 'a DNS label of at most 63 characters');
const ports = commaList(portNumber);
const portsOrAll: ValueType = { kind: 'either', of: [oneOf('*'), ports] };
const ranges = commaList({ kind: 'cidr', bare: true, hostBits: true });
const rangesOrAll: ValueType = { kind: 'either', of: [oneOf('*'), ranges] };

// biome-ignore format: a table is read by its rows.
export const istio: readonly Annotation[] = [
  row('gateway.istio.io/name-override', onGateway, label, 'reconcile-fails',
    'The name of the Deployment and the Service of this Gateway, in place of its own name and that of its class.',
    { source: 'AKS: app-routing-gateway-api; istio/api' }),
  row('gateway.istio.io/service-account', onGateway, nameOf('ServiceAccount'), 'reconcile-fails',
    'The service account of the pods of this Gateway.'),
  row('networking.istio.io/service-type', onGateway, oneOf('ClusterIP', 'NodePort', 'LoadBalancer'), 'reconcile-fails',
    'The type of the Service of this Gateway.', { default: 'LoadBalancer' }),
  row('networking.istio.io/exportTo', onService,
    commaList(pattern(/^(?:\*|\.|~|[a-z0-9](?:[-a-z0-9]*[a-z0-9])?)$/, '*, . or the name of a namespace')), 'ignored',
    'The namespaces of the mesh that see this Service.', { default: '*' }),
  row('networking.istio.io/traffic-distribution', onService,
    oneOf('PreferClose', 'PreferSameZone', 'PreferSameNode'), 'ignored',
    'Prefers endpoints that are near the client.'),
  row('sidecar.istio.io/inject', onPod, exactBoolean, 'ignored',
    'Whether the pod gets a sidecar; the label of the same name goes before it.', { deprecated: {} }),
  row('traffic.sidecar.istio.io/excludeInboundPorts', onPod, ports, 'reconcile-fails',
    'Ports on which traffic reaches the pod past the sidecar.', { whenEmpty: 'No port is left out.' }),
  row('traffic.sidecar.istio.io/includeInboundPorts', onPod, portsOrAll, 'reconcile-fails',
    'Ports on which traffic to the pod goes through the sidecar, or * for all.',
    { default: '*', whenEmpty: 'No traffic to the pod goes through the sidecar.' }),
  row('traffic.sidecar.istio.io/excludeOutboundPorts', onPod, ports, 'reconcile-fails',
    'Ports to which traffic leaves the pod past the sidecar.', { whenEmpty: 'No port is left out.' }),
  row('traffic.sidecar.istio.io/includeOutboundPorts', onPod, portsOrAll, 'reconcile-fails',
    'Ports to which traffic of the pod goes through the sidecar wherever it leads.',
    { whenEmpty: 'No port is added.' }),
  row('traffic.sidecar.istio.io/excludeOutboundIPRanges', onPod, ranges, 'reconcile-fails',
    'Ranges to which traffic leaves the pod past the sidecar.', { whenEmpty: 'No range is left out.' }),
  row('traffic.sidecar.istio.io/includeOutboundIPRanges', onPod, rangesOrAll, 'reconcile-fails',
    'Ranges to which traffic of the pod goes through the sidecar, or * for all.',
    { default: '*', whenEmpty: 'No traffic of the pod goes through the sidecar.' }),
];

/**
 * The keys that the gateway Services of the Istio add-on of AKS accept; the add-on undoes all others
 * (AKS: istio-deploy-ingress).
 */
export const istioAddOnServiceKeys: readonly string[] = [
  'external-dns.alpha.kubernetes.io/hostname',
  'service.beta.kubernetes.io/azure-allowed-ip-ranges',
  'service.beta.kubernetes.io/azure-allowed-service-tags',
  'service.beta.kubernetes.io/azure-disable-load-balancer-floating-ip',
  'service.beta.kubernetes.io/azure-load-balancer-internal-subnet',
  'service.beta.kubernetes.io/azure-load-balancer-ipv4',
  'service.beta.kubernetes.io/azure-load-balancer-disable-tcp-reset',
  'service.beta.kubernetes.io/azure-load-balancer-resource-group',
  'service.beta.kubernetes.io/azure-load-balancer-tcp-idle-timeout',
  'service.beta.kubernetes.io/azure-pip-ip-tags',
  'service.beta.kubernetes.io/azure-pip-name',
  'service.beta.kubernetes.io/azure-shared-securityrule',
];
