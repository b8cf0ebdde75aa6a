/** Values of annotations are judged as their controllers read them. */

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { blockedWordIn } from '../server/src/kubernetes/annotations/app-routing.ts';
import { annotationOf, annotations } from '../server/src/kubernetes/annotations/catalogue.ts';
import { isEnabled, problemOf } from '../server/src/kubernetes/annotations/check-value.ts';
import type { ValueType } from '../server/src/kubernetes/annotations/value-type.ts';

const azure = 'service.beta.kubernetes.io/azure-';
const nginx = 'nginx.ingress.kubernetes.io/';

describe('a value', () => {
  const cases: readonly (readonly [key: string, value: string, fault: string, suggestion?: string])[] = [
    [`${azure}load-balancer-internal`, 'True', 'not-boolean', 'true'],
    [`${azure}load-balancer-internal`, ' true', 'not-boolean', 'true'],
    [`${azure}disable-load-balancer-floating-ip`, 'yes', 'not-boolean', 'true'],
    [`${azure}disable-load-balancer-floating-ip`, ' true', 'not-boolean', 'true'],
    [`${nginx}use-regex`, 'yes', 'not-boolean', 'true'],
    [`${azure}load-balancer-tcp-idle-timeout`, '3', 'out-of-range'],
    [`${azure}load-balancer-tcp-idle-timeout`, '101', 'out-of-range'],
    [`${azure}load-balancer-tcp-idle-timeout`, '4m', 'not-a-number'],
    [`${azure}load-balancer-health-probe-interval`, '', 'empty'],
    [`${azure}allowed-ip-ranges`, '10.1.2.3/24', 'host-bits', '10.1.2.0/24'],
    [`${azure}allowed-ip-ranges`, '10.0.0.0/8,10.1.2.3', 'no-prefix-length', '10.0.0.0/8,10.1.2.3/32'],
    [`${azure}allowed-ip-ranges`, '10.0.0.0/8 192.168.0.0/16', 'wrong-separator', '10.0.0.0/8,192.168.0.0/16'],
    [`${azure}allowed-ip-ranges`, '2001:db8::1/32', 'host-bits', '2001:db8::/32'],
    [`${azure}additional-public-ips`, '20.1.2.3, 20.1.2.4', 'blank', '20.1.2.3,20.1.2.4'],
    [`${azure}load-balancer-ipv4`, '2001:db8::1', 'wrong-family'],
    [`${azure}load-balancer-ipv4`, '10.0.0.010', 'not-an-address'],
    [`${azure}load-balancer-health-probe-protocol`, 'htps', 'not-a-choice', 'https'],
    [`${azure}pip-prefix-id`, 'my-prefix', 'not-an-id'],
    [`${azure}pls-fqdns`, 'a.example.com, b.example.com', 'wrong-separator', 'a.example.com b.example.com'],
    [`${azure}pls-ip-configuration-ip-address-count`, '9', 'out-of-range'],
    [`${azure}dns-label-name`, 'Shop', 'not-the-pattern'],
    ['service.beta.kubernetes.io/port_80_health-probe_port', '70000', 'out-of-range'],
    [`${nginx}whitelist-source-range`, '10.0.0.0/8;192.168.0.0/16', 'wrong-separator', '10.0.0.0/8,192.168.0.0/16'],
    [`${nginx}proxy-body-size`, '8Mi', 'not-a-size', '8m'],
    [`${nginx}proxy-read-timeout`, '60s', 'not-a-number'],
    [`${nginx}backend-protocol`, 'AJP', 'not-a-choice'],
    [`${nginx}x-forwarded-prefix`, 'true', 'not-the-pattern'],
    [`${nginx}auth-tls-match-cn`, 'client', 'not-a-regex'],
    [`${nginx}auth-tls-secret`, 'client-ca', 'not-a-reference'],
    [`${nginx}permanent-redirect`, 'https://example.com/;return 200', 'not-the-pattern'],
    [`${nginx}affinity-mode`, 'Balanced', 'not-a-choice', 'balanced'],
    ['ingressclass.kubernetes.io/is-default-class', 'True', 'not-boolean', 'true'],
    ['cert-manager.io/duration', '90d', 'not-a-duration', '2160h'],
    ['cert-manager.io/duration', '30m', 'out-of-range'],
    ['cert-manager.io/private-key-algorithm', 'rsa', 'not-a-choice', 'RSA'],
    ['cert-manager.io/usages', 'server auth,clientauth', 'not-a-choice', 'server auth,client auth'],
    ['external-dns.alpha.kubernetes.io/ttl', '0', 'out-of-range'],
    ['external-dns.alpha.kubernetes.io/hostname', 'a.example.com,b_.example..com', 'not-a-host'],
    ['appgw.ingress.kubernetes.io/ssl-redirect', 'on', 'not-boolean', 'true'],
    ['appgw.ingress.kubernetes.io/override-frontend-port', '65000', 'out-of-range'],
    ['appgw.ingress.kubernetes.io/waf-policy-for-path', '/subscriptions/1/waf', 'not-an-id'],
    ['kubernetes.azure.com/tls-cert-keyvault-uri', 'https://v.vault.azure.net/secrets/web', 'not-the-pattern'],
  ];
  for (const [key, value, fault, suggestion] of cases) {
    test(`${key}: ${JSON.stringify(value)} is wrong`, () => {
      const problem = problemOf(typeOf(key), value);
      assert.equal(problem?.fault, fault);
      assert.equal(problem.suggestion, suggestion);
      if (suggestion !== undefined) assert.equal(problemOf(typeOf(key), suggestion), undefined);
    });
  }

  for (const [key, value] of [
    [`${azure}disable-load-balancer-floating-ip`, 'TRUE'],
    [`${azure}pls-create`, ' True '],
    [`${azure}load-balancer-tcp-idle-timeout`, ' 30 '],
    [`${azure}allowed-ip-ranges`, '10.0.0.0/8, 2001:db8::/32'],
    [`${azure}pls-visibility`, '*'],
    [`${azure}pip-prefix-id`, '/subscriptions/s/resourcegroups/g/providers/microsoft.network/publicIPPrefixes/p'],
    ['service.beta.kubernetes.io/port_80_health-probe_port', 'http'],
    [`${nginx}use-regex`, '1'],
    [`${nginx}auth-url`, 'https://$host/oauth2/auth?rd=$request_uri'],
    [`${nginx}rewrite-target`, '/$1'],
    [`${nginx}server-alias`, '~^www\\d+\\.example\\.com$, other.example.com'],
    [`${nginx}session-cookie-samesite`, 'none'],
    [`${nginx}whitelist-source-range`, '10.1.2.3, 10.1.2.3/24'],
    [`${nginx}auth-cache-duration`, '200 202 401 5m, 404 1m 30s'],
    [`${nginx}proxy-read-timeout`, '$READ_TIMEOUT'],
    [`${nginx}proxy-body-size`, '{{ .Values.bodySize }}'],
    ['external-dns.alpha.kubernetes.io/hostname', '*.example.com, www.example.com.'],
    ['external-dns.alpha.kubernetes.io/ttl', '1m'],
    ['external-dns.alpha.kubernetes.io/controller', 'none'],
    ['cert-manager.io/duration', '2160h0m0s'],
    ['appgw.ingress.kubernetes.io/health-probe-status-codes', '200-399, 401'],
    ['kubernetes.azure.com/tls-cert-keyvault-uri', 'https://v.vault.azure.net/certificates/web/0123'],
    ['traffic.sidecar.istio.io/includeInboundPorts', '*'],
  ] as const) {
    test(`${key}: ${JSON.stringify(value)} is right`, () => assert.equal(problemOf(typeOf(key), value), undefined));
  }

  test('of a flag is on only as its controller reads it', () => {
    assert.equal(isEnabled(typeOf(`${azure}load-balancer-internal`), 'True'), false);
    assert.equal(isEnabled(typeOf(`${azure}disable-load-balancer-floating-ip`), 'True'), true);
    assert.equal(isEnabled(typeOf(`${azure}disable-load-balancer-floating-ip`), 'true '), false);
    assert.equal(isEnabled(typeOf(`${azure}pls-create`), 'true '), true);
    assert.equal(isEnabled(typeOf(`${nginx}canary`), 't'), true);
    assert.equal(isEnabled(typeOf(`${nginx}canary`), 'tRUE'), false);
  });

  test('may be any text: judging never throws, and a suggestion is always right', () => {
    const types = [...new Set(annotations.map(({ value }) => value))];
    const text = fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom(...'0aA1.,/ :-_$*=[](){}\\"\n') }));
    fc.assert(
      fc.property(fc.constantFrom(...types), text, (type, value) => {
        const suggestion = problemOf(type, value)?.suggestion;
        assert.equal(suggestion === undefined || problemOf(type, suggestion) === undefined, true);
      }),
      { numRuns: 5000 },
    );
  });

  test('may be as long as it likes', () => {
    for (const unit of ['a', '1', '1s ', 'a,', 'http_502 ', '/a', '((', '-', '1.', '200 ']) {
      for (const { value } of annotations) problemOf(value, `${unit.repeat(20_000)}\u0000`);
    }
  });

  test('of a URL needs one of its schemes and a host', () => {
    const type: ValueType = { kind: 'url', schemes: ['http', 'https'] };
    for (const url of ['https://example.com', 'http://example.com:8080/a?b=c', 'HTTPS://example.com']) {
      assert.equal(problemOf(type, url), undefined, url);
    }
    for (const url of ['example.com', 'ftp://example.com', 'https://', 'https:///a', 'https://a b']) {
      assert.equal(problemOf(type, url)?.fault, 'not-a-url', url);
    }
  });

  test('with a word that application routing blocks is noticed', () => {
    assert.equal(blockedWordIn('/root-cause'), 'root');
    assert.equal(blockedWordIn('/shop'), undefined);
  });
});

function typeOf(key: string): ValueType {
  return annotationOf(key)!.annotation.value;
}
