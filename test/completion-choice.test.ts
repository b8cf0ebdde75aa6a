/** How a chosen proposal is written into the text, and which annotations are proposed with which values. */

import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { chosen, complete, heads, labels } from './support/completion-world.ts';

suite('a chosen proposal', () => {
  const selecting = (rest: string) => `${heads.service}  selector:\n    ${rest}`;

  test('replaces the whole word around the cursor', () => {
    assert.equal(chosen(selecting('app: w¦bx # why\n'), 'web'), selecting('app: web # why\n'));
    assert.equal(chosen(selecting('app: "w¦bx"\n'), 'web'), selecting('app: "web"\n'));
    assert.equal(chosen(selecting("app: 'w¦"), 'web'), selecting("app: 'web'"));
  });

  test('brings the space that is missing', () => {
    assert.equal(chosen(selecting('app:¦'), 'web'), selecting('app: web'));
    assert.equal(
      chosen(`${heads.service}  loadBalancerSourceRanges:\n  -¦`, '10.0.0.0/16'),
      `${heads.service}  loadBalancerSourceRanges:\n  - 10.0.0.0/16`,
    );
  });

  test('has quotes where YAML would read something else', () => {
    assert.equal(chosen(selecting('canary: ¦'), 'true'), selecting('canary: "true"'));
    assert.equal(chosen(selecting('¦'), 'canary: true'), selecting('canary: "true"'));
    assert.match(chosen(`${heads.policy}  egress: [{ to: [{ ipBlock: { cidr: ¦`, '::/0'), /cidr: "::\/0"$/);
  });

  test('leaves the colon and the value of a key that has them', () => {
    assert.equal(chosen(selecting('ti¦er: front'), 'app'), selecting('app: front'));
    assert.equal(
      chosen(`${heads.service}  selector: { ¦app: web }`, 'tier'),
      `${heads.service}  selector: { tier: web }`,
    );
  });

  test('brings the namespace of a Gateway along', () => {
    const text = chosen(`${heads.route}  parentRefs:\n    - name: e¦`, 'edge');
    assert.equal(text, `${heads.route}  parentRefs:\n    - name: edge\n      namespace: infra`);
    assert.match(chosen(`${heads.route}  parentRefs: [{ name: ¦ }]`, 'edge'), /\{ name: edge, namespace: infra \}/);
  });

  test('is JSON in a JSON file', () => {
    const json =
      '{"apiVersion":"v1","kind":"Service","metadata":{"name":"x","namespace":"shop"},"spec":{"selector":{¦}}}';
    assert.match(chosen(json, 'app: web', { path: 'x.json' }), /"selector":\{"app": "web"\}/);
  });

  test('tells more about itself', () => {
    const item = complete(selecting('app: ¦'))?.items[0];
    assert.match(item?.proposal.describe?.() ?? '', /Deployment web \(world\.yaml\)/);
  });
});

suite('annotations', () => {
  const annotated = (kind: string, rest: string, spec = '') =>
    `apiVersion: ${kind === 'Ingress' ? 'networking.k8s.io/v1' : 'v1'}\nkind: ${kind}\nmetadata:\n  name: x\n  namespace: shop\n  annotations:\n    ${rest}\n${spec}`;

  test('are those that are read on the kind', () => {
    const onService = labels(annotated('Service', '¦'));
    assert.ok(onService.includes('service.beta.kubernetes.io/azure-load-balancer-internal'));
    assert.ok(!onService.some((key) => key.startsWith('nginx.ingress.kubernetes.io/')));
  });

  test('are those that the class of the Ingress reads, and not twice', () => {
    const spec = 'spec: { ingressClassName: public }\n';
    const found = labels(annotated('Ingress', 'nginx.ingress.kubernetes.io/app-root: /\n    ¦', spec));
    assert.match(found[0] ?? '', /^nginx\.ingress\.kubernetes\.io\//);
    assert.ok(!found.includes('nginx.ingress.kubernetes.io/app-root'));
    assert.ok(!found.some((key) => key.startsWith('appgw.')));
    assert.ok(found.includes('cert-manager.io/cluster-issuer'));
  });

  test('have values to choose from, in quotes', () => {
    const key = 'nginx.ingress.kubernetes.io/ssl-redirect';
    assert.match(
      chosen(annotated('Ingress', 'nginx.ingress.kubernetes.io/ssl-r¦'), key, { withSnippets: true }),
      /ssl-redirect: "\$\{1\|false,true\|\}"/,
    );
    assert.match(chosen(annotated('Ingress', 'ssl¦'), key), /ssl-redirect: ""\n/);
    assert.deepEqual(labels(annotated('Ingress', `${key}: ¦`)), ['false', 'true']);
    assert.match(chosen(annotated('Ingress', `${key}: f¦`), 'false'), /ssl-redirect: "false"\n/);
  });

  test('come once for each port of the Service', () => {
    const found = labels(annotated('Service', '¦', 'spec:\n  type: LoadBalancer\n  ports: [{ port: 443 }]\n'));
    assert.ok(found.includes('service.beta.kubernetes.io/port_443_no_lb_rule'), found.join('\n'));
  });

  test('take one element of a list at a time', () => {
    const key = 'nginx.ingress.kubernetes.io/whitelist-source-range';
    const text = chosen(annotated('Ingress', `${key}: "1.2.3.0/24, 10¦"`), '10.0.0.0/16');
    assert.match(text, /: "1\.2\.3\.0\/24, 10\.0\.0\.0\/16"\n/);
  });

  test('refer to objects', () => {
    const key = 'nginx.ingress.kubernetes.io/auth-tls-secret';
    assert.ok(labels(annotated('Ingress', `${key}: ¦`)).includes('shop/web-tls'));
  });

  test('stand on pod templates too', () => {
    const pod =
      'apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: y }\nspec:\n  template:\n    metadata:\n      annotations:\n        ¦';
    assert.ok(labels(pod).includes('kubernetes.io/ingress-bandwidth'));
  });
});
