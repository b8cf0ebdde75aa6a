/** The commands that audit: the workspace, a folder, a file, a bundle. Each shows its results in the view for them. */

import { commands, Disposable, type ExtensionContext, type Uri } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type { AuditResult } from '../../../server/src/protocol/audit.ts';
import { registerExport } from './export-audit.ts';
import { registerMending } from './mend-findings.ts';
import { AuditResults } from './results.ts';
import type { ResultsTree } from './results-tree.ts';
import { createResultsView, rememberedGrouping } from './results-view.ts';
import { followChanges, runAudit } from './run-audit.ts';
import { bundleScope, fileScope, folderScope, type TitledScope, workspaceScope } from './scope.ts';

/** Returns the tree of the results, so that it can be looked at without its view. */
export function registerAudits(context: ExtensionContext, client: BaseLanguageClient): ResultsTree {
  const results = new AuditResults(rememberedGrouping(context.workspaceState));
  const view = createResultsView(results, context.workspaceState);
  const audit = async (about: TitledScope | undefined): Promise<AuditResult | undefined> => {
    const result = about && (await runAudit(client, results, about));
    if (result) await view.show();
    return result;
  };
  context.subscriptions.push(
    Disposable.from(
      results,
      view.disposable,
      followChanges(client, results),
      registerMending(client, results),
      registerExport(context, client, results),
      commands.registerCommand('portolan.auditWorkspace', () => audit(workspaceScope())),
      commands.registerCommand('portolan.auditFolder', async (uri?: Uri) => audit(await folderScope(uri))),
      commands.registerCommand('portolan.auditFile', (uri?: Uri) => audit(fileScope(uri))),
      commands.registerCommand('portolan.auditBundle', async (title?: string) =>
        audit(await bundleScope(client, title)),
      ),
      commands.registerCommand('portolan.results.auditAgain', () => audit(results.about ?? workspaceScope())),
    ),
  );
  return view.tree;
}
