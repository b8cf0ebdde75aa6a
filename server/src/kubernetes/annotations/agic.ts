/**
 * The annotations of the Application Gateway Ingress Controller.
 * From application-gateway-kubernetes-ingress: pkg/annotations/ingress_annotations.go and docs/annotations.md (1.9).
 */

import type { Annotation, Condition, Effect } from './annotation.ts';
import {
  anyCaseOf,
  commaList,
  filledText,
  goBoolean,
  integer,
  nameOf,
  oneOf,
  pattern,
  portNumber,
  type ValueType,
} from './value-type.ts';

type Rest = Partial<Annotation>;

function agicKey(name: string): string {
  return `appgw.ingress.kubernetes.io/${name}`;
}

function row(name: string, value: ValueType, invalid: Effect, meaning: string, rest: Rest = {}): Annotation {
  return {
    key: agicKey(name),
    controller: 'agic',
    on: [{ kind: 'Ingress' }],
    value,
    invalid,
    meaning,
    source: 'application-gateway-kubernetes-ingress: pkg/annotations/ingress_annotations.go',
    ...rest,
  };
}

const int32 = integer(0, 2 ** 31 - 1);
const path = pattern(/^\/\S*$/, 'a path that begins with /');
const hasTls: Condition = {
  anyOf: [
    { field: 'spec.tls[].secretName', is: 'present' },
    { annotation: agicKey('appgw-ssl-certificate'), is: 'present' },
  ],
};

