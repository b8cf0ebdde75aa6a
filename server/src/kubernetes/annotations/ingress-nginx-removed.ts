/** Annotations that ingress-nginx once read and has dropped: they stay in manifests without effect. */

import type { Annotation, Replacement } from './annotation.ts';
import { nginxKey } from './ingress-nginx-row.ts';
import { anyText } from './value-type.ts';

function dropped(name: string, meaning: string, version?: string, replacement?: Replacement): Annotation {
  return {
    key: nginxKey(name),
    controller: 'ingress-nginx',
    on: [{ kind: 'Ingress' }],
    value: anyText,
    invalid: 'ignored',
    meaning,
    removed: { ...(version ? { version } : {}), ...(replacement ? { replacement } : {}) },
    source: 'ingress-nginx: cmd/plugin/lints/ingress.go, release notes, issue 10186',
  };
}

function by(name: string, value?: string): Replacement {
  return { annotation: nginxKey(name), ...(value ? { value } : {}) };
}

export const ingressNginxRemoved: readonly Annotation[] = [
  dropped('secure-backends', 'Spoke HTTPS to the backend.', '0.21.0', by('backend-protocol', 'HTTPS')),
  dropped('grpc-backend', 'Spoke gRPC to the backend.', '0.21.0', by('backend-protocol', 'GRPC')),
  dropped('secure-verify-ca-secret', 'Named the authority of an HTTPS backend.', undefined, by('proxy-ssl-secret')),
  dropped('add-base-url', 'Put a base element into HTML answers.', '0.22.0'),
  dropped('base-url-scheme', 'Chose the scheme of that base element.', '0.22.0'),
  dropped('session-cookie-hash', 'Chose how the session cookie was hashed.', '0.24.0'),
  dropped('mirror-uri', 'Named the location that got a copy of each request.', undefined, by('mirror-target')),
  dropped('enable-influxdb', 'Sent metrics to InfluxDB.'),
  dropped('influxdb-measurement', 'Named the InfluxDB measurement.'),
  dropped('influxdb-host', 'Named the InfluxDB host.'),
  dropped('influxdb-port', 'Named the InfluxDB port.'),
  dropped('influxdb-server-name', 'Named the server in InfluxDB.'),
  dropped('enable-opentracing', 'Traced requests by OpenTracing.', '1.10.0', by('enable-opentelemetry')),
  dropped(
    'opentracing-trust-incoming-span',
    "Continued the client's OpenTracing span.",
    '1.10.0',
    by('opentelemetry-trust-incoming-span'),
  ),
  dropped(
    'opentracing-operation-name',
    'Named the OpenTracing operation.',
    '1.10.0',
    by('opentelemetry-operation-name'),
  ),
  dropped(
    'opentracing-location-operation-name',
    'Named the OpenTracing operation of a location.',
    '1.10.0',
    by('opentelemetry-operation-name'),
  ),
  dropped(
    'global-rate-limit',
    'Limited requests over all replicas of the controller together.',
    '1.12.0',
    by('limit-rps'),
  ),
  dropped('global-rate-limit-window', 'The window of that limit.', '1.12.0'),
  dropped('global-rate-limit-key', 'What that limit counted by.', '1.12.0'),
  dropped('global-rate-limit-ignored-cidrs', 'Ranges that were free of that limit.', '1.12.0', by('limit-allowlist')),
  dropped('lua-resty-waf', 'Ran requests through the firewall lua-resty-waf.', undefined, by('enable-modsecurity')),
  dropped('lua-resty-waf-debug', 'Made that firewall talk.'),
  dropped('lua-resty-waf-ignore-rulesets', 'Rule sets that the firewall left out.'),
  dropped('lua-resty-waf-extra-rules', 'Further rules of that firewall.'),
  dropped('lua-resty-waf-allow-unknown-content-types', 'Let unknown content types past that firewall.'),
  dropped('lua-resty-waf-score-threshold', 'The score from which that firewall acted.'),
  dropped('lua-resty-waf-process-multipart-body', 'Made that firewall look into multipart bodies.'),
];
