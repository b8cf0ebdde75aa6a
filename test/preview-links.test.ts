/** Links on pages that the Markdown preview shows: paths from the first workspace folder, or no links. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { withPreviewLinks } from '../client/src/preview-links.ts';

const page = '[a.yaml:3](file:///home/shop/deep/a.yaml#L3) and [b.json:1](file:///home/other/b%20c.json#L1)';

test('links are written from the first folder', () => {
  assert.equal(
    withPreviewLinks(page, 'file:///home/shop'),
    '[a.yaml:3](/deep/a.yaml#L3) and [b.json:1](/../other/b%20c.json#L1)',
  );
});

test('what lies elsewhere is named without a link', () => {
  assert.equal(withPreviewLinks(page, 'vscode-vfs://github/shop'), '[a.yaml:3] and [b.json:1]');
  assert.equal(withPreviewLinks(page, undefined), '[a.yaml:3] and [b.json:1]');
  assert.equal(withPreviewLinks('[page](https://example.com/a#b)', undefined), '[page](https://example.com/a#b)');
});
