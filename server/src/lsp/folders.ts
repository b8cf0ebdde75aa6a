/** The workspace folders of the editor, and the folders of documents that stand in none of them. */

import type { RuleSettings } from '../rules/settings.ts';
import { Folder, type FolderContext } from './folder.ts';

/** How the files of a workspace folder are reached; `undefined` for a folder that nobody can read. */
type FilesOf = (folder: string) => FolderContext['files'];

export class Folders {
  readonly #workspace = new Map<string, Folder>();
  readonly #outside = new Map<string, Folder>();
  readonly #filesOf: FilesOf;
  readonly #context: Omit<FolderContext, 'files'>;

  constructor(filesOf: FilesOf, context: Omit<FolderContext, 'files'>) {
    this.#filesOf = filesOf;
    this.#context = context;
  }

  add(uri: string, settings: RuleSettings): Folder {
    const folder = new Folder(uri, settings, { ...this.#context, files: this.#filesOf(uri) });
    this.#workspace.set(uri, folder);
    return folder;
  }

  remove(uri: string): Folder | undefined {
    const folder = this.#workspace.get(uri);
    this.#workspace.delete(uri);
    return folder;
  }

  has(folder: Folder): boolean {
    return this.all().includes(folder);
  }

  all(): Folder[] {
    return [...this.#workspace.values(), ...this.#outside.values()];
  }

  /** The innermost folder that holds a document; a document outside all of them shares one with its siblings. */
  forDocument(uri: string, settings: RuleSettings): { readonly folder: Folder; readonly path: string } {
    let best: { folder: Folder; path: string } | undefined;
    for (const folder of this.#workspace.values()) {
      const path = folder.pathOf(uri);
      if (path !== undefined && (!best || path.length < best.path.length)) best = { folder, path };
    }
    if (best) return best;
    const slash = uri.lastIndexOf('/');
    const parent = slash < 0 ? `${uri.slice(0, uri.indexOf(':'))}:` : uri.slice(0, slash);
    let folder = this.#outside.get(parent);
    if (!folder) {
      folder = new Folder(parent, settings, { ...this.#context, files: undefined });
      this.#outside.set(parent, folder);
    }
    const path = folder.pathOf(uri);
    if (path !== undefined) return { folder, path };
    const adopted = uri.slice(uri.indexOf(':') + 1);
    folder.adopt(uri, adopted);
    return { folder, path: adopted };
  }
}
