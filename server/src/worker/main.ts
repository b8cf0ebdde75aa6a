/** Starts the language server in a web worker, where there is no disk: the editor lists and reads the files. */

import {
  BrowserMessageReader,
  BrowserMessageWriter,
  createConnection,
  ProposedFeatures,
} from 'vscode-languageserver/browser';
import { serve } from '../lsp/server.ts';
import type { Surroundings } from '../lsp/surroundings.ts';

const surroundings: Surroundings = {
  filesOf: () => undefined,
  pageOf: () => undefined,
  readPage: () => undefined,
  freeMemory: () => undefined,
};

serve(
  createConnection(ProposedFeatures.all, new BrowserMessageReader(self), new BrowserMessageWriter(self)),
  surroundings,
);
