/** The command "Restart Server", for the day when the server must be started afresh without reloading the window. */

import { commands, type Disposable } from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';

export function registerRestartServer(client: LanguageClient): Disposable {
  return commands.registerCommand('portolan.restartServer', () => client.restart());
}
