/** Lists folders and reads files for a server that cannot reach them: in a browser, or in a workspace that is not on disk. */

import { Disposable, FileSystemError, FileType, Uri, workspace } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import {
  type FilePayload,
  type ListingPayload,
  type ListParams,
  listRequest,
  type ReadParams,
  readRequest,
  type Trouble,
} from '../../server/src/protocol/files.ts';

export function serveFiles(client: BaseLanguageClient): Disposable {
  return Disposable.from(
    client.onRequest(listRequest, ({ uris }: ListParams) => Promise.all(uris.map((uri) => list(Uri.parse(uri))))),
    client.onRequest(readRequest, ({ uris, maxBytes }: ReadParams) => {
      return Promise.all(uris.map((uri) => read(Uri.parse(uri), maxBytes)));
    }),
  );
}

async function list(folder: Uri): Promise<ListingPayload> {
  try {
    const entries = await workspace.fs.readDirectory(folder);
    // A link has two bits set, that of what it leads to and its own.
    const files = entries.filter(([, type]) => (type & FileType.File) !== 0).map(([name]) => name);
    const folders = entries.filter(([, type]) => type === FileType.Directory).map(([name]) => name);
    return { files, folders };
  } catch (error) {
    return { trouble: troubleOf(error) };
  }
}

async function read(file: Uri, maxBytes: number): Promise<FilePayload> {
  try {
    // Asked first, because reading may mean fetching.
    if ((await workspace.fs.stat(file)).size > maxBytes) return { trouble: 'large' };
    const bytes = await workspace.fs.readFile(file);
    if (bytes.includes(0)) return { trouble: 'binary' };
    return { text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes) };
  } catch (error) {
    return { trouble: troubleOf(error) };
  }
}

function troubleOf(error: unknown): Trouble {
  if (error instanceof TypeError) return 'encoding';
  if (!(error instanceof FileSystemError)) return 'other';
  if (error.code === 'FileNotFound' || error.code === 'FileNotADirectory') return 'absent';
  return error.code === 'NoPermissions' ? 'forbidden' : 'other';
}
