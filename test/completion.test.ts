/** What is proposed where: each field that only the bundle can complete, in text that is whole, half-typed or broken. */

import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { heads, labels } from './support/completion-world.ts';

const backend = '  rules: [{ http: { paths: [{ backend: { service: { ';

/** Fields and all that is proposed for them, in order. */
const fields: readonly (readonly [what: string, marked: string, expected: readonly string[]])[] = [
  ['Services of the Ingress’ namespace', `${heads.ingress}  defaultBackend:\n    service:\n      name: ¦`, ['web']],
  ['Services within brackets left open', `${heads.ingress}${backend}name: ¦`, ['web']],
  ['names of the ports of the Service', `${heads.ingress}${backend}name: web, port: { name: ¦`, ['alt', 'http']],
  [
    'numbers of the ports of the Service',
    `${heads.ingress}${backend}name: web, port: { number: ¦ } } } }] } }]`,
    ['80', '8080'],
  ],
  ['no ports of a Service that is not there', `${heads.ingress}${backend}name: nobody, port: { number: ¦`, []],
  ['Secrets with certificates, made ones too', `${heads.ingress}  tls:\n    - secretName: ¦`, ['api-tls', 'web-tls']],
  [
    'hosts of rules without a certificate',
    `${heads.ingress}  tls: [{ hosts: [a.example, ¦] }]\n  rules: [{ host: a.example }, { host: b.example }]`,
    ['b.example'],
  ],
  [
    'hosts with a certificate and no rule',
    `${heads.ingress}  tls: [{ hosts: [a.example] }]\n  rules:\n    - host: ¦`,
    ['a.example'],
  ],

  ['Gateways of other namespaces', `${heads.route}  parentRefs:\n    - name: ¦`, ['edge']],
  [
    'listeners of the Gateway',
    `${heads.route}  parentRefs: [{ name: edge, namespace: infra, sectionName: ¦`,
    ['https'],
  ],
  [
    'hostnames of the Gateway',
    `${heads.route}  parentRefs: [{ name: edge, namespace: infra }]\n  hostnames:\n    - ¦`,
    ['shop.example'],
  ],
  [
    'Services of the namespace that a route names',
    `${heads.route}  rules: [{ backendRefs: [{ namespace: data, name: ¦`,
    ['db'],
  ],
  ['ports of such a Service', `${heads.route}  rules: [{ backendRefs: [{ namespace: data, name: db, port: ¦`, ['5432']],

  [
    'labels of the pods of the namespace',
    `${heads.service}  selector:\n    ¦`,
    ['app: web', 'canary: true', 'tier: front'],
  ],
  [
    'labels that are not written yet',
    `${heads.service}  selector:\n    tier: front\n    ¦`,
    ['app: web', 'canary: true'],
  ],
  [
    'labels for a key half typed in the middle',
    `${heads.service}  selector:\n    a¦\n    tier: front\n`,
    ['app: web', 'canary: true'],
  ],
  ['keys alone where a value follows', `${heads.service}  selector:\n    ap¦p: web\n`, ['app', 'canary', 'tier']],
  ['values of a label', `${heads.service}  selector:\n    app: ¦`, ['web']],
  ['values in quotes that are not closed', `${heads.service}  selector: { app: "¦`, ['web']],
  [
    'named ports before numbers',
    `${heads.service}  selector: { app: web }\n  ports:\n    - targetPort: ¦`,
    ['http', '8080'],
  ],
  [
    'ports of the protocol',
    `${heads.service}  selector: { app: web }\n  ports:\n    - protocol: UDP\n      targetPort: ¦`,
    ['dns', '53'],
  ],
  [
    'ranges of the cluster for its clients',
    `${heads.service}  loadBalancerSourceRanges:\n    - ¦`,
    ['10.0.0.0/16', '10.244.0.0/16', '172.20.0.0/16'],
  ],

  [
    'labels of the pods that a policy is about',
    `${heads.policy}  podSelector: { matchLabels: { ¦`,
    ['app: web', 'canary: true', 'tier: front'],
  ],
  [
    'labels of pods in the namespaces beside',
    `${heads.policy}  ingress:\n    - from:\n        - namespaceSelector: { matchLabels: { kubernetes.io/metadata.name: data } }\n          podSelector:\n            matchLabels:\n              ¦`,
    ['app: db'],
  ],
  [
    'labels of pods anywhere for an empty selector of namespaces',
    `${heads.policy}  ingress:\n    - from:\n        - namespaceSelector: {}\n          podSelector:\n            matchLabels:\n              app: ¦`,
    ['db', 'web'],
  ],
  [
    'labels of namespaces',
    `${heads.policy}  ingress: [{ from: [{ namespaceSelector: { matchLabels: { tier: ¦`,
    ['front'],
  ],
  [
    'names of namespaces by their label',
    `${heads.policy}  egress: [{ to: [{ namespaceSelector: { matchLabels: { kubernetes.io/metadata.name: ¦`,
    ['data', 'default', 'infra', 'kube-system', 'shop'],
  ],
  [
    'keys for an expression',
    `${heads.policy}  podSelector:\n    matchExpressions:\n      - key: ¦`,
    ['app', 'canary', 'tier'],
  ],
  [
    'values for an expression',
    `${heads.policy}  podSelector:\n    matchExpressions:\n      - key: app\n        operator: In\n        values:\n          - ¦`,
    ['web'],
  ],
  [
    'ports of the pods that a policy is about',
    `${heads.policy}  podSelector: {}\n  ingress:\n    - ports:\n        - port: ¦`,
    ['http', '8080'],
  ],
  [
    'ports of the peers that it lets out to',
    `${heads.policy}  podSelector: {}\n  egress:\n    - to: [{ namespaceSelector: {}, podSelector: { matchLabels: { app: db } } }]\n      ports:\n        - port: ¦`,
    ['5432'],
  ],
  [
    'blocks of addresses',
    `${heads.policy}  egress: [{ to: [{ ipBlock: { cidr: ¦`,
    ['10.0.0.0/16', '10.244.0.0/16', '172.20.0.0/16', '0.0.0.0/0', '::/0'],
  ],
  [
    'exceptions within the block',
    `${heads.policy}  egress: [{ to: [{ ipBlock: { cidr: 10.0.0.0/8, except: [10.0.0.0/16, ¦`,
    ['10.244.0.0/16'],
  ],

  [
    'namespaces, those in use first',
    'apiVersion: v1\nkind: Service\nmetadata:\n  name: x\n  namespace: ¦',
    ['shop', 'data', 'infra', 'default', 'kube-system'],
  ],
  [
    'headless Services first for a StatefulSet',
    'apiVersion: apps/v1\nkind: StatefulSet\nmetadata: { name: db, namespace: data }\nspec:\n  serviceName: ¦',
    ['db'],
  ],
  [
    'the labels that its selector demands of a template',
    'apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: y, namespace: data }\nspec:\n  selector: { matchLabels: { app: y } }\n  template:\n    metadata:\n      labels:\n        app: ¦',
    ['db', 'y'],
  ],
  [
    'its own ports for a probe',
    'apiVersion: v1\nkind: Pod\nmetadata: { name: y }\nspec:\n  containers:\n    - name: y\n      ports: [{ name: web, containerPort: 8080 }]\n      readinessProbe:\n        httpGet:\n          port: ¦',
    ['web', '8080'],
  ],

  ['nothing for names of fields', `${heads.service}  ¦`, []],
  ['nothing for a name of its own', 'apiVersion: v1\nkind: Service\nmetadata:\n  name: ¦', []],
  ['nothing right before a word that stands there', `${heads.service}  selector:\n    app:¦ web\n`, []],
  ['nothing right before a key that stands there', `${heads.service}  selector:\n  ¦  app: web\n`, []],
  ['nothing in comments', `${heads.service}  selector:\n    # a¦`, []],
  ['nothing outside of objects', 'selector:\n  app: ¦', []],
];

