/** The one status bar item: whether the server reads, is ready, or has stopped, how much it has found, and for which cluster. */

import { Disposable, l10n, MarkdownString, StatusBarAlignment, type StatusBarItem, window } from 'vscode';
import { type BaseLanguageClient, State } from 'vscode-languageclient';
import { type ClusterParams, type ClusterSummary, clusterSummaryRequest } from '../../server/src/protocol/cluster.ts';
import type { StatusPayload } from '../../server/src/protocol/status.ts';
import type { ServerStatus } from './server-status.ts';

export function showStatus(client: BaseLanguageClient, status: ServerStatus): Disposable {
  const item = window.createStatusBarItem('portolan.status', StatusBarAlignment.Left);
  item.name = 'Portolan';
  showReading(item, 0);
  item.show();
  let last: StatusPayload | undefined;
  const update = async (): Promise<void> => {
    const shown = last;
    if (shown?.state !== 'ready') return;
    const cluster = await clusterOfActive(client);
    // Meanwhile the server may have gone back to reading, or stopped.
    if (last === shown) showFindings(item, shown, cluster);
  };
  return Disposable.from(
    item,
    status.onDidChange((payload) => {
      last = payload;
      if (payload.state === 'indexing') showReading(item, payload.files);
      else void update();
    }),
    window.onDidChangeActiveTextEditor(() => update()),
    client.onDidChangeState(({ newState }) => {
      if (newState !== State.Running) last = undefined;
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

/** The cluster that the open document is for; undefined where none is described, and where no document is open. */
async function clusterOfActive(client: BaseLanguageClient): Promise<ClusterSummary | undefined> {
  const uri = window.activeTextEditor?.document.uri.toString();
  if (uri === undefined) return undefined;
  const params: ClusterParams = { uri };
  try {
    return (await client.sendRequest<ClusterSummary | null>(clusterSummaryRequest, params)) ?? undefined;
  } catch {
    // A server that stops cannot answer; the item says so in its own time.
    return undefined;
  }
}

function showFindings(
  item: StatusBarItem,
  { files, findings }: StatusPayload,
  cluster: ClusterSummary | undefined,
): void {
  const counted = [
    findings.error > 0 ? `$(error) ${findings.error}` : '',
    findings.warning > 0 ? `$(warning) ${findings.warning}` : '',
  ];
  item.text = ['$(compass)', 'Portolan', ...counted].filter((part) => part !== '').join(' ');
  const counts = l10n.t(
    'Portolan has read {0} files. Errors: {1}, warnings: {2}, notes: {3}. Select to show the problems.',
    files,
    findings.error,
    findings.warning,
    findings.information + findings.hint,
  );
  const about = cluster && l10n.t('Cluster of this file: {0}.', clusterWords(cluster));
  item.tooltip = about === undefined ? counts : tooltipOf(counts, about);
  item.command = 'workbench.actions.view.problems';
  item.accessibilityInformation = { label: about === undefined ? counts : `${counts} ${about}` };
}

function clusterWords({ name, summary }: ClusterSummary): string {
  if (name === null) return summary;
  return summary === '' ? name : `${name} (${summary})`;
}

function tooltipOf(counts: string, about: string): MarkdownString {
  const link = `[${l10n.t('Show Cluster Profile')}](command:portolan.showClusterProfile)`;
  const tooltip = new MarkdownString([escaped(counts), escaped(about), link].join('\n\n'));
  // Only the link is ours; names come from files.
  tooltip.isTrusted = { enabledCommands: ['portolan.showClusterProfile'] };
  return tooltip;
}

/** Nothing of a name is taken for markup. The editor's own way of appending text would keep lines from being broken at spaces. */
function escaped(text: string): string {
  return text.replace(/[\\`*_{}[\]()#+!|<>~&$-]/g, '\\$&');
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
