/** Files kept in memory: a tree for searches, and an editor's side of the requests for files. */

import type { Answer, FileText, Listing, Step, TreeEntry } from '../../server/src/files/search.ts';
import type { FilePayload, ListingPayload, ListParams, ReadParams } from '../../server/src/protocol/files.ts';
import type { EditorFiles } from './editor.ts';

/** Texts by path. A path that ends in ` -> other` is a link within the tree; its text is not looked at. */
export type MemoryFiles = Record<string, string>;

/** Answers one step of a search. */
export function answerStep(files: MemoryFiles, { folders, files: wanted }: Step): Answer {
  const texts = wanted.map((path): FileText => (files[path] === undefined ? undefined : { text: files[path] }));
  return { listings: folders.map((folder) => listing(files, folder)), texts };
}

/** An editor that has these files below an address, and remembers how often it was asked. */
export class MemoryEditorFiles implements EditorFiles {
  requests = 0;
  readonly #root: string;
  readonly #files: MemoryFiles;

  constructor(root: string, files: MemoryFiles) {
    this.#root = root;
    this.#files = files;
  }

  async list({ uris }: ListParams): Promise<ListingPayload[]> {
    this.requests++;
    return uris.map((uri): ListingPayload => {
      const found = listing(this.#files, this.#pathOf(uri));
      if (!found || 'reason' in found) return { trouble: 'absent' };
      const named = (kind: TreeEntry['kind']) =>
        found.entries.filter((each) => each.kind === kind).map(({ name }) => name);
      return { files: named('file'), folders: named('folder') };
    });
  }

  async read({ uris, maxBytes }: ReadParams): Promise<FilePayload[]> {
    this.requests++;
    return uris.map((uri): FilePayload => {
      const text = this.#files[this.#pathOf(uri)];
      if (text === undefined) return { trouble: 'absent' };
      if (text.includes('\0')) return { trouble: 'binary' };
      return text.length > maxBytes ? { trouble: 'large' } : { text };
    });
  }

  #pathOf(uri: string): string {
    return decodeURIComponent(uri.slice(this.#root.length)).replace(/^\//, '');
  }
}

function listing(files: MemoryFiles, folder: string): Listing {
  const start = folder === '' ? '' : `${folder}/`;
  const entries = new Map<string, TreeEntry>();
  for (const path of Object.keys(files)) {
    const [place = '', target] = path.split(' -> ');
    if (!place.startsWith(start)) continue;
    const [name = '', ...below] = place.slice(start.length).split('/');
    if (target !== undefined && below.length === 0) entries.set(name, { name, kind: 'folder', target });
    else entries.set(name, { name, kind: below.length > 0 ? 'folder' : 'file' });
  }
  return entries.size === 0 ? undefined : { entries: [...entries.values()] };
}
