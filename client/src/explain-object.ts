/** The command "Explain Connections": what a lens counted, listed by who and with whom; each leads to the steps that decide. */

import { commands, type Disposable, l10n, type QuickPickItem, QuickPickItemKind, ThemeIcon, window } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import {
  type AboutConnection,
  type AboutGroup,
  type AboutParams,
  type AboutResult,
  aboutRequest,
} from '../../server/src/protocol/about.ts';
import type { QuestionParams } from '../../server/src/protocol/reach.ts';
import { showAnswer } from './answer-view.ts';

interface ConnectionItem extends QuickPickItem {
  readonly connection?: AboutConnection;
}

/** A lens gives the place of its object; without one it is the object under the cursor. */
export function registerExplainObject(client: BaseLanguageClient): Disposable {
  return commands.registerCommand('portolan.explain', async (given?: AboutParams) => {
    const params = given ?? atCursor();
    const about = params && (await client.sendRequest<AboutResult | null>(aboutRequest, params));
    if (!about) {
      void window.showInformationMessage(l10n.t('Put the cursor into a workload, Service, Ingress or policy.'));
      return undefined;
    }
    show(params, about);
    return about;
  });
}

function atCursor(): AboutParams | undefined {
  const active = window.activeTextEditor;
  if (!active) return undefined;
  const { line, character } = active.selection.active;
  return { uri: active.document.uri.toString(), position: { line, character } };
}

function show(params: AboutParams, { title, summary, connections }: AboutResult): void {
  const pick = window.createQuickPick<ConnectionItem>();
  const chart = { iconPath: new ThemeIcon('type-hierarchy'), tooltip: l10n.t('Show in Topology') };
  pick.title = `${title}: ${summary}`;
  pick.placeholder = l10n.t('Select a connection to see the lines that decide');
  pick.matchOnDescription = true;
  pick.matchOnDetail = true;
  pick.items = itemsOf(connections);
  pick.buttons = [chart];
  pick.onDidHide(() => pick.dispose());
  pick.onDidTriggerButton(() => {
    pick.hide();
    void commands.executeCommand('portolan.showTopology', params);
  });
  pick.onDidAccept(() => {
    const connection = pick.selectedItems[0]?.connection;
    pick.hide();
    if (connection) void showAnswer(questionOf(params.uri, connection));
  });
  pick.show();
}

function questionOf(uri: string, { from, to, asked }: AboutConnection): QuestionParams {
  return { uri, from, to, ...(asked === undefined ? {} : { port: asked }) };
}

function itemsOf(connections: readonly AboutConnection[]): ConnectionItem[] {
  return groups.flatMap((group) => {
    const own = connections.filter((connection) => connection.group === group);
    if (own.length === 0) return [];
    const label = `${groupWords(group)} (${own.length})`;
    return [{ label, kind: QuickPickItemKind.Separator }, ...own.map(itemOf)];
  });
}

function itemOf(connection: AboutConnection): ConnectionItem {
  const { group, fromName, toName, ports, by } = connection;
  const item = { label: `$(${icons[group]}) ${fromName} → ${toName}`, description: ports, connection };
  return by === undefined ? item : { ...item, detail: by };
}

/** In the order of the list: what is new or open first. */
const groups: readonly AboutGroup[] = ['opened', 'closed', 'unsettled', 'inbound', 'outbound', 'unknown', 'blocked'];

const icons: Readonly<Record<AboutGroup, string>> = {
  opened: 'add',
  closed: 'remove',
  unsettled: 'question',
  inbound: 'arrow-left',
  outbound: 'arrow-right',
  unknown: 'question',
  blocked: 'circle-slash',
};

function groupWords(group: AboutGroup): string {
  switch (group) {
    case 'opened':
      return l10n.t('Opened by it');
    case 'closed':
      return l10n.t('Closed by it');
    case 'unsettled':
      return l10n.t('Left in doubt by it');
    case 'inbound':
      return l10n.t('Inbound');
    case 'outbound':
      return l10n.t('Outbound');
    case 'unknown':
      return l10n.t('Unknown');
    case 'blocked':
      return l10n.t('Blocked');
  }
}
