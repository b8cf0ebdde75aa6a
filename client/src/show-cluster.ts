/** The command "Show Cluster Profile": which cluster the document is for, who says so, and what follows. */

import { commands, type Disposable, l10n, window } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { type ClusterParams, type ClusterResult, clusterRequest } from '../../server/src/protocol/cluster.ts';
import { documentInQuestion } from './about-document.ts';
import type { Pages } from './pages.ts';

export function registerShowCluster(client: BaseLanguageClient, pages: Pages): Disposable {
  return commands.registerCommand('portolan.showClusterProfile', async (given?: string) => {
    const uri = given ?? documentInQuestion();
    if (uri === undefined) {
      void window.showInformationMessage(l10n.t('Open a folder with manifests.'));
      return undefined;
    }
    const params: ClusterParams = { uri };
    const ask = () => client.sendRequest<ClusterResult>(clusterRequest, params);
    await pages.show(l10n.t('Cluster Profile'), async () => (await ask()).markdown);
    return ask();
  });
}
