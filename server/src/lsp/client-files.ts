/** The files of a folder that the server cannot reach by itself: the editor lists and reads them on request. */

import type { Connection } from 'vscode-languageserver';
import { type FileText, type Found, type Listing, type Step, searchManifests } from '../files/search.ts';
import {
  type FilePayload,
  type ListingPayload,
  type ListParams,
  listRequest,
  type ReadParams,
  readRequest,
  type Trouble,
} from '../protocol/files.ts';
import { addressOf } from './file-address.ts';
import type { FolderFiles } from './surroundings.ts';

/** Larger files are not even fetched; the bounds of what is read of a file are below that. */
const maxBytes = 100_000_000;
/** So many files go into one message, lest a large workspace becomes one message. */
const filesPerMessage = 100;

export class ClientFiles implements FolderFiles {
  readonly #connection: Connection;
  readonly #root: string;

  /** `folder` is the folder's address. */
  constructor(connection: Connection, folder: string) {
    this.#connection = connection;
    this.#root = folder;
  }

  async find(within?: readonly string[]): Promise<Found> {
    const search = searchManifests(within);
    let step = search.next();
    while (!step.done) step = search.next(await this.#answer(step.value));
    return step.value;
  }

  async #answer({ folders, files }: Step): Promise<{ listings: Listing[]; texts: FileText[] }> {
    return { listings: await this.#list(folders), texts: await this.#read(files) };
  }

  async #list(folders: readonly string[]): Promise<Listing[]> {
    if (folders.length === 0) return [];
    const params: ListParams = { uris: folders.map((path) => addressOf(this.#root, path)) };
    const answers = await this.#connection.sendRequest<ListingPayload[]>(listRequest, params);
    return answers.map((answer): Listing => {
      if ('trouble' in answer) return reasonFor(answer.trouble);
      const entriesOf = (names: readonly string[], kind: 'file' | 'folder') => names.map((name) => ({ name, kind }));
      return { entries: [...entriesOf(answer.files, 'file'), ...entriesOf(answer.folders, 'folder')] };
    });
  }

  async #read(files: readonly string[]): Promise<FileText[]> {
    const texts: FileText[] = [];
    for (let start = 0; start < files.length; start += filesPerMessage) {
      const uris = files.slice(start, start + filesPerMessage).map((path) => addressOf(this.#root, path));
      const params: ReadParams = { uris, maxBytes };
      const answers = await this.#connection.sendRequest<FilePayload[]>(readRequest, params);
      for (const answer of answers) texts.push('text' in answer ? answer : reasonFor(answer.trouble));
    }
    return texts;
  }
}

function reasonFor(trouble: Trouble): { readonly reason: string } | undefined {
  switch (trouble) {
    case 'absent':
      return undefined;
    case 'forbidden':
      return { reason: 'The file may not be read.' };
    case 'large':
      return { reason: `The file has more than ${maxBytes} bytes, which are not read.` };
    case 'binary':
      return { reason: 'The file is binary.' };
    case 'encoding':
      return { reason: 'The file is not valid UTF-8.' };
    case 'other':
      return { reason: 'The file cannot be read.' };
  }
}
