/** What a resource sees of its bundle: namespaces given and left open, and what is found once. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { everything } from '../server/src/kubernetes/labels.ts';
import { View } from '../server/src/workspace/view.ts';
import { Workspace } from '../server/src/workspace/workspace.ts';

function viewOf(path: string, files: Readonly<Record<string, string>>): View {
  const { snapshot } = new Workspace().update(Object.entries(files).map(([file, text]) => ({ path: file, text })));
  const [bundle] = snapshot.bundlesOf(path);
  assert.ok(bundle);
  return new View(snapshot, bundle, bundle.contribution(path)!.deployed[0]!, new Set());
}

function pod(name: string, namespace?: string): string {
  const where = namespace === undefined ? '' : `, namespace: ${namespace}`;
  return `apiVersion: v1\nkind: Pod\nmetadata: { name: ${name}${where}, labels: { app: ${name} } }\nspec: { containers: [{ name: c, image: c }] }\n`;
}

describe('a view', () => {
  it('finds every workload of a namespace once', () => {
    const view = viewOf('a.yaml', {
      'a.yaml': pod('a', 'shop'),
      'b.yaml': pod('b', 'shop'),
      'c.yaml': pod('c', 'other'),
    });
    assert.deepEqual(
      view.podsOf(everything).found.map(({ resource }) => resource.name),
      ['a', 'b'],
    );
    assert.deepEqual(view.podsOf(everything).possible, []);
  });

  it('takes a workload whose namespace is left open for one that may be meant', () => {
    const view = viewOf('a.yaml', { 'a.yaml': pod('a', 'shop'), 'b.yaml': pod('b') });
    assert.deepEqual(
      view.podsOf(everything).found.map(({ resource }) => resource.name),
      ['a'],
    );
    assert.deepEqual(
      view.podsOf(everything).possible.map(({ resource }) => resource.name),
      ['b'],
    );
  });

  it('sees a kustomization set the namespace of what belongs to one, and of nothing else', () => {
    const manifest = (apiVersion: string, kind: string) =>
      `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata: { name: it }\n`;
    const landed = (apiVersion: string, kind: string) =>
      viewOf('it.yaml', {
        'kustomization.yaml': 'namespace: shop\nresources: [it.yaml]\n',
        'it.yaml': manifest(apiVersion, kind),
      }).namespace;
    assert.equal(landed('v1', 'Service'), 'shop');
    assert.equal(landed('example.com/v1', 'Thing'), 'shop');
    assert.equal(landed('networking.k8s.io/v1', 'IngressClass'), undefined);
    assert.equal(landed('gateway.networking.k8s.io/v1', 'Gateway'), 'shop');
    assert.equal(landed('gateway.networking.k8s.io/v1', 'GatewayClass'), undefined);
  });

  it('takes an empty namespace for none', () => {
    assert.equal(viewOf('a.yaml', { 'a.yaml': pod('a', '""') }).namespace, undefined);
  });
});
