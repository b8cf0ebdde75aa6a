/** The command "Audit Workspace": has every manifest examined, then sums up and points to the Problems view. */

import { commands, type Disposable, l10n, ProgressLocation, window } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { type AuditParams, type AuditResult, auditRequest } from '../../server/src/protocol/audit.ts';

export function registerAuditWorkspace(client: BaseLanguageClient): Disposable {
  return commands.registerCommand('portolan.auditWorkspace', async () => {
    const result = await audit(client);
    // The message stays until it is answered, so the command does not wait for it.
    void report(result);
    return result;
  });
}

async function audit(client: BaseLanguageClient): Promise<AuditResult> {
  const params: AuditParams = {};
  return window.withProgress(
    { location: ProgressLocation.Window, title: l10n.t('Auditing the workspace') },
    (_, cancelled) => client.sendRequest<AuditResult>(auditRequest, params, cancelled),
  );
}

async function report({ summary, skipped }: AuditResult): Promise<void> {
  const { error, warning, information, hint } = summary.findings;
  const showProblems = l10n.t('Show Problems');
  const sentences = [
    l10n.t('Resources examined: {0}, in files: {1}.', summary.resources, summary.files),
    l10n.t('Errors: {0}, warnings: {1}, notes: {2}.', error, warning, information + hint),
  ];
  if (skipped.length > 0) sentences.push(l10n.t('Files skipped: {0}.', skipped.length));

  const answer = await window.showInformationMessage(sentences.join(' '), showProblems);
  if (answer === showProblems) await commands.executeCommand('workbench.actions.view.problems');
}
