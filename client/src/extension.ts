/** The extension's two ends, wherever it runs: what is started and registered on activation, and stopped on deactivation. */

import type { ExtensionContext } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { registerAskReach } from './ask-reach.ts';
import { registerAuditWorkspace } from './audit-workspace.ts';
import { registerInsertManifest } from './insert-manifest.ts';
import { registerRestartServer } from './restart-server.ts';
import { serveFiles } from './serve-files.ts';
import { registerShowChange } from './show-change.ts';
import { registerShowRule } from './show-rule.ts';
import { showStatus } from './status-item.ts';

let client: BaseLanguageClient | undefined;

/** Returns before the server is up, so that opening a file never waits for it. */
export function startExtension(context: ExtensionContext, started: BaseLanguageClient): void {
  client = started;
  context.subscriptions.push(
    serveFiles(client),
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

export async function stopExtension(): Promise<void> {
  await client?.dispose();
}
