/** What hovers say, thing by thing: each of these words is what somebody points at a manifest for. */

import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { hoverAt } from '../server/src/features/hover.ts';
import { profileLookup, profileReadings } from '../server/src/workspace/cluster-files.ts';
import { Workspace } from '../server/src/workspace/workspace.ts';

const world = `apiVersion: apps/v1
kind: Deployment
metadata: { name: web, namespace: shop }
spec:
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web, tier: front } }
    spec: { containers: [{ name: web, ports: [{ name: http, containerPort: 8080 }] }] }
---
apiVersion: v1
kind: Service
metadata: { name: web, namespace: shop }
spec: { selector: { app: web }, ports: [{ name: main, port: 80, targetPort: http }] }
---
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: { name: first, namespace: shop }
spec:
  ingressClassName: nginx
  rules: [{ host: shop.example, http: { paths: [{ path: /api, pathType: Prefix, backend: { service: { name: web, port: { number: 80 } } } }] } }]
---
apiVersion: v1
kind: Namespace
metadata: { name: shop, labels: { team: a } }
`;
const configuration = 'cluster: { networkPlugin: azure, podCidr: 10.244.0.0/16, serviceCidr: 10.0.0.0/16 }\n';

/** What is said at `¦` in a file beside the world. */
function said(marked: string): string {
  const offset = marked.indexOf('¦');
  const { snapshot } = new Workspace().update([
    { path: 'world.yaml', text: world },
    { path: '.portolan.yaml', text: configuration },
    { path: 'new.yaml', text: marked.replace('¦', '') },
  ]);
  const profile = profileLookup(profileReadings(snapshot))('new.yaml');
  return hoverAt(snapshot, 'new.yaml', offset, { profile })?.markdown ?? '';
}

const service = (spec: string) =>
  `apiVersion: v1\nkind: Service\nmetadata: { name: x, namespace: shop }\nspec: ${spec}\n`;
const policy = (spec: string) =>
  `apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: { name: x, namespace: shop }\nspec: ${spec}\n`;
const ingress = (rest: string, annotations = '{}') =>
  `apiVersion: networking.k8s.io/v1\nkind: Ingress\nmetadata: { name: x, namespace: shop, annotations: ${annotations} }\nspec: { ingressClassName: nginx, ${rest} }\n`;
const route = (path: string) =>
  `rules: [{ host: shop.example, http: { paths: [{ ${path}, backend: { service: { name: web, port: { name: main } } } }] } }]`;

