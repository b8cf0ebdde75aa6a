/** A small extension for tests in a browser: a file system in memory, filled from the texts that are served beside it. */

import * as vscode from 'vscode';

/** The one of repositories that are not cloned: others that are on no disk are trusted without a question. */
export const scheme = 'vscode-vfs';

export async function activate(context: vscode.ExtensionContext): Promise<void> {
  const bytes = await vscode.workspace.fs.readFile(vscode.Uri.joinPath(context.extensionUri, 'workspace.json'));
  const texts: Record<string, string> = JSON.parse(new TextDecoder().decode(bytes));
  const files = new MemoryFiles();
  for (const [path, text] of Object.entries(texts)) files.put(`/shop/${path}`, new TextEncoder().encode(text));
  context.subscriptions.push(vscode.workspace.registerFileSystemProvider(scheme, files, { isCaseSensitive: true }));
}

/** Folders are there as long as a file is below them. */
class MemoryFiles implements vscode.FileSystemProvider {
  readonly #files = new Map<string, { readonly bytes: Uint8Array; readonly mtime: number }>();
  readonly #changes = new vscode.EventEmitter<vscode.FileChangeEvent[]>();
  readonly onDidChangeFile = this.#changes.event;
  #clock = 0;

  put(path: string, bytes: Uint8Array): void {
    this.#files.set(path, { bytes, mtime: ++this.#clock });
  }

  watch(): vscode.Disposable {
    return new vscode.Disposable(() => undefined);
  }

  stat({ path }: vscode.Uri): vscode.FileStat {
    const file = this.#files.get(path);
    if (file) return { type: vscode.FileType.File, ctime: 0, mtime: file.mtime, size: file.bytes.length };
    if (path === '/' || this.#below(path).length > 0)
      return { type: vscode.FileType.Directory, ctime: 0, mtime: 0, size: 0 };
    throw vscode.FileSystemError.FileNotFound(path);
  }

  readDirectory({ path }: vscode.Uri): [string, vscode.FileType][] {
    const start = path === '/' ? path : `${path}/`;
    const entries = this.#below(path).map((file): [string, vscode.FileType] => {
      const [name = '', ...rest] = file.slice(start.length).split('/');
      return [name, rest.length > 0 ? vscode.FileType.Directory : vscode.FileType.File];
    });
    return [...new Map(entries)];
  }

  readFile({ path }: vscode.Uri): Uint8Array {
    const file = this.#files.get(path);
    if (!file) throw vscode.FileSystemError.FileNotFound(path);
    return file.bytes;
  }

  writeFile(uri: vscode.Uri, bytes: Uint8Array): void {
    const type = this.#files.has(uri.path) ? vscode.FileChangeType.Changed : vscode.FileChangeType.Created;
    this.put(uri.path, bytes);
    this.#changes.fire([{ type, uri }]);
  }

  delete(uri: vscode.Uri): void {
    for (const path of [uri.path, ...this.#below(uri.path)]) this.#files.delete(path);
    this.#changes.fire([{ type: vscode.FileChangeType.Deleted, uri }]);
  }

  rename(from: vscode.Uri, to: vscode.Uri): void {
    this.writeFile(to, this.readFile(from));
    this.delete(from);
  }

  createDirectory(): void {
    // It comes with its first file.
  }

  #below(path: string): string[] {
    const start = path === '/' ? path : `${path}/`;
    return [...this.#files.keys()].filter((file) => file.startsWith(start));
  }
}
