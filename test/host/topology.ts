/** Cases about the window of the chart: it opens beside the manifest, once, for whoever asks. */

import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { openFile } from './editor.ts';
import { hostTest } from './suite.ts';

export function registerTopologyCases(): void {
  hostTest('Show Topology opens one window beside the manifest and uses it again', async () => {
    const { document } = await openFile('web.yaml');
    await vscode.commands.executeCommand('portolan.showTopology');
    await windowsOfChart((count) => count === 1);
    const request = { uri: document.uri.toString(), position: { line: 0, character: 0 } };
    await vscode.commands.executeCommand('portolan.showTopology', request);
    await vscode.commands.executeCommand('portolan.showTopology', { ...request, node: 'default/web[Deployment]' });
    assert.equal(chartTabs().length, 1);
    const [tab] = chartTabs();
    assert.ok(tab);
    await vscode.window.tabGroups.close(tab);
    await windowsOfChart((count) => count === 0);
  });
}

function chartTabs(): vscode.Tab[] {
  const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs);
  return tabs.filter(
    ({ input }) => input instanceof vscode.TabInputWebview && input.viewType.endsWith('portolan.topology'),
  );
}

/** Waits until as many are open as wished, told by the editor's own event; the case's time limit bounds it. */
function windowsOfChart(wished: (count: number) => boolean): Promise<void> {
  return new Promise((resolve) => {
    if (wished(chartTabs().length)) {
      resolve();
      return;
    }
    const listener = vscode.window.tabGroups.onDidChangeTabs(() => {
      if (!wished(chartTabs().length)) return;
      listener.dispose();
      resolve();
    });
  });
}
