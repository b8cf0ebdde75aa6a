/** Cases about what the extension is once VS Code has it: where it comes from, when it wakes, what it registers. */

import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { AuditResult } from '../../server/src/protocol/audit.ts';
import { extensionId, findings, openFile } from './editor.ts';
import { hostTest } from './suite.ts';

export function registerActivationCases(installedIn: string | undefined): void {
  hostTest('the extension under test is the one that this run is about', async () => {
    const extension = vscode.extensions.getExtension(extensionId);
    assert.ok(extension, `${extensionId} is not known to VS Code.`);
    if (installedIn) {
      const { extensionPath } = extension;
      assert.ok(extensionPath.startsWith(installedIn), `${extensionPath} is not inside ${installedIn}.`);
    }
  });

  hostTest('opening a YAML file activates the extension', async () => {
    const { document } = await openFile('web.yaml');
    assert.equal(document.languageId, 'yaml');
    await vscode.extensions.getExtension(extensionId)?.activate();
    assert.equal(vscode.extensions.getExtension(extensionId)?.isActive, true);
  });

  hostTest('every command of the manifest is registered', async () => {
    const manifest = vscode.extensions.getExtension(extensionId)?.packageJSON;
    const contributed: string[] = manifest.contributes.commands.map(({ command }: { command: string }) => command);
    const registered = await vscode.commands.getCommands(true);
    assert.ok(contributed.includes('portolan.auditWorkspace'));
    assert.deepEqual(
      contributed.filter((id) => !registered.includes(id)),
      [],
    );
  });

  hostTest('Audit Workspace answers with the workspace summed up', async () => {
    const { summary, skipped } = await vscode.commands.executeCommand<AuditResult>('portolan.auditWorkspace');
    assert.deepEqual(skipped, []);
    assert.equal(summary.resources, 2);
    assert.equal(summary.findings.warning, 1);
  });

  hostTest('Restart Server brings the findings back', async () => {
    const { document } = await openFile('service.yaml');
    await findings(document.uri, (found) => found.length > 0);
    const gone = findings(document.uri, (found) => found.length === 0);
    await vscode.commands.executeCommand('portolan.restartServer');
    await gone;
    await findings(document.uri, (found) => found.length > 0);
  });
}
