/** The command "Show Topology", and the chart's window brought back after a reload of the editor. */

import { commands, Disposable, type Event, type ExtensionContext, type WebviewPanel, window, workspace } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type { ChartMemory } from '../../../server/src/protocol/chart-window.ts';
import { ChartPanel, chartView } from './chart-panel.ts';
import { isManifest } from './committed-texts.ts';

/**
 * What "portolan.showTopology" may be given, by a code lens or another extension: a document, and in it the object to
 * select, by a position anywhere on it or by the id of its node, such as `shop/web[Deployment]`.
 * Without an argument it is the active manifest and the object under the cursor.
 */
export interface TopologyRequest {
  readonly uri?: string;
  /** Counted from 0. */
  readonly position?: { readonly line: number; readonly character: number };
  readonly node?: string;
}

export function registerShowTopology(
  { extensionUri }: ExtensionContext,
  client: BaseLanguageClient,
  settled: Event<unknown>,
): Disposable {
  const surroundings = { extensionUri, client, settled };
  let current: ChartPanel | undefined;
  const adopt = (panel: ChartPanel): ChartPanel => {
    current = panel;
    panel.panel.onDidDispose(() => {
      if (current === panel) current = undefined;
    });
    return panel;
  };
  return Disposable.from(
    commands.registerCommand('portolan.showTopology', (request: TopologyRequest = {}) => {
      const uri = request.uri ?? activeManifest();
      const shown = current ?? adopt(ChartPanel.make(surroundings, uri));
      shown.show(uri);
      const line = request.position?.line ?? (request.uri === undefined ? activeLine() : undefined);
      if (request.node !== undefined) shown.reveal({ kind: 'node', id: request.node });
      else if (line !== undefined) shown.reveal({ kind: 'line', uri, line });
    }),
    window.registerWebviewPanelSerializer(chartView, {
      async deserializeWebviewPanel(panel: WebviewPanel, memory: Partial<ChartMemory> | undefined) {
        current?.panel.dispose();
        const { uri, bundle = null, compare = false } = memory ?? {};
        adopt(new ChartPanel(surroundings, panel, { uri: uri || activeManifest(), bundle, compare }));
      },
    }),
  );
}

/** The manifest in the active editor, else any that is open, else the folder, whose largest bundle is shown then. */
function activeManifest(): string {
  const editors = [window.activeTextEditor, ...window.visibleTextEditors];
  const manifest = editors.find((editor) => editor && isManifest(editor.document.uri));
  return (manifest?.document.uri ?? workspace.workspaceFolders?.[0]?.uri)?.toString() ?? '';
}

function activeLine(): number | undefined {
  const editor = window.activeTextEditor;
  return editor && isManifest(editor.document.uri) ? editor.selection.active.line : undefined;
}
