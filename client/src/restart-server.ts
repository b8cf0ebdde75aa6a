/** The command "Restart Server", for the day when the server must be started afresh without reloading the window. */

import { commands, type Disposable } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';

export function registerRestartServer(client: BaseLanguageClient): Disposable {
  return commands.registerCommand('portolan.restartServer', () => restart(client));
}

/** A server that has stopped by itself is only started. */
async function restart(client: BaseLanguageClient): Promise<void> {
  if (client.needsStop()) await client.stop();
  await client.start();
}
