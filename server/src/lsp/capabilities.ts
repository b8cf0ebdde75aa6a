/** What the server tells an editor it can do. */

import { type ServerCapabilities, TextDocumentSyncKind } from 'vscode-languageserver';
import { codeActionKinds } from './actions.ts';
import { completionCapability } from './complete.ts';
import { navigationCapabilities } from './navigate.ts';

/** An editor that gets its findings pushed is not asked to pull them. */
export function capabilitiesFor(pulls: boolean): ServerCapabilities {
  const diagnosticProvider = { interFileDependencies: true, workspaceDiagnostics: false };
  return {
    textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: true },
    ...navigationCapabilities,
    hoverProvider: true,
    completionProvider: completionCapability,
    inlayHintProvider: true,
    documentLinkProvider: {},
    codeLensProvider: { resolveProvider: true },
    codeActionProvider: { codeActionKinds: [...codeActionKinds] },
    ...(pulls ? { diagnosticProvider } : {}),
    workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
  };
}
