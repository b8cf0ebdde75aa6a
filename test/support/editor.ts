/** An editor for protocol tests: talks to the real server over in-memory streams and awaits its answers. */

import { PassThrough, type Readable, type Writable } from 'node:stream';
import {
  type CodeAction,
  CodeActionRequest,
  CodeLensRefreshRequest,
  ConfigurationRequest,
  createConnection,
  createProtocolConnection,
  type Diagnostic,
  DidChangeTextDocumentNotification,
  DidChangeWatchedFilesNotification,
  DidCloseTextDocumentNotification,
  DidOpenTextDocumentNotification,
  type FileEvent,
  InitializedNotification,
  type InitializeParams,
  InitializeRequest,
  type InitializeResult,
  type ProtocolConnection,
  PublishDiagnosticsNotification,
  type Range,
  RegistrationRequest,
  ShutdownRequest,
  StreamMessageReader,
  StreamMessageWriter,
  WorkDoneProgressCreateRequest,
} from 'vscode-languageserver/node';
import { serve } from '../../server/src/lsp/server.ts';
import type { Surroundings } from '../../server/src/lsp/surroundings.ts';
import { processSurroundings } from '../../server/src/process/surroundings.ts';
import {
  type FilePayload,
  type ListingPayload,
  type ListParams,
  listRequest,
  type ReadParams,
  readRequest,
} from '../../server/src/protocol/files.ts';
import { type StatusPayload, statusNotification } from '../../server/src/protocol/status.ts';

export interface EditorOptions {
  readonly folders?: readonly string[];
  readonly settings?: unknown;
  /** Settings of single folders, which go before the others. */
  readonly settingsIn?: Readonly<Record<string, unknown>>;
  readonly capabilities?: InitializeParams['capabilities'];
  readonly diagnostics?: 'push' | 'pull';
  /** The command that shows the page of a rule. */
  readonly showRule?: string;
  /** The scheme of the pages of rules, where the editor has them. */
  readonly rulePages?: string;
  /** The command that explains an object. */
  readonly explain?: string;
  /** Where the server runs; a process with a disk when left out. */
  readonly surroundings?: Surroundings;
  /** What the editor lists and reads for the server. */
  readonly files?: EditorFiles;
}

/** The editor's side of the requests for files. */
export interface EditorFiles {
  list(params: ListParams): Promise<ListingPayload[]>;
  read(params: ReadParams): Promise<FilePayload[]>;
}

/** One editor with one server. Diagnostics are remembered per document, and can be waited for. */
export class Editor {
  readonly connection: ProtocolConnection;
  readonly initialized: InitializeResult;
  readonly #diagnostics = new Map<string, readonly Diagnostic[]>();
  readonly #waiting = new Set<() => void>();
  #settings: unknown;
  #ready = false;
  #refreshes = 0;

  /** A server within this process. */
  static async start(options: EditorOptions = {}): Promise<Editor> {
    const toServer = new PassThrough();
    const toClient = new PassThrough();
    const surroundings = options.surroundings ?? processSurroundings;
    serve(createConnection(new StreamMessageReader(toServer), new StreamMessageWriter(toClient)), surroundings);
    return Editor.connect(toClient, toServer, options);
  }

