/** The extension in VS Code on a machine: its server is a process. */

import type { ExtensionContext } from 'vscode';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';
import { serverFlags } from '../../server/src/protocol/flags.ts';
import { startExtension, stopExtension } from './extension.ts';
import { clientId, clientName, clientOptions } from './language-client.ts';

export function activate(context: ExtensionContext): void {
  const module = context.asAbsolutePath('dist/server.js');
  const server = { module, transport: TransportKind.ipc, options: { execArgv: [...serverFlags] } };
  startExtension(context, new LanguageClient(clientId, clientName, server, clientOptions()));
}

export function deactivate(): Promise<void> {
  return stopExtension();
}
