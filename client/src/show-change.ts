/** The command "What Does This Edit Change?": connections that the unsaved or uncommitted text opens and closes. */

import {
  commands,
  type Disposable,
  l10n,
  type QuickPickItem,
  QuickPickItemKind,
  type Uri,
  window,
  workspace,
} from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import {
  type ChangedConnection,
  type ChangeParams,
  type ChangeResult,
  changeRequest,
} from '../../server/src/protocol/reach.ts';
import { repositoryOf } from './git-repository.ts';

export function registerShowChange(client: BaseLanguageClient): Disposable {
  return commands.registerCommand('portolan.showChange', async () => {
    const document = window.activeTextEditor?.document;
    if (!document) {
      void window.showInformationMessage(l10n.t('Open the manifest that was edited.'));
      return undefined;
    }
    const base = await baseOf(document.uri);
    const params: ChangeParams = { uri: document.uri.toString(), base: base.text };
    const result = await client.sendRequest<ChangeResult>(changeRequest, params);
    void show(result, base.name);
    return result;
  });
}

/** The text of the last commit; without git, or for a file it does not know, the one that was saved. */
async function baseOf(uri: Uri): Promise<{ readonly text: string; readonly name: string }> {
  const repository = await repositoryOf(uri);
  if (repository) {
    try {
      return { text: await repository.show('HEAD', uri.fsPath), name: l10n.t('the last commit') };
    } catch {
      // The file is new to git: what was saved is the best there is to compare with.
    }
  }
  try {
    return { text: new TextDecoder().decode(await workspace.fs.readFile(uri)), name: l10n.t('the saved file') };
  } catch {
    // Never saved: everything in it is new.
    return { text: '', name: l10n.t('an empty file') };
  }
}

async function show({ opened, closed }: ChangeResult, base: string): Promise<void> {
  if (opened.length === 0 && closed.length === 0) {
    void window.showInformationMessage(l10n.t('No connection differs from {0}.', base));
    return;
  }
  const items: QuickPickItem[] = [
    ...section(l10n.t('Opened'), '$(add)', opened),
    ...section(l10n.t('Closed'), '$(remove)', closed),
  ];
  const title = l10n.t('Against {0}: {1} opened, {2} closed', base, opened.length, closed.length);
  await window.showQuickPick(items, { title, matchOnDetail: true });
}

function section(title: string, icon: string, changes: readonly ChangedConnection[]): QuickPickItem[] {
  if (changes.length === 0) return [];
  const items = changes.map(({ from, to, ports, causes }) => ({
    label: `${icon} ${from} → ${to}`,
    description: ports,
    detail: causes.join(' '),
  }));
  return [{ label: title, kind: QuickPickItemKind.Separator }, ...items];
}
