/** The language client: which documents concern the server, and how its process is started. */

import type { ExtensionContext } from 'vscode';
import { type DocumentSelector, LanguageClient, TransportKind } from 'vscode-languageclient/node';
import { serverFlags } from '../../server/src/protocol/flags.ts';

/** Where text may come from: files, buffers never saved, and repositories opened without a clone. */
const schemes = ['file', 'untitled', 'vscode-vfs'];
const languages = ['yaml', 'helm', 'json', 'jsonc'];

/**
 * Not started yet. The id is also the section of the settings and the owner of the diagnostics. Findings are pushed, because
 * VS Code pulls them for open files only, and an edit can break a file that is closed.
 */
export function createLanguageClient(context: ExtensionContext): LanguageClient {
  const module = context.asAbsolutePath('dist/server.mjs');
  return new LanguageClient(
    'portolan',
    'Portolan',
    { module, transport: TransportKind.ipc, options: { execArgv: [...serverFlags] } },
    {
      documentSelector: everyDocument(),
      initializationOptions: { diagnostics: 'push', showRule: 'portolan.showRule' },
    },
  );
}

function everyDocument(): DocumentSelector {
  return schemes.flatMap((scheme) => languages.map((language) => ({ scheme, language })));
}
