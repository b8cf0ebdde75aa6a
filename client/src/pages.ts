/** Pages that the server writes in Markdown: shown rendered, and written anew when the server has new answers. */

import { type Disposable, EventEmitter, type TextDocumentContentProvider, Uri, workspace } from 'vscode';
import { withPreviewLinks } from './preview-links.ts';
import { showMarkdown } from './show-markdown.ts';

const scheme = 'portolan';

export class Pages implements TextDocumentContentProvider, Disposable {
  readonly #changed = new EventEmitter<Uri>();
  readonly #writers = new Map<string, () => Promise<string>>();
  readonly #registration: Disposable;
  readonly onDidChange = this.#changed.event;

  constructor() {
    this.#registration = workspace.registerTextDocumentContentProvider(scheme, this);
  }

  /** Opens the page of this title; `write` is asked again whenever the page is refreshed. */
  async show(title: string, write: () => Promise<string>): Promise<void> {
    const uri = Uri.from({ scheme, path: `/${title}.md` });
    const isKnown = this.#writers.has(uri.toString());
    this.#writers.set(uri.toString(), write);
    if (isKnown) this.#changed.fire(uri);
    await showMarkdown(uri);
  }

  refresh(): void {
    for (const { uri } of workspace.textDocuments) if (uri.scheme === scheme) this.#changed.fire(uri);
  }

  async provideTextDocumentContent(uri: Uri): Promise<string> {
    const markdown = await this.#writers.get(uri.toString())?.();
    return withPreviewLinks(markdown ?? '', workspace.workspaceFolders?.[0]?.uri.toString());
  }

  dispose(): void {
    this.#registration.dispose();
    this.#changed.dispose();
  }
}
