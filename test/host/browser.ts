/** Cases about VS Code in a browser: nothing runs outside of it, and the workspace is one that is on no disk. */

import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { extensionId, fileUri, findings, openFile, ruleOf } from './editor.ts';
import { hostTest } from './suite.ts';

export function registerBrowserCases(): void {
  hostTest(
    'this is a web worker in a browser, with a workspace that is on no disk and that nobody trusts',
    async () => {
      assert.equal(vscode.workspace.isTrusted, false);
      assert.equal(vscode.env.uiKind, vscode.UIKind.Web);
      assert.equal(vscode.env.remoteName, undefined);
      assert.equal(typeof (globalThis as { importScripts?: unknown }).importScripts, 'function');
      assert.equal(fileUri('service.yaml').scheme, 'vscode-vfs');
      assert.match(vscode.extensions.getExtension(extensionId)?.extensionUri.scheme ?? '', /^https?$/);
    },
  );

  hostTest('files that were never opened are read through the editor, but for those that git ignores', async () => {
    await vscode.extensions.getExtension(extensionId)?.activate();
    const found = await findings(fileUri('service.yaml'), (all) => all.length > 0);
    assert.deepEqual(found.map(ruleOf), ['service/selects-nothing']);
    assert.deepEqual(vscode.languages.getDiagnostics(fileUri('ignored/service.yaml')), []);
  });

  hostTest('a hover says what a selector selects', async () => {
    const { document } = await openFile('service.yaml');
    const at = document.positionAt(document.getText().indexOf('wbe'));
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      document.uri,
      at,
    );
    const words = hovers.flatMap(({ contents }) =>
      contents.map((part) => (typeof part === 'string' ? part : part.value)),
    );
    assert.match(words.join('\n'), /No workload .* carries it/);
  });

  hostTest('What Does This Edit Change answers without git', async () => {
    await openFile('web.yaml');
    const result = await vscode.commands.executeCommand('portolan.showChange');
    assert.deepEqual(result, { opened: [], closed: [] });
  });
}
