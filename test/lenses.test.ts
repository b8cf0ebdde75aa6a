/** What lenses say about objects, and that their counts are those of the whole matrix. */

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { aboutObject } from '../server/src/features/about.ts';
import { lensesOf, lensTitle } from '../server/src/features/lenses.ts';
import { ReachMemory } from '../server/src/features/reach-of-bundle.ts';
import { type SummaryKind, summaryKinds, summaryOf } from '../server/src/features/summary.ts';
import type { Deployed } from '../server/src/kubernetes/deployed.ts';
import { Reachability } from '../server/src/network/reachability.ts';
import { worldOf } from '../server/src/network/world.ts';
import { Workspace } from '../server/src/workspace/workspace.ts';
import { deploy } from './support/policy-manifests.ts';
import { randomWorld } from './support/random-policies.ts';
import { RandomSource } from './support/random-source.ts';
import { backendPolicy, pods, world } from './support/shop-policies.ts';

const seed = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 31));

const alone = '{ apiVersion: v1, kind: Pod, metadata: { name: alone, namespace: shop } }\n';

const ingress = `
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: { name: web, namespace: shop }
spec:
  rules:
    - host: a.example.com
      http: { paths: [{ path: /, pathType: Prefix, backend: { service: { name: backend, port: { number: 80 } } } }] }
    - host: b.example.com
      http: { paths: [{ path: /, pathType: Prefix, backend: { service: { name: gone, port: { number: 80 } } } }] }
`;

const gateway = `
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata: { name: edge, namespace: shop }
spec: { gatewayClassName: some-class, listeners: [{ name: http, port: 80, protocol: HTTP }] }
`;

const httpRoute = `
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: { name: web, namespace: shop }
spec: { parentRefs: [{ name: edge }], hostnames: [a.example.com], rules: [{ backendRefs: [{ name: backend, port: 80 }] }] }
`;

describe('a lens', () => {
  test('counts the other workloads that a workload reaches, is reached by, and is kept from', () => {
    assert.equal(said([pods], 'Pod backend'), '2 in · 2 out · 0 blocked');
    assert.equal(said([pods, backendPolicy], 'Pod backend'), '1 in · 2 out · 1 blocked');
    assert.equal(said([pods, backendPolicy], 'Pod other'), '2 in · 1 out · 1 blocked');
    assert.equal(said([alone], 'Pod alone'), 'no other workload in view');
  });

  test('names what it cannot know', () => {
    const ask = backendPolicy.replace(
      '- podSelector: { matchLabels: { app: frontend } }',
      '- namespaceSelector: { matchLabels: { team: a } }',
    );
    assert.equal(said([pods, ask], 'Pod backend'), '0 in · 2 out · 0 blocked · ? 2 unknown');
  });

  test('counts what a policy opens and closes', () => {
    assert.equal(
      said([pods, backendPolicy], 'NetworkPolicy backend'),
      'selects 1 workload · opens nothing in view · closes 5 against no policy',
    );
    const deny = backendPolicy.replace('name: backend', 'name: deny').replace(/ {2}ingress:[\s\S]*/, '  ingress: []\n');
    assert.equal(
      said([pods, deny, backendPolicy], 'NetworkPolicy backend'),
      'selects 1 workload · opens 2 · closes nothing against no policy',
    );
    assert.equal(
      said([pods, deny, backendPolicy], 'NetworkPolicy deny'),
      'selects 1 workload · changes nothing in view against no policy',
    );
    assert.equal(said([backendPolicy], 'NetworkPolicy backend'), 'selects no workload in view');
  });

  test('tells what a Service selects and who reaches it', () => {
    assert.equal(said([pods, service('{ app: backend }')], 'Service backend'), 'selects 1 workload · reached from 2');
    assert.equal(
      said([pods, backendPolicy, service('{ app: backend }')], 'Service backend'),
      'selects 1 workload · reached from 1',
    );
    assert.equal(
      said([pods, service('{ app: backend }', 'type: LoadBalancer')], 'Service backend'),
      'selects 1 workload · reached from 2 and from outside',
    );
    assert.equal(said([pods, service('{ app: bakcend }')], 'Service backend'), 'selects no workload in view');
    assert.equal(
      said([pods, service('{}', 'type: ExternalName, externalName: db.example.com')], 'Service backend'),
      'stands for db.example.com',
    );
  });

  test('tells where an Ingress leads, and what stops it', () => {
    const all = [pods, service('{ app: backend }'), ingress];
    assert.equal(said(all, 'Ingress web'), '2 hosts → 2 Services · 1 not in view');
    const shut = backendPolicy.replace(/ {2}ingress:[\s\S]*/, '  ingress: []\n');
    assert.equal(said([...all, shut], 'Ingress web'), '2 hosts → 2 Services · 1 not in view · 1 blocked');
    assert.equal(said([...all, shut], 'Pod backend'), '0 in · 2 out · 3 blocked');
  });

  test('tells where a route of the Gateway API leads, and a Gateway through its routes', () => {
    const all = [pods, service('{ app: backend }'), gateway, httpRoute];
    assert.equal(said(all, 'HTTPRoute web'), '1 host → 1 Service');
    assert.equal(said(all, 'Gateway edge'), '1 listener → 1 route → 1 Service');
    assert.equal(said([gateway], 'Gateway edge'), '1 listener · no route in view');
    const shut = backendPolicy.replace(/ {2}ingress:[\s\S]*/, '  ingress: []\n');
    assert.equal(said([...all, shut], 'HTTPRoute web'), '1 host → 1 Service · 1 blocked');
    const { deployed, reachability } = stateOf([...all, shut]);
    const about = aboutObject(reachability, 'shop', named(deployed, 'Gateway edge'));
    assert.deepEqual(
      about.connections.map(({ group, fromName, to, by }) => [group, fromName, to, by]),
      [['blocked', 'the ingress controller', 'shop/backend[Pod]', 'a.example.com']],
    );
  });

  test(`says what the whole matrix adds up to (SEED=${seed})`, () => {
    for (let i = 0; i < 200; i++) checkCounts(seed + i);
  });
});

