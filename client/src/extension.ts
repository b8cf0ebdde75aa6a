/** The extension's two ends: what is started and registered on activation, and stopped on deactivation. */

import type { ExtensionContext } from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import { registerAskReach } from './ask-reach.ts';
import { registerAuditWorkspace } from './audit-workspace.ts';
import { registerInsertManifest } from './insert-manifest.ts';
import { createLanguageClient } from './language-client.ts';
import { registerRestartServer } from './restart-server.ts';
import { registerShowChange } from './show-change.ts';
import { registerShowRule } from './show-rule.ts';
import { showStatus } from './status-item.ts';

let client: LanguageClient | undefined;

/** Returns before the server is up, so that opening a file never waits for it. */
export function activate(context: ExtensionContext): void {
  client = createLanguageClient(context);
  context.subscriptions.push(
    showStatus(client),
    registerAuditWorkspace(client),
    registerRestartServer(client),
    registerShowRule(context),
    registerAskReach(client),
    registerShowChange(client),
    registerInsertManifest(context, client),
  );
  client.start().catch((error: unknown) => client?.error('The language server could not be started.', error));
}

export async function deactivate(): Promise<void> {
  await client?.dispose();
}
