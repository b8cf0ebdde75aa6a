/** What edits affect, kept back until the file is saved, for those who want findings only then. */

import type { Diagnostic } from 'vscode-languageserver';
import type { Affected, Folder } from './folder.ts';

/** The index follows every edit all the same, so that hovers and completion are about the text that is seen. */
export class Unsaved {
  readonly #documents = new Set<string>();
  readonly #affected = new Map<Folder, Set<string>>();
  readonly #shown = new Map<string, Diagnostic[]>();

  hold(uri: string, folder: Folder, affected: Affected): void {
    this.#documents.add(uri);
    this.#affected.set(folder, new Set([...(this.#affected.get(folder) ?? []), ...affected]));
  }

  /** What waited for this document to be saved or closed, together with what that affects itself. */
  release(uri: string, folder: Folder, affected: Affected): Affected {
    this.#shown.delete(uri);
    if (!this.#documents.delete(uri)) return affected;
    const waiting = this.#affected.get(folder) ?? [];
    this.#affected.delete(folder);
    return new Set([...waiting, ...affected]);
  }

  /** The findings to answer with when they are asked for: those of the last save while edits wait for the next. */
  shown(uri: string, current: () => Diagnostic[]): Diagnostic[] {
    const last = this.#shown.get(uri);
    if (last && this.#documents.has(uri)) return last;
    const items = current();
    this.#shown.set(uri, items);
    return items;
  }
}
