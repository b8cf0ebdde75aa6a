/** Loads what a command line names into workspaces: folders, single files, or one stream from standard input. */

import { existsSync, statSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { defaultFindOptions, findManifests, readManifest } from '../disk/find.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import { type FileChange, Workspace, type WorkspaceOptions } from '../workspace/workspace.ts';
import { UsageError } from './arguments.ts';
import type { Streams } from './streams.ts';

export interface Loaded {
  /** The folder on disk; undefined for standard input. */
  readonly folder: string | undefined;
  readonly snapshot: Snapshot;
  readonly skipped: readonly { readonly file: string; readonly reason: string }[];
}

/** Loads one path: a folder with everything below it, one file, or `-`. */
export function load(path: string, streams: Streams, options: WorkspaceOptions = {}): Loaded {
  const { folder, changes, skipped } = readPath(path, streams);
  return { folder, snapshot: new Workspace(options).update(changes).snapshot, skipped };
}

interface Read {
  readonly folder: string | undefined;
  readonly changes: readonly FileChange[];
  readonly skipped: Loaded['skipped'];
}

function readPath(path: string, streams: Streams): Read {
  if (path === '-') return { folder: undefined, changes: [{ path: 'stdin.yaml', text: streams.input() }], skipped: [] };
  if (!existsSync(path)) throw new UsageError(`There is no file or folder ${path}.`);
  if (statSync(path).isDirectory()) {
    const { files, skipped } = findManifests(path);
    return { folder: path, changes: files, skipped };
  }
  const read = readManifest(path, defaultFindOptions.maxBytes);
  const name = basename(path);
  if ('reason' in read) return { folder: dirname(path), changes: [], skipped: [{ file: name, reason: read.reason }] };
  return { folder: dirname(path), changes: [{ path: name, text: read.text }], skipped: [] };
}
