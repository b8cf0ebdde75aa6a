/** Document links: which words lead to a rule's page, and which to a file. */

import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { linksOf } from '../server/src/features/links.ts';
import { Workspace } from '../server/src/workspace/workspace.ts';

function links(path: string, text: string, others: Readonly<Record<string, string>> = {}): string[] {
  const files = Object.entries({ ...others, [path]: text }).map(([path, text]) => ({ path, text }));
  const { snapshot } = new Workspace().update(files);
  return linksOf(snapshot, path).map(({ at, to }) => {
    return `${text.slice(at.start, at.end)} → ${'rule' in to ? `rule ${to.rule}` : to.file}`;
  });
}

suite('links', () => {
  test('lead from the ids in a comment to the pages of those rules', () => {
    const text = 'kind: Service # portolan: allow service/selects-nothing, no/such-rule: reason\n';
    assert.deepEqual(links('a.yaml', text), ['service/selects-nothing → rule service/selects-nothing']);
  });

  test('lead from the annotation', () => {
    const text =
      'apiVersion: v1\nkind: Service\nmetadata:\n  name: a\n  annotations:\n    portolan/allow: "service/selects-nothing: night"\n';
    assert.deepEqual(links('a.yaml', text), ['service/selects-nothing → rule service/selects-nothing']);
  });

  test('lead from the configuration, wherever it names a rule', () => {
    const text =
      'rules:\n  service/node-ports: off\nallow:\n  - rule: service/selects-nothing\n    reason: night\n  - rule: no/rule\n    reason: x\n';
    assert.deepEqual(links('.portolan.yaml', text), [
      'service/node-ports → rule service/node-ports',
      'service/selects-nothing → rule service/selects-nothing',
    ]);
  });

  test('lead from a kustomization to files and folders in view', () => {
    const text =
      'resources:\n- ../base\n- web.yaml\n- gone.yaml\n- https://example.com/x.yaml\n- ../../..\npatches:\n- path: patch.yaml\n';
    const others = {
      'base/kustomization.yaml': 'resources: []\n',
      'dev/web.yaml': 'a: 1\n',
      'dev/patch.yaml': 'a: 1\n',
    };
    assert.deepEqual(links('dev/kustomization.yaml', text, others), [
      '../base → base/kustomization.yaml',
      'web.yaml → dev/web.yaml',
      'patch.yaml → dev/patch.yaml',
    ]);
  });

  test('are none in any other text', () => {
    assert.deepEqual(links('a.yaml', 'resources: [a.yaml]\n# allow service/selects-nothing\n'), []);
  });
});