// biome-ignore format: a table is read by its rows.
export const agic: readonly Annotation[] = [
  row('backend-path-prefix', path, 'ignored', 'The path that replaces the matched one on the way to the backend.'),
  row('backend-hostname', { kind: 'host' }, 'ignored', 'The host name under which the backend is asked.'),
  row('backend-protocol', anyCaseOf('http', 'https'), 'default-used',
    'The protocol in which the backend is spoken to.', { default: 'http' }),
  row('ssl-redirect', goBoolean, 'default-used',
    'Redirects HTTP to HTTPS.', {
      default: 'false',
      tells: [{ fact: 'https-only', own: 'enabled' }],
      needs: [{
        own: 'enabled',
        when: [hasTls],
        effect: 'object-skipped',
        because: 'The redirect leads to an HTTPS listener, which needs TLS or appgw-ssl-certificate.',
      }],
    }),
  row('appgw-ssl-certificate', filledText, 'ignored',
    'The certificate of the HTTPS listener, by its name on the gateway.', {
      tells: [{ fact: 'tls-without-field' }],
      clashes: [{
        when: [{ field: 'spec.tls[].secretName', is: 'present' }],
        effect: 'ignored',
        because: 'TLS in the Ingress goes before a certificate on the gateway.',
      }],
    }),
  row('appgw-ssl-profile', filledText, 'ignored', 'The TLS profile of the listener, by its name on the gateway.',
    { since: '1.6' }),
  row('appgw-trusted-root-certificate', commaList(filledText), 'ignored',
    'The root certificates that an HTTPS backend is checked against, by their names on the gateway.', {
      needs: [{
        when: [{ annotation: agicKey('backend-protocol'), is: ['https', 'HTTPS', 'Https'] }],
        effect: 'ignored',
        because: 'Only an HTTPS backend shows a certificate.',
      }],
    }),
  row('connection-draining', goBoolean, 'default-used',
    'Lets requests to a leaving backend come to their end.', { default: 'false' }),
  row('connection-draining-timeout', int32, 'default-used',
    'Seconds after which such requests are cut off.', {
      default: '30',
      needs: [{
        when: [{ annotation: agicKey('connection-draining'), is: 'enabled' }],
        effect: 'ignored',
        because: 'It is the limit of connection-draining.',
      }],
    }),
  row('cookie-based-affinity', goBoolean, 'default-used',
    'Sends the requests of one session to one backend, by a cookie.', { default: 'false' }),
  row('cookie-based-affinity-distinct-name', goBoolean, 'default-used',
    'Gives each backend a cookie name of its own.', {
      default: 'false',
      needs: [{
        when: [{ annotation: agicKey('cookie-based-affinity'), is: 'enabled' }],
        effect: 'ignored',
        because: 'There is no cookie without cookie-based-affinity.',
      }],
    }),
  row('request-timeout', int32, 'default-used', 'Seconds within which the backend must answer.', { default: '30' }),
  row('override-frontend-port', integer(1, 64999), 'ignored', 'The port of the listener, in place of 80 or 443.'),
  row('use-private-ip', goBoolean, 'default-used',
    'Listens on the private address of the gateway, which it must have.', { default: 'false' }),
  row('waf-policy-for-path', {
      kind: 'azure-id',
      resource: 'Microsoft.Network/applicationGatewayWebApplicationFirewallPolicies',
    }, 'ignored',
    'The web application firewall policy for the paths of this Ingress.'),
  row('health-probe-hostname', { kind: 'host' }, 'ignored', 'The host name that health probes ask for.'),
  row('health-probe-port', portNumber, 'ignored', 'The port that health probes ask at.'),
  row('health-probe-path', path, 'ignored', 'The path that health probes ask for.'),
  row('health-probe-status-codes', commaList(pattern(/^\d{3}(?:-\d{3})?$/, 'a status code or a range such as 200-399')),
    'ignored', 'The status codes that count as healthy.'),
  row('health-probe-interval', int32, 'ignored', 'Seconds between two health probes.'),
  row('health-probe-timeout', int32, 'ignored', 'Seconds within which a health probe must be answered.'),
  row('health-probe-unhealthy-threshold', int32, 'ignored', 'Failed probes after which a backend gets no traffic.'),
  row('rewrite-rule-set', filledText, 'ignored',
    'The set of rewrite rules, by its name on the gateway.', {
      clashes: [{
        when: [{ annotation: agicKey('rewrite-rule-set-custom-resource'), is: 'present' }],
        effect: 'object-skipped',
        because: 'Rules come from the gateway or from a custom resource, not from both.',
      }],
    }),
  row('rewrite-rule-set-custom-resource', nameOf('AzureApplicationGatewayRewrite'), 'ignored',
    'The custom resource with the rewrite rules.'),
  row('hostname-extension', commaList({ kind: 'host', wildcard: true }), 'ignored',
    'Further host names of the listener.'),
  row('rule-priority', integer(1, 20000), 'ignored', 'The priority of the routing rule; the lowest number goes first.'),
  row('', oneOf('azure/application-gateway'), 'ignored',
    'Hands an Istio Gateway to the controller.', {
      key: 'appgw.ingress.istio.io/v1alpha3',
      on: [{ kind: 'Gateway', group: 'networking.istio.io' }],
    }),
];

/**
 * What Azure Resource Manager takes for the numbers that the controller hands on as they are, however well they parse:
 * properties of an Application Gateway's backend settings and probes (Microsoft.Network/applicationGateways).
 */
export const applicationGatewayBounds: ReadonlyMap<string, { readonly min: number; readonly max: number }> = new Map([
  [agicKey('connection-draining-timeout'), { min: 1, max: 3600 }],
  [agicKey('request-timeout'), { min: 1, max: 86400 }],
  [agicKey('health-probe-interval'), { min: 1, max: 86400 }],
  [agicKey('health-probe-timeout'), { min: 1, max: 86400 }],
  [agicKey('health-probe-unhealthy-threshold'), { min: 1, max: 20 }],
]);

/**
 * What a path may not hold on an Application Gateway: a character outside of those that Azure lists, or an asterisk
 * anywhere but at the end. Undefined for a path that it takes.
 */
export function pathFaultOnGateway(path: string): string | undefined {
  const body = path.endsWith('*') ? path.slice(0, -1) : path;
  if (body.includes('*')) return 'an asterisk before its end';
  const odd = /[^-A-Za-z0-9._~!$()\\'+,;=:@/]/.exec(body)?.[0];
  return odd === undefined ? undefined : /\s/.test(odd) ? 'a blank' : `the character ${odd}`;
}
