/** Which changes on disk are worth a look. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { concerning } from '../server/src/lsp/watching.ts';

test('manifests and what may be a folder are looked at, once each', () => {
  const told = ['a/web.yaml', 'a/web.yaml', 'a', 'a/Kustomization', 'a/main.ts', 'a/.git/index.lock', 'a/x%20y'];
  const uris = told.map((path) => `file:///${path}`);
  assert.deepEqual(
    concerning(uris),
    ['a/web.yaml', 'a', 'a/Kustomization', 'a/x%20y'].map((path) => `file:///${path}`),
  );
});
