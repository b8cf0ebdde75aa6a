/** The language server: which requests there are, and which part of the engine answers each. */

import {
  type ClientCapabilities,
  type CodeAction,
  type CodeActionParams,
  type Connection,
  DidChangeConfigurationNotification,
  type DocumentDiagnosticReport,
  type InitializeParams,
  type InitializeResult,
  TextDocuments,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { type StatusPayload, statusNotification } from '../protocol/status.ts';
import { codeActionsOf } from './actions.ts';
import { askSettings, settingsAtStart } from './ask-settings.ts';
import { serveAudit } from './audit.ts';
import { capabilitiesFor } from './capabilities.ts';
import { ClientFiles } from './client-files.ts';
import { serveCluster } from './cluster.ts';
import { serveCompletion } from './complete.ts';
import { diagnosticsOf } from './diagnostics.ts';
import type { Affected, Folder } from './folder.ts';
import { Folders } from './folders.ts';
import { serveHover } from './hover.ts';
import { refreshInlayHints, serveInlayHints } from './inlay-hints.ts';
import { refreshLenses, serveLenses } from './lens.ts';
import { pageUnder, serveLinks } from './links.ts';
import { serveMending } from './mend.ts';
import { serveNavigation } from './navigate.ts';
import { Publisher } from './publish.ts';
import { serveReach } from './reach.ts';
import { serveReport } from './report.ts';
import type { EditorSettings } from './settings.ts';
import type { FolderFiles, Surroundings } from './surroundings.ts';
import { serveTopology } from './topology.ts';
import { Unsaved } from './unsaved.ts';
import { concerning, watchFiles } from './watching.ts';

/** What the editor's extension asks for when it starts the server. */
interface InitializationOptions {
  /** `push` even where the editor could pull: then every file of the workspace is kept up to date. */
  readonly diagnostics?: 'push' | 'pull';
  /** Whether the editor lists and reads files on request. */
  readonly files?: boolean;
  /** The command that shows the page of a rule, given its id. */
  readonly showRule?: string;
  /** The scheme under which the editor has the pages of rules, as documents named `/group/name.md`. */
  readonly rulePages?: string;
  /** The command that explains an object, given its place. */
  readonly explain?: string;
}

/** Serves one editor until the connection ends. */
export function serve(connection: Connection, surroundings: Surroundings): void {
  new Server(connection, surroundings).listen();
}

class Server {
  readonly #connection: Connection;
  readonly #surroundings: Surroundings;
  readonly #documents = new TextDocuments(TextDocument);
  readonly #folders: Folders;
  readonly #publisher: Publisher;
  readonly #unsaved = new Unsaved();
  #settings: EditorSettings = settingsAtStart;
  #client: ClientCapabilities | undefined;
  #pulls = false;
  #canConfigure = false;
  #canWatch = false;
  #options: InitializationOptions = {};
  #loaded = false;
  #canRefresh = false;
  #state: StatusPayload['state'] = 'indexing';
  /** Settles when the folders of the start have been read; before, an audit would see a part of them. */
  #started: Promise<void> = Promise.resolve();

  constructor(connection: Connection, surroundings: Surroundings) {
    this.#connection = connection;
    this.#surroundings = surroundings;
    this.#folders = new Folders((folder) => this.#filesOf(folder), {
      pageOf: (rule) => pageUnder(this.#options.rulePages, rule) ?? surroundings.pageOf(rule),
      onFailure: ({ rule, file, error }) =>
        connection.console.error(`Rule ${rule} failed on ${file}: ${detail(error)}`),
    });
    this.#publisher = new Publisher(
      connection,
      () => this.#settings.shown.problems,
      () => this.#settled(),
    );
  }

  listen(): void {
    const connection = this.#connection;
    connection.onInitialize((params) => this.#initialize(params));
    connection.onInitialized(() => {
      this.#started = this.#start();
      return this.#started;
    });
    connection.onDidChangeConfiguration((pushed) => this.#configure(this.#canConfigure ? undefined : pushed));
    connection.onDidChangeWatchedFiles(({ changes }) => {
      void this.#filesChanged(changes.map(({ uri }) => uri));
    });
    connection.onCodeAction((params) => this.#codeActions(params));
    connection.languages.diagnostics.on(({ textDocument }) => this.#pull(textDocument.uri));
    const audited = { all: () => this.#folders.all(), started: () => this.#started };
    serveAudit(connection, audited);
    serveReport(connection, audited, this.#surroundings);
    serveMending(connection, audited);
    const locate = (uri: string) => this.#folders.forDocument(uri, this.#settings.rules);
    serveHover(connection, locate);
    serveCompletion(connection, locate, () => this.#client);
    serveInlayHints(connection, locate, () => this.#settings.inlayHints);
    serveLinks(connection, locate, () => this.#options.showRule);
    serveReach(connection, locate);
    serveTopology(connection, locate, audited.started);
    serveCluster(connection, locate);
    serveLenses(connection, locate, () => ({ kinds: this.#settings.lenses, explain: this.#options.explain }));
    serveNavigation(
      connection,
      locate,
      () => this.#folders.all(),
      () => this.#settings.shown.symbols,
    );
    connection.onShutdown(() => this.#publisher.dispose());
    this.#documents.onDidChangeContent(({ document }) => this.#edited(document, 'onType'));
    this.#documents.onDidSave(({ document }) => this.#edited(document, 'onSave'));
    this.#documents.onDidClose(({ document }) => void this.#closed(document.uri));
    this.#documents.listen(connection);
    connection.listen();
  }

  #initialize(params: InitializeParams): InitializeResult {
    const { capabilities } = params;
    this.#client = capabilities;
    this.#options = params.initializationOptions ?? {};
    this.#canConfigure = capabilities.workspace?.configuration === true;
    this.#canWatch = capabilities.workspace?.didChangeWatchedFiles?.dynamicRegistration === true;
    this.#canRefresh = capabilities.workspace?.diagnostics?.refreshSupport === true;
    this.#pulls = capabilities.textDocument?.diagnostic !== undefined && this.#options.diagnostics !== 'push';
    const roots = params.workspaceFolders ?? [];
    for (const { uri } of roots) this.#folders.add(uri, this.#settings.rules);
    return { capabilities: capabilitiesFor(this.#pulls), serverInfo: { name: 'portolan' } };
  }

  async #start(): Promise<void> {
    const connection = this.#connection;
    if (this.#canWatch) watchFiles(connection);
    if (this.#canConfigure) {
      void connection.client.register(DidChangeConfigurationNotification.type, { section: 'portolan' });
      await this.#configure(undefined);
    }
    // Editors without workspace folders cannot be asked to tell of them.
    if (this.#client?.workspace?.workspaceFolders) {
      connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
        for (const { uri } of removed) {
          const folder = this.#folders.remove(uri);
          if (folder) this.#publisher.forget(folder);
        }
        void this.#join(added.map(({ uri }) => this.#folders.add(uri, this.#settings.rules)));
      });
    }
    await this.#load(this.#folders.all());
  }

  /** A folder may bring settings of its own. */
  async #join(folders: readonly Folder[]): Promise<void> {
    if (this.#canConfigure) await this.#configure(undefined);
    await this.#load(folders);
  }

  /** Reads folders, saying so, and lays the open buffers over them. */
  async #load(folders: readonly Folder[]): Promise<void> {
    this.#state = 'indexing';
    this.#sendStatus();
    const progress = await this.#connection.window.createWorkDoneProgress();
    progress.begin('Portolan', undefined, 'Reading manifests', false);
    for (const folder of folders) {
      const affected = await this.#read(() => folder.load());
      // It may have been removed meanwhile.
      if (!this.#folders.has(folder)) continue;
      for (const document of this.#documents.all()) {
        const path = folder.pathOf(document.uri);
        if (path !== undefined) folder.edit(path, document.getText());
      }
      this.#publishAll(folder, affected);
    }
    progress.done();
    this.#state = 'ready';
    this.#loaded = true;
    this.#sendStatus();
  }

  async #configure(pushed: { readonly settings: unknown } | undefined): Promise<void> {
    const folders = this.#folders.all();
    const scopes = folders.map(({ uri }) => uri);
    const [settings, ...ofFolders] = await askSettings(this.#connection, scopes, pushed);
    const before = this.#settings.inlayHints;
    if (settings) this.#settings = settings;
    // Kinds that were shown and no longer are have to go as well.
    refreshInlayHints(this.#connection, this.#client, new Set([...before, ...this.#settings.inlayHints]));
    for (const [index, folder] of folders.entries()) {
      this.#publishAll(folder, folder.configure((ofFolders[index] ?? this.#settings).rules));
    }
    refreshLenses(this.#connection, this.#client);
  }

  #edited(document: TextDocument, on: EditorSettings['run']): void {
    const { uri, version } = document;
    const { run, rules } = this.#settings;
    if (on === 'onSave' && run === 'onType') return;
    const { folder, path } = this.#folders.forDocument(uri, rules);
    const affected = folder.edit(path, document.getText());
    const waits = on !== run && version > 1;
    if (waits) this.#unsaved.hold(uri, folder, affected);
    else this.#publishAll(folder, this.#unsaved.release(uri, folder, affected));
    if (!waits && !this.#pulls) this.#publisher.publishNow(folder, path);
  }

  async #closed(uri: string): Promise<void> {
    const { folder, path } = this.#folders.forDocument(uri, this.#settings.rules);
    const affected = await this.#read(() => folder.close(path));
    this.#publishAll(folder, this.#unsaved.release(uri, folder, affected));
  }

  async #filesChanged(uris: readonly string[]): Promise<void> {
    for (const folder of this.#folders.all()) {
      const paths = concerning(uris)
        .map((uri) => folder.pathOf(uri))
        .filter((path) => path !== undefined);
      if (paths.length > 0) this.#publishAll(folder, await this.#read(() => folder.filesChanged(paths)));
    }
  }

  /** A folder that cannot be read is named in the log; what is known of it stays. */
  async #read(reading: () => Promise<Affected>): Promise<Affected> {
    try {
      return await reading();
    } catch (error) {
      this.#connection.console.error(`Files could not be read: ${detail(error)}`);
      return new Set();
    }
  }

  #filesOf(folder: string): FolderFiles | undefined {
    return (
      this.#surroundings.filesOf(folder) ??
      (this.#options.files ? new ClientFiles(this.#connection, folder) : undefined)
    );
  }

  #publishAll(folder: Folder, paths: Iterable<string>): void {
    if (!this.#pulls) this.#publisher.publishSoon(folder, paths);
    else if (this.#canRefresh) void this.#connection.languages.diagnostics.refresh();
  }

  #pull(uri: string): DocumentDiagnosticReport {
    const { folder, path } = this.#folders.forDocument(uri, this.#settings.rules);
    return {
      kind: 'full',
      items: this.#unsaved.shown(uri, () => diagnosticsOf(folder, path, this.#settings.shown.problems)),
    };
  }

  #codeActions(params: CodeActionParams): CodeAction[] {
    const { folder, path } = this.#folders.forDocument(params.textDocument.uri, this.#settings.rules);
    return codeActionsOf(folder, path, params);
  }

  /** Everything that was waiting has been published. */
  #settled(): void {
    this.#sendStatus();
    refreshInlayHints(this.#connection, this.#client, this.#settings.inlayHints);
    // The editor asks again for the document that was edited, but not for others that the edit may concern.
    refreshLenses(this.#connection, this.#client);
    if (!this.#loaded) return;
    this.#loaded = false;
    // Reading a large workspace leaves a heap twice as large as what is kept; nothing else would shrink it while idle.
    this.#surroundings.freeMemory();
  }

  #sendStatus(): void {
    const findings = this.#publisher.totals;
    let files = 0;
    for (const folder of this.#folders.all()) files += folder.snapshot.files.size;
    void this.#connection.sendNotification(statusNotification, {
      state: this.#state,
      files,
      findings,
    } satisfies StatusPayload);
  }
}

function detail(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