  /** A server at the other end of two streams. */
  static async connect(toClient: Readable, toServer: Writable, options: EditorOptions = {}): Promise<Editor> {
    const connection = createProtocolConnection(new StreamMessageReader(toClient), new StreamMessageWriter(toServer));
    connection.onRequest(listRequest, (params: ListParams) => options.files?.list(params) ?? []);
    connection.onRequest(readRequest, (params: ReadParams) => options.files?.read(params) ?? []);
    connection.listen();
    const initialized = await connection.sendRequest(InitializeRequest.type, {
      processId: null,
      rootUri: null,
      capabilities: options.capabilities ?? {
        workspace: {
          configuration: true,
          didChangeWatchedFiles: { dynamicRegistration: true },
          workspaceFolders: true,
        },
        textDocument: { diagnostic: {} },
        window: { workDoneProgress: true },
      },
      workspaceFolders: (options.folders ?? []).map((uri) => ({ uri, name: uri })),
      initializationOptions: {
        diagnostics: options.diagnostics ?? 'push',
        showRule: options.showRule,
        rulePages: options.rulePages,
        explain: options.explain,
        files: options.files !== undefined,
      },
    });
    const editor = new Editor(connection, initialized, options);
    await connection.sendNotification(InitializedNotification.type, {});
    await editor.until(() => editor.#ready);
    return editor;
  }

  private constructor(connection: ProtocolConnection, initialized: InitializeResult, options: EditorOptions) {
    this.connection = connection;
    this.initialized = initialized;
    this.#settings = options.settings;
    connection.onNotification(PublishDiagnosticsNotification.type, ({ uri, diagnostics }) => {
      this.#diagnostics.set(uri, diagnostics);
      this.#wake();
    });
    connection.onNotification(statusNotification, ({ state }: StatusPayload) => {
      this.#ready = state === 'ready';
      this.#wake();
    });
    connection.onRequest(ConfigurationRequest.type, ({ items }) => {
      return items.map(({ scopeUri = '' }) => options.settingsIn?.[scopeUri] ?? this.#settings ?? {});
    });
    connection.onRequest(RegistrationRequest.type, () => undefined);
    connection.onRequest(CodeLensRefreshRequest.type, () => {
      this.#refreshes++;
      this.#wake();
    });
    connection.onRequest(WorkDoneProgressCreateRequest.type, () => undefined);
  }

  open(uri: string, text: string, languageId = 'yaml'): Promise<void> {
    const textDocument = { uri, languageId, version: 1, text };
    return this.connection.sendNotification(DidOpenTextDocumentNotification.type, { textDocument });
  }

  change(uri: string, version: number, text: string, range?: Range): Promise<void> {
    const contentChanges = [range ? { range, text } : { text }];
    return this.connection.sendNotification(DidChangeTextDocumentNotification.type, {
      textDocument: { uri, version },
      contentChanges,
    });
  }

  close(uri: string): Promise<void> {
    return this.connection.sendNotification(DidCloseTextDocumentNotification.type, { textDocument: { uri } });
  }

  /** Runs `act` and waits until the server has the editor ask for its lenses again. */
  async lensRefresh(act: () => Promise<void>): Promise<void> {
    const before = this.#refreshes;
    await act();
    await this.until(() => this.#refreshes > before);
  }

  changedOnDisk(changes: FileEvent[]): Promise<void> {
    return this.connection.sendNotification(DidChangeWatchedFilesNotification.type, { changes });
  }

  async configure(settings: unknown): Promise<void> {
    this.#settings = settings;
    await this.connection.sendNotification('workspace/didChangeConfiguration', { settings: {} });
  }

  async actions(uri: string, range: Range, only?: string[]): Promise<CodeAction[]> {
    const context = { diagnostics: [], ...(only ? { only } : {}) };
    const answer = await this.connection.sendRequest(CodeActionRequest.type, { textDocument: { uri }, range, context });
    return (answer ?? []) as CodeAction[];
  }

  diagnosticsOf(uri: string): readonly Diagnostic[] {
    return this.#diagnostics.get(uri) ?? [];
  }

  /** Resolves with the diagnostics of a document as soon as they fit. */
  async diagnosticsWhen(
    uri: string,
    fits: (diagnostics: readonly Diagnostic[]) => boolean,
  ): Promise<readonly Diagnostic[]> {
    await this.until(() => fits(this.diagnosticsOf(uri)));
    return this.diagnosticsOf(uri);
  }

  /** Resolves when the condition holds, which is looked at after every message of the server. */
  until(condition: () => boolean): Promise<void> {
    if (condition()) return Promise.resolve();
    return new Promise((resolve) => {
      const look = (): void => {
        if (!condition()) return;
        this.#waiting.delete(look);
        resolve();
      };
      this.#waiting.add(look);
    });
  }

  async stop(): Promise<void> {
    await this.connection.sendRequest(ShutdownRequest.type);
    this.connection.dispose();
  }

  #wake(): void {
    for (const look of [...this.#waiting]) look();
  }
}
