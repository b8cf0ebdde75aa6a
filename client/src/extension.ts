/** The extension's two ends, wherever it runs: what is started and registered on activation, and stopped on deactivation. */

import type { ExtensionContext } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { writeAnswer } from './answer-view.ts';
import { registerAskReach } from './ask-reach.ts';
import { registerAudits } from './audit/audit-commands.ts';
import type { ResultsTree } from './audit/results-tree.ts';
import { registerChangeLens } from './change-lens.ts';
import { registerShowTopology } from './chart/show-topology.ts';
import { EarlierTexts } from './earlier-texts.ts';
import { registerExplainObject } from './explain-object.ts';
import { registerInsertManifest } from './insert-manifest.ts';
import { registerLinkedDocuments } from './linked-documents.ts';
import { Pages } from './pages.ts';
import { registerPlanAddresses } from './plan-addresses.ts';
import { registerRestartServer } from './restart-server.ts';
import { serveFiles } from './serve-files.ts';
import { ServerStatus } from './server-status.ts';
import { registerShowChange, writeChange } from './show-change.ts';
import { registerShowCluster } from './show-cluster.ts';
import { registerShowRule } from './show-rule.ts';
import { showStatus } from './status-item.ts';

let client: BaseLanguageClient | undefined;

/** What others may look at. */
export interface Exports {
  /** The results of the last audit. */
  readonly results: ResultsTree;
}

/** Returns before the server is up, so that opening a file never waits for it. */
export function startExtension(context: ExtensionContext, started: BaseLanguageClient): Exports {
  client = started;
  const status = new ServerStatus(client);
  const pages = new Pages();
  const earlier = new EarlierTexts();
  const linked = {
    answer: (subject: string) => writeAnswer(started, subject),
    change: (subject: string) => writeChange(started, earlier, subject),
  };
  context.subscriptions.push(
    status,
    pages,
    earlier,
    status.onDidChange(({ state }) => state === 'ready' && pages.refresh()),
    serveFiles(client),
    showStatus(client, status),
    registerShowCluster(client, pages),
    registerPlanAddresses(client, pages),
    registerLinkedDocuments(linked, status.onDidChange),
    registerRestartServer(client),
    registerShowRule(context),
    registerAskReach(client),
    registerExplainObject(client),
    registerShowChange(client, earlier),
    registerChangeLens(client, earlier, status.onDidChange),
    registerInsertManifest(context, client),
    registerShowTopology(context, client, status.onDidChange),
  );
  const results = registerAudits(context, client);
  client.start().catch((error: unknown) => client?.error('The language server could not be started.', error));
  return { results };
}

export async function stopExtension(): Promise<void> {
  await client?.dispose();
}