suite('completion proposes', () => {
  for (const [what, marked, expected] of fields) {
    test(what, () => assert.deepEqual(labels(marked), expected));
    test(`${what}, with Windows line ends`, () => assert.deepEqual(labels(marked.replaceAll('\n', '\r\n')), expected));
  }

  test('classes: those defined, then those in use and well known, none that is retired', () => {
    const found = labels(`${heads.ingress}  ingressClassName: ¦`);
    assert.equal(found[0], 'public');
    assert.ok(found.includes('webapprouting.kubernetes.azure.com') && found.includes('nginx'));
    assert.ok(!found.includes('addon-http-application-routing') && !found.includes('approuting-istio'));
    const gateway = 'apiVersion: gateway.networking.k8s.io/v1\nkind: Gateway\nmetadata: { name: x }\nspec:\n';
    assert.deepEqual(labels(`${gateway}  gatewayClassName: ¦`).slice(0, 2), ['azure-alb-external', 'approuting-istio']);
  });

  test('Services of every namespace while the own one is open, each once', () => {
    const open = heads.ingress.replace(', namespace: shop', '');
    assert.deepEqual(labels(`${open}  defaultBackend: { service: { name: ¦`), ['db', 'web']);
  });

  test('objects in a List', () => {
    const list = `apiVersion: v1\nkind: List\nitems:\n  - apiVersion: v1\n    kind: Service\n    metadata: { name: x, namespace: shop }\n    spec:\n      selector:\n        app: ¦`;
    assert.deepEqual(labels(list), ['web']);
  });

  test('nothing for a key when a space asked, and values all the same', () => {
    assert.deepEqual(labels(`${heads.service}  selector:\n    ¦`, { onSpace: true }), []);
    assert.deepEqual(labels(`${heads.service}  selector:\n    app: ¦`, { onSpace: true }), ['web']);
  });
});
