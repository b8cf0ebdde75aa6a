/** Small steps in a real VS Code that several cases take: open a file, wait for findings, apply an action. */

import * as vscode from 'vscode';

export const extensionId = 'portolan.portolan';

/** A file of the workspace folder that the suite runs in. */
export function fileUri(name: string): vscode.Uri {
  const folder = vscode.workspace.workspaceFolders?.[0];
  if (!folder) throw new Error('The suite needs a workspace folder.');
  return vscode.Uri.joinPath(folder.uri, name);
}

export async function openFile(name: string): Promise<vscode.TextEditor> {
  const document = await vscode.workspace.openTextDocument(fileUri(name));
  return vscode.window.showTextDocument(document);
}

/** Waits until what Portolan reports on a file is as wished, told by the editor's own event; the case's time limit bounds it. */
export function findings(
  uri: vscode.Uri,
  wished: (found: readonly vscode.Diagnostic[]) => boolean,
): Promise<readonly vscode.Diagnostic[]> {
  const current = () => vscode.languages.getDiagnostics(uri).filter(({ source }) => source === 'portolan');
  return new Promise((resolve) => {
    const look = () => {
      const found = current();
      if (!wished(found)) return false;
      resolve(found);
      return true;
    };
    if (look()) return;
    const listener = vscode.languages.onDidChangeDiagnostics(({ uris }) => {
      if (uris.some((changed) => changed.toString() === uri.toString()) && look()) listener.dispose();
    });
  });
}

/** The rule that a finding names. */
export function ruleOf({ code }: vscode.Diagnostic): string {
  return String(typeof code === 'object' ? code.value : code);
}

/** The actions on a range, with their edits resolved. */
export async function actionsAt(uri: vscode.Uri, range: vscode.Range): Promise<vscode.CodeAction[]> {
  const all = 100;
  return vscode.commands.executeCommand('vscode.executeCodeActionProvider', uri, range, undefined, all);
}

export async function applyAction(action: vscode.CodeAction): Promise<void> {
  if (!action.edit) throw new Error(`"${action.title}" brings no edit.`);
  if (!(await vscode.workspace.applyEdit(action.edit))) throw new Error(`"${action.title}" was not applied.`);
}
