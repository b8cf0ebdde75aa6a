/** Cases about lenses, the explanations behind them, and answers that lead to the lines that decide. */

import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { AboutResult } from '../../server/src/protocol/about.ts';
import type { ChangeResult, QuestionResult } from '../../server/src/protocol/reach.ts';
import { fileUri, findings, openFile } from './editor.ts';
import { hostTest } from './suite.ts';

const explainCommand = 'portolan.explain';

const policies = `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: web
spec:
  podSelector:
    matchLabels:
      app: web
  policyTypes: [Ingress]
---
apiVersion: v1
kind: Pod
metadata:
  name: caller
  labels:
    app: caller
spec:
  containers:
    - name: caller
      image: registry.example.com/caller:1.0.0
`;

export function registerLensCases(): void {
  hostTest('a lens counts what a policy closes, and its command explains it', async () => {
    await withPolicies(async ({ uri }) => {
      const [lens, ...others] = await lensesOf(uri, 2);
      assert.equal(lens?.command?.title, 'selects 1 workload · opens nothing in view · closes 2 against no policy');
      assert.equal(others[0]?.command?.title, '1 in · 0 out · 1 blocked');
      assert.equal(lens.command.command, explainCommand);
      const about = await vscode.commands.executeCommand<AboutResult>(
        explainCommand,
        ...(lens.command.arguments ?? []),
      );
      assert.equal(about.title, 'NetworkPolicy default/web');
      assert.ok(about.connections.every(({ group }) => group === 'closed'));
      await vscode.commands.executeCommand('workbench.action.closeQuickOpen');
    });
  });

  hostTest('lenses go with their setting, without a reload', async () => {
    await withPolicies(async ({ uri }) => {
      const settings = vscode.workspace.getConfiguration('portolan.codeLens');
      await lensesOf(uri, 2);
      await settings.update('policies', false, vscode.ConfigurationTarget.Global);
      const [workload] = await lensesOf(uri, 1);
      assert.match(workload?.command?.title ?? '', / in · /);
      await settings.update('policies', undefined, vscode.ConfigurationTarget.Global);
      await lensesOf(uri, 2);
    });
  });

  hostTest('a lens tells what unsaved text changes, and leads to the connections', async () => {
    await withPolicies(async (document) => {
      const { uri } = document;
      await lensesOf(uri, 2);
      assert.deepEqual(await changeLenses(uri), []);
      const edit = new vscode.WorkspaceEdit();
      edit.replace(uri, document.lineAt(8).range, '  policyTypes: [Ingress]\n  ingress: [{}]');
      await vscode.workspace.applyEdit(edit);
      const [lens] = await changeLenses(uri, 1);
      assert.equal(lens?.command?.title, 'this edit opens 2 against the saved file');
      assert.equal(lens.range.start.line, 0);
      const opened = shown('portolan-change');
      const result = await vscode.commands.executeCommand<ChangeResult>(
        lens.command.command,
        ...(lens.command.arguments ?? []),
      );
      assert.equal(result.opened.length, 2);
      assert.deepEqual(result.closed, []);
      const text = (await opened).document.getText();
      assert.match(text, /^# What the edit of policies.yaml changes against the saved file\n\n## Opened: 2$/m);
      assert.match(text, /^### default\/caller\[Pod\] → default\/web\[Deployment\]: all ports$/m);
      assert.match(text, /policies.yaml:10$/m);
      await vscode.window.showTextDocument(document, vscode.ViewColumn.One);
      await vscode.commands.executeCommand('workbench.action.files.revert');
      await changeLenses(uri, 0);
    });
  });

  hostTest('an answer is a document whose links and definitions lead to the lines that decide', async () => {
    await withPolicies(async ({ uri }) => {
      const answered = shown('portolan-answer');
      const result = await vscode.commands.executeCommand<QuestionResult>('portolan.askReach', {
        uri: uri.toString(),
        from: 'default/caller[Pod]',
        to: 'default/web[Deployment]',
        port: 'tcp/80',
      });
      assert.equal(result.answer, 'denied');
      const { document } = await answered;
      const text = document.getText();
      assert.match(text, /^# default\/caller\[Pod\] to default\/web\[Deployment\]: denied$/m);
      assert.match(text, /^## Outbound, from default\/caller\[Pod\]: allowed$/m);
      assert.match(text, /^## Inbound, at default\/web\[Deployment\]: denied$/m);
      const line = text.split('\n').findIndex((each) => each.includes('policies.yaml:4'));
      assert.ok(line > 0, text);

      const places: vscode.Location[] = await vscode.commands.executeCommand(
        'vscode.executeDefinitionProvider',
        document.uri,
        new vscode.Position(line - 1, 0),
      );
      assert.deepEqual(
        places.map((place) => [place.uri.toString(), place.range.start.line]),
        [[uri.toString(), 3]],
      );
      const links: vscode.DocumentLink[] = await vscode.commands.executeCommand(
        'vscode.executeLinkProvider',
        document.uri,
      );
      const link = links.find(({ range }) => range.start.line === line);
      assert.ok(link?.target);
      assert.equal(document.getText(link.range), 'policies.yaml:4');
      const [place] = JSON.parse(link.target.query);
      await vscode.commands.executeCommand(link.target.path, place);
      const active = vscode.window.activeTextEditor;
      assert.equal(active?.document.uri.toString(), uri.toString());
      assert.equal(active?.selection.active.line, 3);
    });
  });
}

/** With a policy and a pod in a file of their own, which goes again. */
async function withPolicies(use: (document: vscode.TextDocument) => Promise<void>): Promise<void> {
  const uri = fileUri('policies.yaml');
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(policies));
  try {
    const { document } = await openFile('policies.yaml');
    await use(document);
  } finally {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await vscode.workspace.fs.delete(uri);
    await findings(uri, (found) => found.length === 0);
  }
}

/** Lenses with what they say, as soon as there are so many; asked again when the server has taken in a change. */
async function lensesOf(uri: vscode.Uri, count: number): Promise<vscode.CodeLens[]> {
  for (;;) {
    const lenses: vscode.CodeLens[] = await vscode.commands.executeCommand('vscode.executeCodeLensProvider', uri, 100);
    const own = lenses.filter(({ command }) => command?.command === explainCommand);
    if (own.length === count) return own;
  }
}

/** The lenses about an edit, as soon as there are so many. */
async function changeLenses(uri: vscode.Uri, count?: number): Promise<vscode.CodeLens[]> {
  for (;;) {
    const lenses: vscode.CodeLens[] = await vscode.commands.executeCommand('vscode.executeCodeLensProvider', uri, 100);
    const own = lenses.filter(({ command }) => command?.command === 'portolan.showChange');
    if (count === undefined || own.length === count) return own;
  }
}

/** The next editor that shows a document of a scheme. */
function shown(scheme: string): Promise<vscode.TextEditor> {
  return new Promise((resolve) => {
    const listener = vscode.window.onDidChangeActiveTextEditor((editor) => {
      if (editor?.document.uri.scheme !== scheme) return;
      listener.dispose();
      resolve(editor);
    });
  });
}
