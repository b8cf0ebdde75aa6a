/** Inlay hints and links through the protocol: settings take effect at once, and links fit the editor. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type DocumentLink, type InlayHint, InlayHintRefreshRequest } from 'vscode-languageserver';
import { Editor } from './support/editor.ts';

const uri = 'file:///nowhere/web.yaml';
const text = `apiVersion: v1
kind: Service
metadata: { name: web }
spec:
  selector: { app: web } # portolan: allow service/selects-nothing: elsewhere
  ports:
    - port: 80
`;

describe('inlay hints through the protocol', () => {
  const capabilities = { workspace: { configuration: true, inlayHint: { refreshSupport: true } } };

  function hints(editor: Editor): Promise<InlayHint[]> {
    const range = { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } };
    return editor.connection.sendRequest('textDocument/inlayHint', { textDocument: { uri }, range });
  }

  it('are off until they are asked for, and come and go with the setting', async () => {
    const editor = await Editor.start({ capabilities });
    let refreshes = 0;
    let refreshed = Promise.withResolvers<void>();
    editor.connection.onRequest(InlayHintRefreshRequest.type, () => {
      refreshes++;
      refreshed.resolve();
    });
    try {
      await editor.open(uri, text);
      assert.deepEqual(await hints(editor), []);
      assert.equal(refreshes, 0);

      await editor.configure({ inlayHints: { protocol: true, targetPort: true } });
      await refreshed.promise;
      assert.deepEqual(
        (await hints(editor)).map(({ label, position }) => [label, position]),
        [
          ['TCP', { line: 6, character: 14 }],
          ['→ 80', { line: 6, character: 14 }],
        ],
      );

      refreshed = Promise.withResolvers();
      await editor.configure({});
      await refreshed.promise;
      assert.deepEqual(await hints(editor), []);
    } finally {
      await editor.stop();
    }
  });
});

describe('links through the protocol', () => {
  async function links(options: Parameters<typeof Editor.start>[0]): Promise<DocumentLink[]> {
    const editor = await Editor.start(options);
    try {
      await editor.open(uri, text);
      return await editor.connection.sendRequest('textDocument/documentLink', { textDocument: { uri } });
    } finally {
      await editor.stop();
    }
  }

  it('run the command that shows a page where the editor has one', async () => {
    const [link] = await links({ showRule: 'portolan.showRule' });
    assert.deepEqual(link?.range, { start: { line: 4, character: 43 }, end: { line: 4, character: 66 } });
    assert.equal(decodeURIComponent(link.target ?? ''), 'command:portolan.showRule?["service/selects-nothing"]');
  });

  it('lead to the file of the page elsewhere', async () => {
    const [link] = await links({});
    assert.match(link?.target ?? '', /^file:.*\/rules\/service\/selects-nothing\.md$/);
  });
});
