/** The one window of the chart: follows edits and the cursor, and does what is asked for in it. */

import {
  commands,
  Disposable,
  type Event,
  l10n,
  type TextDocument,
  Uri,
  ViewColumn,
  type WebviewPanel,
  window,
  workspace,
} from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type { ChartMemory, ChartTarget, FromChart, ToChart } from '../../../server/src/protocol/chart-window.ts';
import { type TopologyParams, type TopologyResult, topologyRequest } from '../../../server/src/protocol/topology.ts';
import { committedTexts, isManifest } from './committed-texts.ts';
import { engineOf, filesOf, pageOf } from './page.ts';
import { saveChart } from './save-chart.ts';
import { chartTexts } from './texts.ts';

export const chartView = 'portolan.topology';

export interface ChartSurroundings {
  readonly extensionUri: Uri;
  readonly client: BaseLanguageClient;
  /** Fires when the server has taken in what was edited, and its findings are out. */
  readonly settled: Event<unknown>;
}

export class ChartPanel {
  readonly panel: WebviewPanel;
  readonly #client: BaseLanguageClient;
  readonly #settled: Event<unknown>;
  readonly #extension: Uri;
  readonly #subscriptions: Disposable[] = [];
  #uri: string;
  #bundle: string | null;
  #compare: boolean;
  #asked = 0;
  /** What to say once the window listens. */
  #unsaid: ToChart[] = [];
  #listens = false;

  static make(surroundings: ChartSurroundings, uri: string): ChartPanel {
    const place = { viewColumn: ViewColumn.Beside, preserveFocus: false };
    const panel = window.createWebviewPanel(chartView, l10n.t('Topology'), place, {});
    return new ChartPanel(surroundings, panel, { uri, bundle: null, compare: false });
  }

  constructor(
    { extensionUri, client, settled }: ChartSurroundings,
    panel: WebviewPanel,
    { uri, bundle, compare }: ChartMemory,
  ) {
    this.panel = panel;
    this.#client = client;
    this.#settled = settled;
    this.#extension = extensionUri;
    this.#uri = uri;
    this.#bundle = bundle;
    this.#compare = compare;
    panel.webview.options = { enableScripts: true, localResourceRoots: [filesOf(extensionUri)] };
    panel.webview.onDidReceiveMessage((message: FromChart) => this.#heard(message));
    panel.webview.html = pageOf(panel.webview, extensionUri);
    this.#listen();
    panel.onDidDispose(() => Disposable.from(...this.#subscriptions).dispose());
  }

  /** Shows the bundle of a document. */
  show(uri: string): void {
    if (uri !== this.#uri) {
      this.#uri = uri;
      this.#bundle = null;
      this.#refreshSoon();
    }
    this.panel.reveal(undefined, false);
  }

  reveal(target: ChartTarget): void {
    this.#say({ type: 'reveal', target });
  }

  #listen(): void {
    this.#subscriptions.push(
      this.#settled(() => this.#refreshSoon()),
      window.onDidChangeActiveTextEditor((editor) => {
        if (editor && isManifest(editor.document.uri)) this.#turnTo(editor.document);
      }),
      window.onDidChangeTextEditorSelection(({ textEditor, selections }) => {
        const { document } = textEditor;
        const line = selections[0]?.active.line;
        if (line === undefined || !isManifest(document.uri) || !this.panel.visible) return;
        this.#say({ type: 'cursor', uri: document.uri.toString(), line });
      }),
      this.panel.onDidChangeViewState(() => {
        if (this.panel.visible) this.#refreshSoon();
        else this.#listens = false;
      }),
    );
  }

  #turnTo(document: TextDocument): void {
    const uri = document.uri.toString();
    if (uri === this.#uri) return;
    this.#uri = uri;
    this.#refreshSoon();
  }

  /** A window that is out of sight is brought up to date when it is seen again. */
  #refreshSoon(): void {
    if (this.panel.visible) void this.#refresh();
  }

  async #refresh(): Promise<void> {
    const number = ++this.#asked;
    const base = this.#compare ? { base: await committedTexts(Uri.parse(this.#uri)) } : {};
    const params: TopologyParams = {
      uri: this.#uri,
      ...(this.#bundle === null ? {} : { bundle: this.#bundle }),
      ...base,
    };
    const result = await this.#client.sendRequest<TopologyResult | null>(topologyRequest, params);
    // Another question was asked in the meantime; its answer counts.
    if (number === this.#asked) this.#say({ type: 'topology', result, file: this.#uri });
  }

  #say(message: ToChart): void {
    if (this.#listens) void this.panel.webview.postMessage(message);
    else this.#unsaid = [...this.#unsaid.filter(({ type }) => type !== message.type), message];
  }

  async #heard(message: FromChart): Promise<void> {
    switch (message.type) {
      case 'ready': {
        this.#listens = true;
        const unsaid = this.#unsaid;
        this.#unsaid = [];
        this.#say({
          type: 'start',
          texts: chartTexts(),
          elk: engineOf(this.panel.webview, this.#extension),
          memory: { uri: this.#uri, bundle: this.#bundle, compare: this.#compare },
        });
        for (const each of unsaid) this.#say(each);
        return this.#refresh();
      }
      case 'settings':
        this.#bundle = message.bundle;
        this.#compare = message.compare;
        return this.#refresh();
      case 'open':
        return open(message.uri, message.line);
      case 'ask':
        // On every port: the chart shows which of them pass.
        await commands.executeCommand('portolan.askReach', {
          uri: this.#uri,
          from: message.from,
          to: message.to,
          port: '',
        });
        return;
      case 'save':
        return saveChart(message);
      case 'leave':
        await commands.executeCommand('workbench.action.focusActiveEditorGroup');
        await commands.executeCommand('workbench.action.focusPreviousGroup');
    }
  }
}

/** Beside the chart, not over it, and without taking the keyboard from it. */
async function open(uri: string, line: number): Promise<void> {
  const document = await workspace.openTextDocument(Uri.parse(uri));
  const shown = window.visibleTextEditors.find((editor) => editor.document === document)?.viewColumn;
  const other = window.tabGroups.all.find((group) => group.viewColumn !== window.tabGroups.activeTabGroup.viewColumn);
  const { range } = document.lineAt(Math.min(line, document.lineCount - 1));
  const viewColumn = shown ?? other?.viewColumn ?? ViewColumn.Beside;
  await window.showTextDocument(document, { selection: range, viewColumn, preserveFocus: true });
}
