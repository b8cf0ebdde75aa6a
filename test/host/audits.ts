/** Cases about audits in the editor: what each command is about, the tree of results, mending from it, exports. */

import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Exports } from '../../client/src/extension.ts';
import type { AuditResult } from '../../server/src/protocol/audit.ts';
import { extensionId, fileUri, findings, openFile } from './editor.ts';
import { hostTest } from './suite.ts';

const rule = 'service/selects-nothing';
const broken = (name: string): string =>
  `apiVersion: v1\nkind: Service\nmetadata:\n  name: ${name}\nspec:\n  selector:\n    app: ${name}\n  ports:\n    - port: "80"\n`;

export function registerAuditCases(): void {
  hostTest('Audit Workspace shows its findings in groups, and follows edits', async () => {
    const { document } = await openFile('service.yaml');
    await findings(document.uri, (found) => found.length > 0);
    await run('portolan.auditWorkspace');
    await run('portolan.results.groupByRule');
    assert.deepEqual(outline(), [rule, '  Service web selects no pod: none carries app=wbe. service.yaml:7']);

    await replaceIn(document, 'wbe', 'web');
    await resultsWhen(() => outline().length === 0);
    await replaceIn(document, 'app: web', 'app: wbe');
    await resultsWhen(() => outline().length === 2);
  });

  hostTest('Audit File, Folder and Bundle are about no more than that', async () => {
    await withFiles({ 'more/api.yaml': broken('api') }, async () => {
      const whole = await run<AuditResult>('portolan.auditWorkspace');
      const folder = await run<AuditResult>('portolan.auditFolder', fileUri('more'));
      assert.equal(folder.summary.files, 1);
      assert.ok(whole.summary.files > 1);
      assert.ok(
        outline().some((line) => line.endsWith('more/api.yaml:9')),
        outline().join('\n'),
      );
      await openFile('web.yaml');
      const file = await run<AuditResult>('portolan.auditFile');
      assert.deepEqual([file.summary.files, outline()], [1, []]);
      const bundle = await run<AuditResult>('portolan.auditBundle');
      assert.equal(bundle.summary.files, 3);
    });
  });

  hostTest('results are grouped by rule, file and severity, and filtered', async () => {
    await withFiles({ 'more/api.yaml': broken('api') }, async () => {
      await run('portolan.auditWorkspace');
      await run('portolan.results.groupByFile');
      assert.deepEqual(groups(), ['api.yaml', 'service.yaml']);
      await run('portolan.results.groupBySeverity');
      assert.deepEqual(groups(), ['Errors', 'Warnings']);
      await run('portolan.results.filterSeverity', ['error']);
      assert.deepEqual(groups(), ['Errors']);
      await run('portolan.results.filterText', 'nothing like it');
      assert.deepEqual(groups(), []);
      await run('portolan.results.clearFilters');
      await run('portolan.results.groupByRule');
      await run('portolan.results.filterRule', [rule]);
      assert.deepEqual(groups(), [rule]);
      await run('portolan.results.clearFilters');
    });
  });

  hostTest('a finding is fixed, and allowed with a reason, from the results', async () => {
    await withFiles({ 'mended/api.yaml': broken('api') }, async ([uri]) => {
      assert.ok(uri);
      await run('portolan.auditFolder', fileUri('mended'));
      await run('portolan.results.fix', nodeOf('object/value-type-wrong'));
      await resultsWhen(() => groups().length === 1);
      const document = await vscode.workspace.openTextDocument(uri);
      assert.match(document.getText(), /port: 80$/m);

      await run('portolan.results.allow', nodeOf(rule), 'pods come by hand');
      await resultsWhen(() => groups().includes('Allowed'));
      assert.match(document.getText(), /# portolan: allow service\/selects-nothing: pods come by hand\n/);
      assert.deepEqual(groups(), ['Allowed']);
    });
  });

  hostTest('every safe fix of the results is applied at once', async () => {
    await withFiles({ 'safe/api.yaml': broken('api'), 'safe/db.yaml': broken('db') }, async (uris) => {
      await run('portolan.auditFolder', fileUri('safe'));
      const result = await run<{ applied: number }>('portolan.results.fixSafe');
      assert.equal(result.applied, 2);
      for (const uri of uris) {
        const document = await vscode.workspace.openTextDocument(uri);
        assert.match(document.getText(), /port: 80$/m);
      }
    });
  });

  hostTest('an audit is exported in every format', async () => {
    await run('portolan.auditWorkspace');
    for (const [format, expected] of [
      ['html', /^<!DOCTYPE html>[\s\S]*service\/selects-nothing/],
      ['markdown', /^# Audit\n[\s\S]*service\/selects-nothing/],
      ['sarif', /"version": "2\.1\.0"[\s\S]*service\/selects-nothing/],
      ['json', /"version": 1,[\s\S]*service\/selects-nothing/],
    ] as const) {
      const uri = fileUri(`report.${format}.txt`);
      await run('portolan.exportAudit', { format, uri });
      assert.match(new TextDecoder().decode(await vscode.workspace.fs.readFile(uri)), expected);
      await vscode.workspace.fs.delete(uri);
    }
  });
}

function run<T>(command: string, ...args: unknown[]): Thenable<T> {
  return vscode.commands.executeCommand<T>(command, ...args);
}

function tree(): Exports['results'] {
  const extension = vscode.extensions.getExtension<Exports>(extensionId);
  assert.ok(extension);
  return extension.exports.results;
}

/** The labels of the groups. */
function groups(): string[] {
  return tree()
    .getChildren()
    .map((node) => String(tree().getTreeItem(node).label));
}

/** The groups, and below each its findings with what stands beside them. */
function outline(): string[] {
  const label = (node: Node): string => String(tree().getTreeItem(node).label);
  return tree()
    .getChildren()
    .flatMap((group) => [
      label(group),
      ...tree()
        .getChildren(group)
        .map((node) => `  ${label(node)} ${tree().getTreeItem(node).description}`),
    ]);
}

type Node = ReturnType<Exports['results']['getChildren']>[number];

function nodeOf(wanted: string): Node {
  const all = tree()
    .getChildren()
    .flatMap((group) => tree().getChildren(group));
  const found = all.find((node) => node.kind === 'finding' && node.finding.rule === wanted);
  assert.ok(found, `No finding of ${wanted}.`);
  return found;
}

/** Until the results are as wished, told by the tree's own event. */
function resultsWhen(fit: () => boolean): Promise<void> {
  if (fit()) return Promise.resolve();
  return new Promise((resolve) => {
    const listener = tree().onDidChangeTreeData(() => {
      if (!fit()) return;
      listener.dispose();
      resolve();
    });
  });
}

async function replaceIn(document: vscode.TextDocument, before: string, after: string): Promise<void> {
  const start = document.getText().indexOf(before);
  const edit = new vscode.WorkspaceEdit();
  const range = new vscode.Range(document.positionAt(start), document.positionAt(start + before.length));
  edit.replace(document.uri, range, after);
  await vscode.workspace.applyEdit(edit);
}

/** Files that are there while `use` runs, known to the server, and gone afterwards. */
async function withFiles(
  files: Readonly<Record<string, string>>,
  use: (uris: readonly vscode.Uri[]) => Promise<void>,
): Promise<void> {
  const uris = Object.keys(files).map(fileUri);
  try {
    for (const [i, text] of Object.values(files).entries()) {
      const reported = findings(uris[i]!, (found) => found.length > 0);
      await vscode.workspace.fs.writeFile(uris[i]!, new TextEncoder().encode(text));
      await reported;
    }
    await use(uris);
  } finally {
    // Unsaved text would be written after its file is gone; it may be in no editor yet, so saving all would miss it.
    for (const document of vscode.workspace.textDocuments) {
      if (uris.some((uri) => uri.toString() === document.uri.toString())) await document.save();
    }
    await run('workbench.action.closeAllEditors');
    for (const uri of uris) {
      const gone = findings(uri, (found) => found.length === 0);
      await vscode.workspace.fs.delete(uri);
      await gone;
    }
  }
}
