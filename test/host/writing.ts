/** Cases about help while writing: completion in half-typed text, inlay hints by setting, and links to the pages of rules. */

import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { findings, openFile } from './editor.ts';
import { hostTest } from './suite.ts';

export function registerWritingCases(): void {
  hostTest('a label is completed from the workloads, and the half-typed word is replaced', async () => {
    const { document } = await openFile('service.yaml');
    const [finding] = await findings(document.uri, (found) => found.length > 0);
    assert.ok(finding);
    // Behind the first letter of the misspelt value.
    const inside = finding.range.start.translate(0, 1);
    const list = await vscode.commands.executeCommand<vscode.CompletionList>(
      'vscode.executeCompletionItemProvider',
      document.uri,
      inside,
      undefined,
      20,
    );
    const item = list.items.find(({ label }) => labelOf(label) === 'web');
    assert.ok(item, list.items.map(({ label }) => labelOf(label)).join(', '));
    const range = item.range instanceof vscode.Range ? item.range : item.range?.replacing;
    assert.ok(range);
    assert.equal(document.getText(range), 'wbe');
    assert.equal(list.isIncomplete, false);
    const words = item.documentation;
    assert.ok(words instanceof vscode.MarkdownString, 'The proposal was not resolved.');
    assert.match(words.value, /Deployment web \(web\.yaml\)/);
  });

  hostTest('choosing a proposal with the keyboard writes it', async () => {
    const editor = await openFile('service.yaml');
    const { document } = editor;
    const [finding] = await findings(document.uri, (found) => found.length > 0);
    assert.ok(finding);
    await editor.edit((edit) => edit.replace(finding.range, ''));
    const place = finding.range.start;
    editor.selection = new vscode.Selection(place, place);
    const mended = findings(document.uri, (found) => found.length === 0);
    await until(async () => {
      await vscode.commands.executeCommand('editor.action.triggerSuggest');
      await vscode.commands.executeCommand('acceptSelectedSuggestion');
      return document.lineAt(place.line).text.endsWith('app: web');
    });
    await mended;
    await vscode.commands.executeCommand('workbench.action.files.revert');
  });

  hostTest('inlay hints come and go with their setting', async () => {
    const { document } = await openFile('web.yaml');
    const everything = new vscode.Range(0, 0, document.lineCount, 0);
    const hints = () =>
      vscode.commands.executeCommand<vscode.InlayHint[]>('vscode.executeInlayHintProvider', document.uri, everything);
    assert.deepEqual(await hints(), []);
    const settings = vscode.workspace.getConfiguration('portolan.inlayHints');
    await settings.update('protocol', true, vscode.ConfigurationTarget.Global);
    await until(async () => (await hints()).length > 0);
    const [hint] = await hints();
    assert.equal(hint?.label, 'TCP');
    await settings.update('protocol', undefined, vscode.ConfigurationTarget.Global);
    await until(async () => (await hints()).length === 0);
  });

  hostTest('a rule named in a comment leads to its page', async () => {
    const content = 'kind: Service # portolan: allow service/selects-nothing: by night\n';
    const document = await vscode.workspace.openTextDocument({ language: 'yaml', content });
    await vscode.window.showTextDocument(document);
    const links = await vscode.commands.executeCommand<vscode.DocumentLink[]>(
      'vscode.executeLinkProvider',
      document.uri,
    );
    const link = links.find(({ range }) => document.getText(range) === 'service/selects-nothing');
    assert.equal(link?.target?.scheme, 'command');
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  });
}

function labelOf(label: string | vscode.CompletionItemLabel): string {
  return typeof label === 'string' ? label : label.label;
}

/** Asks again each time the editor has had a turn; the case's time limit bounds it. */
async function until(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds())) await new Promise((resolve) => setTimeout(resolve));
}
