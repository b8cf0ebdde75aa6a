/** The document that a command about the cluster is about. */

import { Uri, window, workspace } from 'vscode';

/** The active document if it stands in the workspace, else the root of the first folder; undefined where none is open. */
export function documentInQuestion(): string | undefined {
  const active = window.activeTextEditor?.document.uri;
  if (active && workspace.getWorkspaceFolder(active)) return active.toString();
  const folder = workspace.workspaceFolders?.[0];
  // Any name serves: what counts is the folder that it is in.
  if (folder) return Uri.joinPath(folder.uri, '.portolan.yaml').toString();
  return active?.toString();
}
