/** Asks the server for an audit, with progress that can be cancelled, and keeps the results up to date afterwards. */

import { type CancellationToken, Disposable, l10n, languages, ProgressLocation, type Uri, window } from 'vscode';
import { type BaseLanguageClient, LSPErrorCodes, ResponseError, WorkDoneProgress } from 'vscode-languageclient';
import { type AuditParams, type AuditResult, auditRequest } from '../../../server/src/protocol/audit.ts';
import type { AuditResults } from './results.ts';
import type { TitledScope } from './scope.ts';

const pause = 150;

/** Undefined when it was cancelled. */
export async function runAudit(
  client: BaseLanguageClient,
  results: AuditResults,
  about: TitledScope,
): Promise<AuditResult | undefined> {
  const result = await withServerProgress(client, l10n.t('Auditing {0}', about.title), (workDoneToken, cancelled) => {
    const params: AuditParams = { scope: about.scope, workDoneToken };
    return client.sendRequest<AuditResult>(auditRequest, params, cancelled);
  });
  if (result) results.replace(about, result);
  return result;
}

/** Shows what the server tells of its progress on a request; undefined when the user cancels it. */
export async function withServerProgress<T>(
  client: BaseLanguageClient,
  title: string,
  request: (workDoneToken: string, cancelled: CancellationToken) => Promise<T>,
): Promise<T | undefined> {
  const token = `portolan-${++requests}`;
  const options = { location: ProgressLocation.Notification, title, cancellable: true };
  return window.withProgress(options, async (progress, cancelled) => {
    let shown = 0;
    const listener = client.onProgress(WorkDoneProgress.type, token, (value) => {
      if (value.kind !== 'report') return;
      const { message, percentage = shown } = value;
      progress.report({ ...(message === undefined ? {} : { message }), increment: percentage - shown });
      shown = percentage;
    });
    try {
      return await request(token, cancelled);
    } catch (error) {
      if (error instanceof ResponseError && error.code === LSPErrorCodes.RequestCancelled) return undefined;
      if (cancelled.isCancellationRequested) return undefined;
      throw error;
    } finally {
      listener.dispose();
    }
  });
}

let requests = 0;

/** Asks again about files whose findings have changed, once a burst of changes is over. */
export function followChanges(client: BaseLanguageClient, results: AuditResults): Disposable {
  const waiting = new Set<string>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const refresh = async (): Promise<void> => {
    const { about } = results;
    if (!about || !client.isRunning()) return;
    const uris = [...waiting];
    waiting.clear();
    const params: AuditParams = { scope: about.scope, uris };
    try {
      const result = await client.sendRequest<AuditResult>(auditRequest, params);
      // Another audit may have been asked for meanwhile.
      if (results.about === about) results.update(uris, result);
    } catch (error) {
      client.warn('The results of the audit could not be brought up to date.', error);
    }
  };
  const listener = languages.onDidChangeDiagnostics(({ uris }) => {
    if (!results.about) return;
    for (const uri of uris) if (isOurs(uri) || results.concerns(uri.toString())) waiting.add(uri.toString());
    if (waiting.size === 0) return;
    clearTimeout(timer);
    timer = setTimeout(() => void refresh(), pause);
  });
  return Disposable.from(listener, { dispose: () => clearTimeout(timer) });
}

/** Other extensions report on files too. */
function isOurs(uri: Uri): boolean {
  return languages.getDiagnostics(uri).some(({ source }) => source === 'portolan');
}
