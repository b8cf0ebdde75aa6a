/** The extension in VS Code on a machine: its server is a process. */

import type { ExtensionContext } from 'vscode';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';
import { serverFlags } from '../../server/src/protocol/flags.ts';
import { registerAuditTask } from './audit/audit-task.ts';
import { type Exports, startExtension, stopExtension } from './extension.ts';
import { clientId, clientName, clientOptions } from './language-client.ts';

export function activate(context: ExtensionContext): Exports {
  const module = context.asAbsolutePath('dist/server.js');
  const server = { module, transport: TransportKind.ipc, options: { execArgv: [...serverFlags] } };
  const client = new LanguageClient(clientId, clientName, server, clientOptions());
  context.subscriptions.push(registerAuditTask(context, client));
  return startExtension(context, client);
}

export function deactivate(): Promise<void> {
  return stopExtension();
}
