/** Cases about inserting manifests: by the command, with the names of the workload under the cursor, and as snippets while typing. */

import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { findings, openFile } from './editor.ts';
import { hostTest } from './suite.ts';

export function registerInsertionCases(): void {
  hostTest('Insert Manifest puts a Service behind the workload under the cursor, with its names', async () => {
    const editor = await openFile('web.yaml');
    await findings(editor.document.uri, (found) => found.length === 0);
    const before = editor.document.getText();
    editor.selection = new vscode.Selection(3, 4, 3, 4);
    const inserted = await vscode.commands.executeCommand('portolan.insertManifest', 'svc-clusterip');
    const after = editor.document.getText();
    await vscode.commands.executeCommand('workbench.action.files.revert');
    assert.equal(inserted, true);
    assert.ok(after.startsWith(`${before.trimEnd()}\n---\napiVersion: v1\nkind: Service\n`), after);
    assert.match(after, /kind: Service\nmetadata:\n {2}name: web\n {2}namespace: default\n/);
    assert.match(after, /selector:\n {4}app: web\n/);
  });

  hostTest('Insert Manifest opens a new file where no manifest is open', async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await vscode.commands.executeCommand('portolan.insertManifest', 'netpol-deny-all');
    const document = vscode.window.activeTextEditor?.document;
    assert.ok(document?.isUntitled);
    assert.equal(document.languageId, 'yaml');
    assert.match(document.getText(), /^apiVersion: networking\.k8s\.io\/v1\nkind: NetworkPolicy\n/);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  });

  hostTest('a snippet comes up under its prefix', async () => {
    const document = await vscode.workspace.openTextDocument({ language: 'yaml', content: 'default-deny' });
    const end = document.positionAt(document.getText().length);
    const list = await vscode.commands.executeCommand<vscode.CompletionList>(
      'vscode.executeCompletionItemProvider',
      document.uri,
      end,
    );
    const labels = list.items.map(({ label }) => (typeof label === 'string' ? label : label.label));
    assert.ok(labels.includes('default-deny'), labels.slice(0, 20).join(', '));
  });
}
