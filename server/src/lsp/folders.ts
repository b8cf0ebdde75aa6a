/** The workspace folders of the editor, and the folders of documents that stand in none of them. */

import type { RuleFailure } from '../rules/run.ts';
import type { RuleSettings } from '../rules/settings.ts';
import { Folder } from './folder.ts';

export class Folders {
  readonly #workspace = new Map<string, Folder>();
  readonly #outside = new Map<string, Folder>();
  readonly #onFailure: (failure: RuleFailure) => void;

  constructor(onFailure: (failure: RuleFailure) => void) {
    this.#onFailure = onFailure;
  }

  add(uri: string, settings: RuleSettings): Folder {
    const folder = new Folder(uri, true, settings, this.#onFailure);
    this.#workspace.set(uri, folder);
    return folder;
  }

  remove(uri: string): Folder | undefined {
    const folder = this.#workspace.get(uri);
    this.#workspace.delete(uri);
    return folder;
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
      folder = new Folder(parent, false, settings, this.#onFailure);
      this.#outside.set(parent, folder);
    }
    const path = folder.pathOf(uri);
    if (path !== undefined) return { folder, path };
    const adopted = uri.slice(uri.indexOf(':') + 1);
    folder.adopt(uri, adopted);
    return { folder, path: adopted };
  }
}
