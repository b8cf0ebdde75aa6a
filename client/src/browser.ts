/** The extension in VS Code in a browser, where nothing can be started: its server is a web worker. */

import { type ExtensionContext, Uri } from 'vscode';
import {
  BrowserMessageReader,
  BrowserMessageWriter,
  LanguageClient,
  type MessageTransports,
} from 'vscode-languageclient/browser';
import { type Exports, startExtension, stopExtension } from './extension.ts';
import { clientId, clientName, clientOptions } from './language-client.ts';

let worker: Worker | undefined;

export function activate(context: ExtensionContext): Exports {
  const program = Uri.joinPath(context.extensionUri, 'dist', 'browser', 'server.js').toString(true);
  /** Called again by a restart, which leaves the worker of before running. A worker of VS Code's is no instance of `Worker`. */
  const startWorker = async (): Promise<MessageTransports> => {
    worker?.terminate();
    worker = new Worker(program, { name: clientName });
    return { reader: new BrowserMessageReader(worker), writer: new BrowserMessageWriter(worker) };
  };
  return startExtension(context, new LanguageClient(clientId, clientName, startWorker, clientOptions()));
}

export async function deactivate(): Promise<void> {
  await stopExtension();
  worker?.terminate();
}
