/** Starts the language server on the transport that the command line names: stdio, IPC, a pipe or a socket. */

import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { serve } from '../lsp/server.ts';
import { processSurroundings } from './surroundings.ts';

serve(createConnection(ProposedFeatures.all), processSurroundings);
