/** What an audit is about, with the words that its results, its report and its progress name it by. */

import { l10n, type QuickPickItem, Uri, type WorkspaceFolder, window, workspace } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import {
  type AuditScope,
  type BundlePayload,
  type BundlesParams,
  bundlesRequest,
  type ListedBundle,
} from '../../../server/src/protocol/audit.ts';

export interface TitledScope {
  readonly scope: AuditScope;
  readonly title: string;
}

export function workspaceScope(): TitledScope {
  return { scope: { kind: 'workspace' }, title: workspace.name ?? l10n.t('the workspace') };
}

/** The folder that was pointed at, or one that is chosen; undefined when none is. */
export async function folderScope(uri: Uri | undefined): Promise<TitledScope | undefined> {
  const folder = uri ?? (await pickFolder());
  return folder && below(folder);
}

/** The file that was pointed at, or the one being edited. */
export function fileScope(uri: Uri | undefined): TitledScope | undefined {
  const file = uri ?? window.activeTextEditor?.document.uri;
  if (file) return below(file);
  void window.showInformationMessage(l10n.t('Open the manifest that should be audited.'));
  return undefined;
}

/** The bundle of the file being edited, or one that is chosen where that does not tell. */
export async function bundleScope(client: BaseLanguageClient, given?: string): Promise<TitledScope | undefined> {
  const uri = window.activeTextEditor?.document.uri.toString();
  const params: BundlesParams = uri === undefined ? {} : { uri };
  const listed = await client.sendRequest<ListedBundle[]>(bundlesRequest, params);
  const own = listed.filter(({ holdsDocument }) => holdsDocument);
  const bundle = given !== undefined ? listed.find(({ title }) => title === given) : await chosen(own, listed);
  return bundle && { scope: { kind: 'bundle', bundle: payloadOf(bundle) }, title: l10n.t('bundle {0}', bundle.title) };
}

function below(uri: Uri): TitledScope {
  const root = workspace.getWorkspaceFolder(uri);
  const isRoot = root?.uri.toString() === uri.toString();
  return { scope: { kind: 'below', uri: uri.toString() }, title: isRoot ? root.name : workspace.asRelativePath(uri) };
}

async function chosen(own: readonly ListedBundle[], all: readonly ListedBundle[]): Promise<ListedBundle | undefined> {
  if (own.length === 1) return own[0];
  if (all.length === 0) {
    void window.showInformationMessage(l10n.t('There are no Kubernetes objects in this workspace.'));
    return undefined;
  }
  const items = all.map((bundle) => ({
    label: bundle.title,
    description: bundle.holdsDocument ? l10n.t('holds the open file') : '',
    detail: l10n.t('Files: {0}', bundle.files),
    bundle,
  }));
  return (await window.showQuickPick(items, { title: l10n.t('Which bundle?') }))?.bundle;
}

function payloadOf({ folder, id, title }: ListedBundle): BundlePayload {
  return { folder, id, title };
}

interface FolderItem extends QuickPickItem {
  readonly uri: Uri;
}

/** The folders above the open file, and those of the workspace. */
async function pickFolder(): Promise<Uri | undefined> {
  const items: FolderItem[] = [];
  const active = window.activeTextEditor?.document.uri;
  const root = active && workspace.getWorkspaceFolder(active);
  if (active && root) items.push(...foldersAbove(active, root));
  for (const folder of workspace.workspaceFolders ?? []) {
    if (folder !== root) items.push({ label: folder.name, uri: folder.uri });
  }
  if (items.length < 2) return items[0]?.uri;
  return (await window.showQuickPick(items, { title: l10n.t('Which folder?') }))?.uri;
}

function foldersAbove(file: Uri, root: WorkspaceFolder): FolderItem[] {
  const items: FolderItem[] = [];
  for (let uri = Uri.joinPath(file, '..'); uri.path.length > root.uri.path.length; uri = Uri.joinPath(uri, '..')) {
    items.push({ label: workspace.asRelativePath(uri), uri });
  }
  return [...items, { label: root.name, uri: root.uri }];
}
