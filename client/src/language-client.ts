/** The language client, but for how its server is started: which documents concern it, and what it is told at the start. */

import { workspace } from 'vscode';
import type { LanguageClientOptions } from 'vscode-languageclient';
import { rulePageScheme } from './rule-pages.ts';

/** Where text may come from beside the workspace: files, buffers never saved, and repositories opened without a clone. */
const schemes = ['file', 'untitled', 'vscode-vfs'];
const languages = ['yaml', 'helm', 'json', 'jsonc'];

/** The id is also the section of the settings and the owner of the diagnostics. */
export const clientId = 'portolan';
export const clientName = 'Portolan';

/** Findings are pushed, because VS Code pulls them for open files only, and an edit can break a file that is closed. */
export function clientOptions(): LanguageClientOptions {
  return {
    documentSelector: everyDocument(),
    initializationOptions: {
      diagnostics: 'push',
      files: true,
      showRule: 'portolan.showRule',
      rulePages: rulePageScheme,
      explain: 'portolan.explain',
    },
  };
}

/** Not every scheme there is: the old side of a comparison, for one, is no manifest of the workspace. */
export function everyDocument(): { readonly scheme: string; readonly language: string }[] {
  const folders = (workspace.workspaceFolders ?? []).map(({ uri }) => uri.scheme);
  return [...new Set([...schemes, ...folders])].flatMap((scheme) => {
    return languages.map((language) => ({ scheme, language }));
  });
}
