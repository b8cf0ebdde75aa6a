/** The one status bar item: whether the server reads, is ready, or has stopped, and how much it has found. */

import { Disposable, l10n, StatusBarAlignment, type StatusBarItem, window } from 'vscode';
import { type BaseLanguageClient, State } from 'vscode-languageclient';
import { type StatusPayload, statusNotification } from '../../server/src/protocol/status.ts';

/** `onStatus` is told too, because a client takes a single listener for each kind of message. */
export function showStatus(client: BaseLanguageClient, onStatus: () => void): Disposable {
  const item = window.createStatusBarItem('portolan.status', StatusBarAlignment.Left);
  item.name = 'Portolan';
  showReading(item, 0);
  item.show();
  return Disposable.from(
    item,
    client.onNotification(statusNotification, (status: StatusPayload) => {
      if (status.state === 'indexing') showReading(item, status.files);
      else showFindings(item, status);
      onStatus();
    }),
    client.onDidChangeState(({ newState }) => {
      if (newState === State.Stopped || newState === State.StartFailed) showStopped(item);
      else if (newState === State.Starting) showReading(item, 0);
    }),
  );
}

function showReading(item: StatusBarItem, files: number): void {
  item.text = '$(loading~spin) Portolan';
  item.tooltip = l10n.t('Portolan is reading the workspace. Files so far: {0}.', files);
  item.command = undefined;
  name(item);
}

function showFindings(item: StatusBarItem, { files, findings }: StatusPayload): void {
  const counted = [
    findings.error > 0 ? `$(error) ${findings.error}` : '',
    findings.warning > 0 ? `$(warning) ${findings.warning}` : '',
  ];
  item.text = ['$(compass)', 'Portolan', ...counted].filter((part) => part !== '').join(' ');
  item.tooltip = l10n.t(
    'Portolan has read {0} files. Errors: {1}, warnings: {2}, notes: {3}. Select to show the problems.',
    files,
    findings.error,
    findings.warning,
    findings.information + findings.hint,
  );
  item.command = 'workbench.actions.view.problems';
  name(item);
}

function showStopped(item: StatusBarItem): void {
  item.text = '$(debug-disconnect) Portolan';
  item.tooltip = l10n.t('The Portolan server has stopped. Select to start it again.');
  item.command = 'portolan.restartServer';
  name(item);
}

/** A screen reader hears the tooltip's sentence instead of the names of icons. */
function name(item: StatusBarItem): void {
  item.accessibilityInformation = { label: String(item.tooltip) };
}
