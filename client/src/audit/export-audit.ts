/** The command "Export Audit…": writes the last audit, or one of the workspace, to a file in a chosen format. */

import { commands, type Disposable, type ExtensionContext, env, l10n, Uri, window, workspace } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { type ReportParams, type ReportResult, reportRequest } from '../../../server/src/protocol/audit.ts';
import { showMarkdown } from '../show-markdown.ts';
import type { AuditResults } from './results.ts';
import { withServerProgress } from './run-audit.ts';
import { workspaceScope } from './scope.ts';

type Format = ReportParams['format'];

const extensions: Readonly<Record<Format, string>> = { html: 'html', markdown: 'md', sarif: 'sarif', json: 'json' };

/** What may be given beforehand, as a key binding or another extension does. */
export interface GivenExport {
  readonly format?: Format;
  readonly uri?: Uri;
}

export function registerExport(
  context: ExtensionContext,
  client: BaseLanguageClient,
  results: AuditResults,
): Disposable {
  const { version } = context.extension.packageJSON as { version: string };
  return commands.registerCommand('portolan.exportAudit', async (given?: GivenExport) => {
    const format = given?.format ?? (await pickFormat());
    const target = format && (given?.uri ?? (await pickTarget(format)));
    if (!target) return undefined;
    const { scope, title } = results.about ?? workspaceScope();
    const report = await withServerProgress(client, l10n.t('Writing the report'), (workDoneToken, cancelled) => {
      const params: ReportParams = { scope, format, subject: title, version, workDoneToken };
      return client.sendRequest<ReportResult>(reportRequest, params, cancelled);
    });
    if (!report) return undefined;
    await workspace.fs.writeFile(target, new TextEncoder().encode(report.text));
    if (!given?.uri) void offerToOpen(target, format);
    return target;
  });
}

async function pickFormat(): Promise<Format | undefined> {
  const items: { label: string; detail: string; format: Format }[] = [
    {
      label: 'HTML',
      detail: l10n.t('One page to read, print or pass on, with charts and who reaches whom'),
      format: 'html',
    },
    { label: 'Markdown', detail: l10n.t('For a pull request or a wiki'), format: 'markdown' },
    { label: 'SARIF', detail: l10n.t('For code scanning and other viewers'), format: 'sarif' },
    { label: 'JSON', detail: l10n.t('For programs of your own'), format: 'json' },
  ];
  return (await window.showQuickPick(items, { title: l10n.t('Export the audit as what?') }))?.format;
}

async function pickTarget(format: Format): Promise<Uri | undefined> {
  const name = `portolan-audit.${extensions[format]}`;
  const folder = workspace.workspaceFolders?.[0]?.uri;
  return window.showSaveDialog({
    title: l10n.t('Export Audit'),
    ...(folder ? { defaultUri: Uri.joinPath(folder, name) } : {}),
    filters: {
      [format === 'sarif' || format === 'json' || format === 'html' ? format.toUpperCase() : 'Markdown']: [
        extensions[format],
      ],
    },
  });
}

async function offerToOpen(target: Uri, format: Format): Promise<void> {
  const open = l10n.t('Open');
  const answer = await window.showInformationMessage(
    l10n.t('The audit was written to {0}.', workspace.asRelativePath(target)),
    open,
  );
  if (answer !== open) return;
  if (format === 'html' && target.scheme === 'file') await env.openExternal(target);
  else if (format === 'markdown') await showMarkdown(target);
  else await commands.executeCommand('vscode.open', target);
}