suite('a hover', () => {
  test('on a selector lists the workloads and their files', () => {
    assert.match(said(service('{ sel¦ector: { app: web } }')), /Now it selects:\n\n- Deployment web \(world\.yaml\)/);
  });

  test('on a selector of nothing names the nearest', () => {
    assert.match(
      said(service('{ sel¦ector: { app: wbe } }')),
      /Nearest is Deployment web \(world\.yaml\) with `app=web`/,
    );
  });

  test('on a peer counts the namespaces beside, which have a hover too', () => {
    const peer = (at: string) =>
      policy(
        `{ podSelector: {}, ingress: [{ from: [{ ${at}: { matchLabels: { team: a } }, podSelector: { matchLabels: { app: web } } }] }] }`,
      );
    assert.match(
      said(peer('namespace¦Selector')),
      /Selects namespaces with `team=a`\.\n\nNow it selects:\n\n- Namespace shop/,
    );
    assert.match(
      said(peer('namespaceSelector').replace(', podSelector', ', pod¦Selector')),
      /in namespaces with `team=a`\.\n\nNow it selects:\n\n- Deployment web/,
    );
  });

  test('on a label, key or value, tells who carries it and who picks it', () => {
    const marked = policy('{ podSelector: { matchLabels: { app: we¦b } } }');
    assert.match(said(marked), /Carried by Deployment web\.\n\nSelected by NetworkPolicy x and Service web\./);
    assert.equal(said(policy('{ podSelector: { matchLabels: { a¦pp: web } } }')), said(marked));
    assert.match(
      said(policy('{ podSelector: { matchLabels: { app: wbe¦ } } }')),
      /Nearest is `app=web` of Deployment web/,
    );
  });

  test('on a port of a Service follows it to the containers, by name and by number', () => {
    for (const port of ['name: ma¦in', 'number: 8¦0']) {
      const words = said(ingress(`defaultBackend: { service: { name: web, port: { ${port} } } }`));
      assert.match(words, /DNS: `web\.shop\.svc\.cluster\.local`/);
      assert.match(words, /\| `main` 80\/TCP \| `http` \| Deployment web:8080 \|/);
    }
    const missing = said(ingress('defaultBackend: { service: { name: web, port: { number: 9¦0 } } }'));
    assert.match(missing, /^It has no port `90`/);
  });

  test('on a port of a policy names the containers that declare it', () => {
    const opened = (port: string) =>
      policy(`{ podSelector: { matchLabels: { app: web } }, ingress: [{ ports: [{ port: ${port} }] }] }`);
    assert.match(said(opened('ht¦tp')), /Declared by:\n\n- Deployment web: `http` 8080/);
    assert.match(
      said(opened('9¦0')),
      /Declared by none of Deployment web\. Traffic reaches a port that is not declared/,
    );
  });

  test('on a policy says what it is about, admits, and leaves without effect', () => {
    const words = said(
      policy(
        '{ podSelector: {}, policyTypes: [Ingress], ingress: [{ from: [{ podSelector: {} }] }], egress: [{}] }',
      ).replace('name: x', 'name: ¦x'),
    );
    assert.match(words, /is about every pod of its namespace: now Deployment web\./);
    assert.match(words, /- from every pod of the same namespace, on every port/);
    assert.match(words, /says nothing about outbound traffic\. Its rules for it have no effect/);
  });

  test('on a path names the paths that are asked first, in other Ingresses of the class too', () => {
    const words = said(ingress(route('path: ¦/, pathType: Prefix')));
    assert.match(words, /asked first: `\/api` of Ingress first\./);
    assert.match(said(ingress(route('path: ¦/api, pathType: Prefix'))), /claimed by Ingress first \(world\.yaml\)/);
    assert.doesNotMatch(said(ingress(route('path: ¦/, pathType: Prefix')).replace('nginx', 'other')), /asked first/);
  });

  test('on a host lists its paths in the order they are asked', () => {
    const words = said(ingress(route('path: /, pathType: Prefix').replace('shop.example', 'shop.ex¦ample')));
    assert.match(words, /\| `\/api` \| Prefix \| `web:80` \| first \|\n\| `\/` \| Prefix \| `web:main` \| x \|/);
  });

  test('on an annotation tells meaning, values, default, reader, and what keeps it from being read', () => {
    const on = (key: string) => said(ingress(route('path: /, pathType: Prefix'), `{ ${key} }`));
    const words = on('nginx.ingress.kubernetes.io/ssl-re¦direct: "true"');
    assert.match(words, /Redirects HTTP to HTTPS/);
    assert.match(words, /- Read by ingress-nginx \(community\)\n- Takes true or false\n- Default: `true`/);
    assert.match(on('appgw.ingress.kubernetes.io/ssl-re¦direct: "true"'), /the class belongs to another controller/);
    assert.match(on('kubernetes.io/ingress.cl¦ass: nginx'), /Deprecated since 1\.18; use `spec\.ingressClassName`/);
    assert.match(on('service.beta.kubernetes.io/azure-load-balancer-inter¦nal: "true"'), /It is read on Service/);
  });

  test('on a block of addresses tells its size, its ends, and how it lies to the ranges of the cluster', () => {
    const block = (cidr: string) =>
      said(policy(`{ podSelector: {}, ingress: [{ from: [{ ipBlock: { cidr: ${cidr} } }] }] }`));
    assert.match(
      block('10.244.1.0/2¦4'),
      /`10\.244\.1\.0` to `10\.244\.1\.255`, 256 addresses\n\n- Lies in the pod range of the cluster, `10\.244\.0\.0\/16`/,
    );
    assert.match(block('10.0.0.0/¦8'), /- Holds the service range of the cluster.*\n- Holds the pod range/);
    assert.match(block('192.168.0.0/1¦6'), /touches none of the ranges/);
    assert.match(block('169.254.169.254/¦32'), /Lies in `169\.254\.0\.0\/16`: link-local addresses/);
  });

  test('on one of several blocks in an annotation is about that one', () => {
    const words = said(
      ingress(route('path: /'), '{ nginx.ingress.kubernetes.io/whitelist-source-range: "1.2.3.0/24,10.0.0.0/1¦6" }'),
    );
    assert.match(words, /^\*\*`10\.0\.0\.0\/16`\*\*/);
  });

  test('on a name that nothing defines names the nearest', () => {
    assert.match(
      said(ingress('defaultBackend: { service: { name: wb¦e, port: { number: 80 } } }')),
      /Nearest is `web`/,
    );
    assert.match(said(ingress('tls: []').replace('nginx', 'ngi¦nx')), /a usual class of ingress-nginx/);
  });
});
