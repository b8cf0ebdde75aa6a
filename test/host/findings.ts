/** Cases about findings in the editor: they come while typing, name their rule and page, and are mended by an action. */

import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { actionsAt, applyAction, findings, openFile, ruleOf } from './editor.ts';
import { hostTest } from './suite.ts';

const rule = 'service/selects-nothing';

export function registerFindingCases(): void {
  hostTest('a fault is underlined on exactly the wrong value, with its rule and page', async () => {
    const { document } = await openFile('service.yaml');
    const [finding, ...others] = await findings(document.uri, (found) => found.length > 0);
    assert.ok(finding);
    assert.deepEqual(others, []);
    assert.equal(document.getText(finding.range), 'wbe');
    assert.equal(ruleOf(finding), rule);
    assert.equal(finding.severity, vscode.DiagnosticSeverity.Warning);
    assert.ok(typeof finding.code === 'object', 'The rule links to no page.');
    const page = await vscode.workspace.openTextDocument(finding.code.target);
    assert.ok(page.getText().includes(`# ${rule}`), 'The page is about something else.');
  });

  hostTest('the link of a finding opens the page of its rule, rendered', async () => {
    const { document } = await openFile('service.yaml');
    const [finding] = await findings(document.uri, (found) => found.length > 0);
    assert.ok(typeof finding?.code === 'object');
    if (!(await hasPreview())) return;
    await vscode.commands.executeCommand('vscode.open', finding.code.target);
    const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
    assert.ok(input instanceof vscode.TabInputCustom, 'No rendered page is shown.');
    assert.equal(input.viewType, 'vscode.markdown.preview.editor');
    assert.equal(input.uri.toString(), finding.code.target.toString());
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
  });

  hostTest('the quick fix mends the fault and the finding goes', async () => {
    const { document } = await openFile('service.yaml');
    const [finding] = await findings(document.uri, (found) => found.length > 0);
    assert.ok(finding);
    const actions = await actionsAt(document.uri, finding.range);
    // Fixes come before all other actions.
    const fix = actions.find(({ edit }) => edit);
    assert.ok(fix, `Only these are offered: ${actions.map(({ title }) => title).join('; ')}`);
    const gone = findings(document.uri, (found) => found.length === 0);
    await applyAction(fix);
    await gone;
    assert.match(document.getText(), /app: web$/m);
  });

  hostTest('an edit in one file moves the finding of another', async () => {
    const service = await openFile('service.yaml');
    const broken = findings(service.document.uri, (found) => found.map(ruleOf).includes(rule));
    const { document } = await openFile('web.yaml');
    const edit = new vscode.WorkspaceEdit();
    const label = document.getText().lastIndexOf('app: web');
    edit.insert(document.uri, document.positionAt(label + 'app: web'.length), '-two');
    await vscode.workspace.applyEdit(edit);
    await broken;

    const mended = findings(service.document.uri, (found) => found.length === 0);
    await vscode.commands.executeCommand('undo');
    await mended;
  });

  hostTest('a file that is created and deleted on disk is followed', async () => {
    const folder = vscode.workspace.workspaceFolders?.[0];
    assert.ok(folder);
    const uri = vscode.Uri.joinPath(folder.uri, 'second.yaml');
    const text = 'apiVersion: v1\nkind: Service\nmetadata:\n  name: second\nspec:\n  selector:\n    app: nobody\n';
    const found = findings(uri, (all) => all.map(ruleOf).includes(rule));
    await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
    await found;
    const gone = findings(uri, (all) => all.length === 0);
    await vscode.workspace.fs.delete(uri);
    await gone;
  });

  hostTest('a folder that is created and deleted on disk brings its findings and takes them along', async () => {
    const folder = vscode.workspace.workspaceFolders?.[0];
    assert.ok(folder);
    const outer = vscode.Uri.joinPath(folder.uri, 'later');
    const uri = vscode.Uri.joinPath(outer, 'inner', 'third.yaml');
    const text = 'apiVersion: v1\nkind: Service\nmetadata:\n  name: third\nspec:\n  selector:\n    app: nobody\n';
    const found = findings(uri, (all) => all.map(ruleOf).includes(rule));
    await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
    await found;
    const gone = findings(uri, (all) => all.length === 0);
    await vscode.workspace.fs.delete(outer, { recursive: true });
    await gone;
  });
}

/** The workbench of the browser cases has the manifests of VS Code's own extensions, but not their programs. */
async function hasPreview(): Promise<boolean> {
  const preview = vscode.extensions.getExtension('vscode.markdown-language-features');
  if (!preview) return false;
  return preview.activate().then(
    () => true,
    () => false,
  );
}
