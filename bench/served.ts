/** A made workspace on disk, and the language server that an editor would start for it. */

import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { serverFlags } from '../server/src/protocol/flags.ts';
import { Editor } from '../test/support/editor.ts';
import { type MadeFile, makeWorkspace } from './workspace.ts';

export interface Served {
  readonly editor: Editor;
  readonly uri: string;
  readonly files: readonly MadeFile[];
  /** The process of the server. */
  readonly pid: number;
  stop(): Promise<void>;
}

/**
 * Serves a workspace of so many manifests by the server whose main file is named, relative to the repository. It runs
 * with the flags that the extension starts it with, so that its memory is what users see.
 */
export async function serveWorkspace(count: number, main: string): Promise<Served> {
  const folder = mkdtempSync(join(tmpdir(), 'portolan-bench-'));
  const files = makeWorkspace(count);
  for (const { path, text } of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  const uri = pathToFileURL(folder).href;
  const server = spawn(process.execPath, [...serverFlags, join(import.meta.dirname, '..', main), '--stdio'], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const editor = await Editor.connect(server.stdout, server.stdin, { folders: [uri] });
  const stop = async (): Promise<void> => {
    await editor.stop();
    server.kill();
    rmSync(folder, { recursive: true });
  };
  return { editor, uri, files, pid: server.pid!, stop };
}
