/** What patches change is told by paths: of operations, of merged objects, and of replacements. */

import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { isMap, type MapNode, type Node } from '../server/src/manifest/located.ts';
import { parse } from '../server/src/manifest/parse.ts';
import { patchedPlaces } from '../server/src/workspace/patched.ts';
import { type Patch, patchesIn, patchSources, replacementPatches } from '../server/src/workspace/patches.ts';
import { read } from './support/policy-manifests.ts';

suite('patches', () => {
  test('targets are expressions for the whole word, and one that could take for ever is taken to be meant', () => {
    const [web] = read('web.yaml', 'apiVersion: v1\nkind: Service\nmetadata: { name: web-api }\n');
    const isPatched = (name: string): boolean => {
      const places = patchedPlaces(web!.resource, [{ kind: 'Service', name, paths: [[]] }]);
      return places(web!.resource.node.at);
    };
    const names = ['web-api', 'web', 'web-.*', 'api|web-api', 'w.b-api', '(w+)+x', '['];
    assert.deepEqual(names.map(isPatched), [true, false, true, true, true, true, true]);
  });

  test('operations change what their pointers name', () => {
    const target = { kind: 'Service', name: 'web' };
    assert.deepEqual(patchesIn(contentOf('[{ op: add, path: /metadata/annotations/a~1b~0c, value: x }]'), target), [
      { ...target, paths: [['metadata', 'annotations', 'a/b~c']] },
    ]);
    assert.deepEqual(patchesIn(contentOf('[{ op: add, path: /spec }]'), undefined), [], 'operations need a target');
  });

  test('a merged object changes what it sets, and names itself unless a target is given', () => {
    const text = `
kind: Deployment
metadata: { name: web, namespace: shop, labels: { tier: front } }
spec:
  replicas: 3
  template: { spec: { containers: [{ name: web, image: web:2 }], tolerations: [{ key: spot }] } }
`;
    const paths = [
      ['metadata', 'labels', 'tier'],
      ['spec', 'replicas'],
      ['spec', 'template', 'spec', 'containers', 'name=web', 'image'],
      ['spec', 'template', 'spec', 'tolerations'],
    ];
    assert.deepEqual(patchesIn(contentOf(text), undefined), [{ kind: 'Deployment', name: 'web', paths }]);
    const target = { kind: 'Deployment', name: undefined };
    assert.deepEqual(patchesIn(contentOf(text), target), [{ ...target, paths }]);
  });

  test('a deleted object is changed as a whole', () => {
    const text = '{ kind: Ingress, metadata: { name: web }, $patch: delete }';
    assert.deepEqual(patchesIn(contentOf(text), undefined), [{ kind: 'Ingress', name: 'web', paths: [[]] }]);
  });

  test('stand in the kustomization or in files', () => {
    const sources = patchSources(
      kustomizationOf(`
patches: [{ path: a.yaml, target: { kind: Service } }]
patchesJson6902: [{ target: { kind: Ingress, name: web }, patch: '[{ op: remove, path: /spec/tls }]' }]
patchesStrategicMerge: [b.yaml, '{ kind: Service, metadata: { name: web }, spec: { type: NodePort } }']
`),
    );
    const told = sources.map(({ file, contents, target }) => file ?? contents.flatMap((one) => patchesIn(one, target)));
    assert.deepEqual(told, [
      'a.yaml',
      [{ kind: 'Ingress', name: 'web', paths: [['spec', 'tls']] }],
      'b.yaml',
      [{ kind: 'Service', name: 'web', paths: [['spec', 'type']] }],
    ]);
  });

  test('replacements change the fields of their targets', () => {
    const text = `
replacements:
  - targets:
      - select: { kind: Deployment }
        fieldPaths: ['spec.template.spec.containers.[name=web].image', 'spec.rules.*.host', metadata.annotations.a\\.b]
`;
    const paths = [
      ['spec', 'template', 'spec', 'containers', 'name=web', 'image'],
      ['spec', 'rules'],
      ['metadata', 'annotations', 'a.b'],
    ];
    const expected: Patch[] = [{ kind: 'Deployment', name: undefined, paths }];
    assert.deepEqual(replacementPatches(kustomizationOf(text)), expected);
  });
});

function contentOf(text: string): Node {
  return parse(text).documents[0]!.contents!;
}

function kustomizationOf(text: string): MapNode {
  const content = contentOf(text);
  assert.ok(isMap(content));
  return content;
}
