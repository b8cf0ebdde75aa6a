/**
 * The annotations of ExternalDNS.
 * From docs/annotations/annotations.md, source/annotations and the tutorials of its providers.
 */

import type { Annotation, Condition, Effect, Place } from './annotation.ts';
import {
  anyCaseOf,
  anyText,
  commaList,
  exactBoolean,
  filledText,
  integer,
  oneOf,
  type ValueType,
} from './value-type.ts';

type Rest = Partial<Annotation>;

const routeKinds = ['HTTPRoute', 'GRPCRoute', 'TLSRoute', 'TCPRoute', 'UDPRoute'] as const;
const onRoutes: readonly Place[] = routeKinds.map((kind) => ({ kind, group: 'gateway.networking.k8s.io' }));
const onIngress: Place = { kind: 'Ingress' };
const onService: Place = { kind: 'Service' };
const onPod: Place = { kind: 'Pod' };
const onNode: Place = { kind: 'Node' };
const onGateway: Place = { kind: 'Gateway', group: 'gateway.networking.k8s.io' };
/** Custom resources of other projects that ExternalDNS takes names from as well. */
const onOthers: readonly Place[] = [
  { kind: 'Gateway', group: 'networking.istio.io' },
  ...['VirtualService', 'HTTPProxy', 'IngressRoute', 'IngressRouteTCP', 'IngressRouteUDP', 'Route', 'RouteGroup'].map(
    (kind) => ({ kind }),
  ),
  ...['TCPIngress', 'VirtualServer', 'TransportServer', 'Host', 'DNSEndpoint'].map((kind) => ({ kind })),
];
const onSources: readonly Place[] = [onIngress, onService, ...onRoutes, ...onOthers];

const hosts = commaList({ kind: 'host', wildcard: true }, 'removed');
const targets = commaList({ kind: 'either', of: [{ kind: 'address' }, { kind: 'host', wildcard: true }] }, 'removed');
const lifetime: ValueType = { kind: 'duration', seconds: true, min: 1, max: 2 ** 31 - 1 };
const recordTypes = oneOf('A', 'AAAA', 'CNAME', 'TXT', 'SRV', 'NS', 'PTR', 'MX', 'NAPTR', 'DNAME');

function dnsKey(name: string): string {
  return `external-dns.alpha.kubernetes.io/${name}`;
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
    key: dnsKey(name),
    controller: 'external-dns',
    on,
    value,
    invalid,
    meaning,
    source: 'external-dns: docs/annotations/annotations.md',
    ...rest,
  };
}

/** A setting of one DNS provider. */
function provider(name: string, value: ValueType, meaning: string, rest: Rest = {}): Annotation {
  return row(name, onSources, value, 'ignored', meaning, {
    source: 'external-dns: source/annotations/provider_specific.go',
    ...rest,
  });
}

/** Routing policies of Route 53 tell the records of one name apart by this. */
const isRouted: Condition = { annotation: dnsKey('set-identifier'), is: 'present' };

function routing(name: string, value: ValueType, meaning: string): Annotation {
  return provider(name, value, meaning, {
    needs: [
      { when: [isRouted], effect: 'ignored', because: 'Records of a routing policy are told apart by set-identifier.' },
    ],
    source: 'external-dns: docs/tutorials/aws.md',
  });
}

// biome-ignore format: a table is read by its rows.
export const externalDns: readonly Annotation[] = [
  row('hostname', [...onSources, onPod], hosts, 'entry-dropped', 'The DNS names under which this object is published.'),
  row('internal-hostname', [onService, onPod], hosts, 'entry-dropped',
    'The DNS names that lead to the cluster address rather than to the load balancer.'),
  row('target', [...onSources, onGateway, onPod, onNode], targets, 'entry-dropped',
    'What the records point at, in place of the addresses of the object.'),
  row('ttl', [...onSources, onPod, onNode], lifetime, 'default-used',
    'How long the records may be remembered: seconds, or a duration.'),
  row('controller', [...onSources, onPod, onNode], filledText, 'ignored',
    'Makes ExternalDNS pass over the object, unless it says dns-controller.', { default: 'dns-controller' }),
  row('access', [onService], oneOf('public', 'private'), 'default-used',
    'Whether a NodePort Service is published by the external or the internal addresses of its nodes.'),
  row('endpoints-type', [onService], oneOf('NodeExternalIP', 'HostIP'), 'default-used',
    'Whether a headless Service is published by node addresses rather than pod addresses.'),
  row('ingress-hostname-source', [onIngress], anyCaseOf('defined-hosts-only', 'annotation-only'), 'default-used',
    'Whether only the hosts of the rules or only those of annotations are published.'),
  row('gateway-hostname-source', onRoutes, anyCaseOf('defined-hosts-only', 'annotation-only'), 'default-used',
    'Whether only the hostnames of the route or only those of annotations are published.'),
  row('ingress', [{ kind: 'Gateway', group: 'networking.istio.io' }, { kind: 'HTTPProxy' }], filledText, 'ignored',
    'The Ingress whose address is published in place of the gateway Service.'),
  row('record-type', onSources, recordTypes, 'ignored', 'The type of the records.'),
  row('set-identifier', onSources, filledText, 'ignored', 'Tells this record from others of the same name and type.'),
  row('alias', onSources, exactBoolean, 'reads-as-false',
    'Makes alias records rather than CNAME records.', { default: 'false' }),

  routing('aws-weight', integer(0, 255), 'The weight of a weighted record in Route 53.'),
  routing('aws-region', filledText, 'The region of a latency record in Route 53.'),
  routing('aws-failover', oneOf('PRIMARY', 'SECONDARY'), 'The part of a failover record in Route 53.'),
  routing('aws-geolocation-continent-code', filledText, 'The continent of a geolocation record in Route 53.'),
  routing('aws-geolocation-country-code', filledText, 'The country of a geolocation record in Route 53.'),
  routing('aws-geolocation-subdivision-code', filledText, 'The subdivision of a geolocation record in Route 53.'),
  routing('aws-multi-value-answer', anyText, 'Makes a multi-value answer record in Route 53.'),
  provider('aws-health-check-id', filledText, 'The health check of a record in Route 53.'),
  provider('aws-evaluate-target-health', exactBoolean,
    'Whether an alias record in Route 53 follows the health of its target.'),
  provider('aws-target-hosted-zone', filledText, 'The hosted zone of the target of an alias record in Route 53.'),
  provider('aws-{property}', anyText, 'A property for Route 53.', { placeholders: { property: 'rest' } }),
  provider('cloudflare-proxied', exactBoolean, 'Whether traffic goes through Cloudflare.'),
  provider('cloudflare-custom-hostname', { kind: 'host' }, 'A custom hostname at Cloudflare.'),
  provider('cloudflare-region-key', filledText, 'The region in which Cloudflare handles the traffic.'),
  provider('cloudflare-record-comment', anyText, 'The comment of a record at Cloudflare.'),
  provider('cloudflare-tags', anyText, 'The tags of a record at Cloudflare.'),
  provider('scw-{property}', anyText, 'A property for Scaleway.', { placeholders: { property: 'rest' } }),
  provider('webhook-{property}', anyText, 'A property for a webhook provider.', { placeholders: { property: 'rest' } }),
  provider('ibmcloud-proxied', exactBoolean, 'Whether traffic goes through IBM Cloud Internet Services.'),
];
