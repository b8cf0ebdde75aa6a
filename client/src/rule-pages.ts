/** The pages of the rules, which ship in one file: each a document of its own, for links and for the preview. */

import { type ExtensionContext, type TextDocumentContentProvider, Uri, workspace } from 'vscode';

/** The server is told to link there. */
export const rulePageScheme = 'portolan-rule';

export function rulePageUri(rule: string): Uri {
  return Uri.from({ scheme: rulePageScheme, path: `/${rule}.md` });
}

export class RulePages implements TextDocumentContentProvider {
  readonly #file: Uri;
  #pages: Promise<Readonly<Record<string, string>>> | undefined;

  constructor({ extensionUri }: ExtensionContext) {
    this.#file = Uri.joinPath(extensionUri, 'dist', 'rule-pages.json');
  }

  async provideTextDocumentContent({ path }: Uri): Promise<string> {
    this.#pages ??= this.#read();
    const pages = await this.#pages;
    return pages[path.slice(1).replace(/\.md$/, '')] ?? '';
  }

  async #read(): Promise<Readonly<Record<string, string>>> {
    return JSON.parse(new TextDecoder().decode(await workspace.fs.readFile(this.#file)));
  }
}
