/** With findings on save only: they wait for it, while what is asked about the text follows every edit. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Hover } from 'vscode-languageserver';
import { Editor } from './support/editor.ts';

const uri = 'file:///nowhere/service.yaml';
const text = 'apiVersion: v1\nkind: Service\nmetadata: { name: web }\nspec: { ports: [{ port: 80 }] }\n';
const broken = text.replace('port: 80', 'port: 99999');

describe('findings on save', () => {
  const position = { line: 2, character: 20 };

  async function hovered(editor: Editor): Promise<string> {
    const hover: Hover = await editor.connection.sendRequest('textDocument/hover', { textDocument: { uri }, position });
    return (hover.contents as { value: string }).value;
  }

  async function save(editor: Editor): Promise<void> {
    await editor.connection.sendNotification('textDocument/didSave', { textDocument: { uri } });
  }

  it('are published when the file is saved, and hovers are about the text before that', async () => {
    const editor = await Editor.start({ settings: { run: 'onSave' } });
    try {
      await editor.open(uri, text);
      await editor.change(uri, 2, broken);
      assert.match(await hovered(editor), /99999/);
      assert.deepEqual(editor.diagnosticsOf(uri), []);
      await save(editor);
      await editor.diagnosticsWhen(uri, (found) => found.length > 0);
    } finally {
      await editor.stop();
    }
  });

  it('are the last ones when they are asked for in between', async () => {
    const editor = await Editor.start({ settings: { run: 'onSave' }, diagnostics: 'pull' });
    const pulled = async (): Promise<number> => {
      const report: { items: unknown[] } = await editor.connection.sendRequest('textDocument/diagnostic', {
        textDocument: { uri },
      });
      return report.items.length;
    };
    try {
      await editor.open(uri, text);
      assert.equal(await pulled(), 0);
      await editor.change(uri, 2, broken);
      assert.equal(await pulled(), 0);
      await save(editor);
      assert.ok((await pulled()) > 0);
    } finally {
      await editor.stop();
    }
  });
});