describe('the explanation behind a lens', () => {
  test('lists what a policy opened before what it closed, and how much', () => {
    const { deployed, reachability } = stateOf([pods, backendPolicy]);
    const about = aboutObject(reachability, 'shop', named(deployed, 'NetworkPolicy backend'));
    assert.equal(about.title, 'NetworkPolicy shop/backend');
    const closed = about.connections.filter(({ group }) => group === 'closed').map(({ fromName }) => fromName);
    assert.deepEqual(closed, [
      '0.0.0.0-9.255.255.255',
      '10.0.0.0/8',
      '11.0.0.0-255.255.255.255',
      'shop/frontend[Pod]',
      'shop/other[Pod]',
    ]);
    const narrowed = about.connections.find(({ from }) => from === 'shop/frontend[Pod]');
    assert.ok(narrowed?.asked?.includes('tcp/1-8079'), narrowed?.asked);
  });

  test('asks about ranges that the engine knows', () => {
    const { deployed, reachability } = stateOf([pods, backendPolicy]);
    const ids = new Set(reachability.world.sources.map(({ id }) => id));
    for (const self of deployed) {
      for (const { from } of aboutObject(reachability, 'shop', self).connections) {
        assert.ok(ids.has(from) || from.startsWith('shop/'), from);
      }
    }
  });
});

describe('lenses of a file', () => {
  const files = [
    { path: 'a/app.yaml', text: `${pods}---${backendPolicy}` },
    { path: 'a/kustomization.yaml', text: 'resources: [app.yaml]\n' },
    { path: 'b/kustomization.yaml', text: 'resources: [../a/app.yaml, more.yaml]\n' },
    { path: 'b/more.yaml', text: alone },
  ];
  const { snapshot } = new Workspace().update(files);
  const all = new Set<SummaryKind>(summaryKinds);

  test('stand above its objects, one kind or another', () => {
    assert.equal(lensesOf(snapshot, 'a/app.yaml', all).length, 4);
    assert.equal(lensesOf(snapshot, 'a/app.yaml', new Set(['policies'])).length, 1);
    assert.deepEqual(lensesOf(snapshot, 'a/app.yaml', new Set()), []);
    assert.deepEqual(lensesOf(snapshot, 'a/kustomization.yaml', all), []);
  });

  test('name the bundle where there are several', () => {
    const memory = new ReachMemory();
    const title = lensTitle(snapshot, 'a/app.yaml', 5, (bundle) => memory.of(bundle));
    assert.equal(title, '2 in · 2 out · 0 blocked · in a');
    assert.equal(
      lensTitle(snapshot, 'gone.yaml', 5, (bundle) => memory.of(bundle)),
      undefined,
    );
  });
});

function service(selector: string, more = 'type: ClusterIP'): string {
  return `
apiVersion: v1
kind: Service
metadata: { name: backend, namespace: shop }
spec: { selector: ${selector}, ports: [{ port: 80, targetPort: 8080 }], ${more} }
`;
}

function stateOf(texts: string[]): { deployed: Deployed[]; reachability: Reachability } {
  const deployed = world(...texts);
  return { deployed, reachability: new Reachability(worldOf(deployed)) };
}

function named(deployed: readonly Deployed[], title: string): Deployed {
  const found = deployed.find(({ resource }) => `${resource.kind} ${resource.name}` === title);
  assert.ok(found, title);
  return found;
}

function said(texts: string[], title: string): string {
  const { deployed, reachability } = stateOf(texts);
  return summaryOf(reachability, named(deployed, title));
}

/** The matrix tells of every pair in which something may pass; all others are blocked. */
function checkCounts(worldSeed: number): void {
  const deployed = deploy(randomWorld(new RandomSource(worldSeed)));
  const reachability = new Reachability(worldOf(deployed));
  const pairs = [...reachability.connections()].filter(
    ({ from, to }) => from.kind === 'workload' && to.kind === 'workload',
  );
  for (const self of deployed.filter(({ resource }) => resource.type === 'Workload')) {
    const id = `${self.namespace ?? 'default'}/${self.resource.name}[${self.resource.kind}]`;
    const sure = pairs.filter(({ verdict }) => !verdict.certain.isEmpty);
    const inbound = sure.filter(({ to }) => to.id === id).length;
    const outbound = sure.filter(({ from }) => from.id === id).length;
    const unknown = pairs.filter(({ from, to }) => from.id === id || to.id === id).length - inbound - outbound;
    const others = 2 * (reachability.world.workloads.length - 1);
    const counts = `${inbound} in · ${outbound} out · ${others - inbound - outbound - unknown} blocked`;
    const expected =
      others === 0 ? 'no other workload in view' : counts + (unknown > 0 ? ` · ? ${unknown} unknown` : '');
    assert.equal(summaryOf(reachability, self), expected, `seed ${worldSeed}: ${id}`);
  }
}
