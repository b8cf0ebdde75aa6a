/** Reads the manifests of a git revision, with the `git` that the user has; runs only when a command asks for it. */

import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { maxFileBytes } from '../disk/find.ts';
import { isManifestName, isManifestText } from '../files/manifest-files.ts';
import type { FileChange } from '../workspace/workspace.ts';
import { UsageError } from './arguments.ts';

/** The manifests below a path as they stand in a revision, with paths relative to it. A single file gives itself. */
export function manifestsAt(revision: string, path: string): FileChange[] {
  const isFolder = statSync(path).isDirectory();
  const folder = isFolder ? path : dirname(path);
  const name = isFolder ? undefined : basename(path);
  // A name that begins with a dash would be taken for an option.
  const commit = git(folder, ['rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`]);
  if (commit === undefined) throw new UsageError(`${folder} has no git revision ${revision}.`);
  const listed = git(folder, ['ls-tree', '-r', '-z', commit.toString().trim()]) ?? Buffer.alloc(0);
  const entries = entriesOf(listed.toString()).filter((entry) => name === undefined || entry.path === name);
  const manifests = entries.filter(({ path: file }) => isManifestName(basename(file)));
  const texts = contentsOf(folder, manifests);
  return manifests.flatMap(({ path: file }, i) => {
    const text = texts[i];
    return text !== undefined && isManifestText(file, text) ? [{ path: file, text }] : [];
  });
}

interface TreeEntry {
  readonly path: string;
  readonly object: string;
}

/** Regular files alone: a link's content is a path, and a submodule has none. */
function entriesOf(listing: string): TreeEntry[] {
  return listing.split('\0').flatMap((line) => {
    const match = /^100[0-9]{3} blob ([0-9a-f]+)\t(.+)$/s.exec(line);
    return match ? [{ object: match[1]!, path: match[2]! }] : [];
  });
}

/** The contents in the order given, undefined for what is no text, too large or not there. */
function contentsOf(folder: string, entries: readonly TreeEntry[]): (string | undefined)[] {
  if (entries.length === 0) return [];
  const input = entries.map(({ object }) => `${object}\n`).join('');
  const output = git(folder, ['cat-file', '--batch'], input) ?? Buffer.alloc(0);
  let offset = 0;
  return entries.map(() => {
    const end = output.indexOf(10, offset);
    const size = Number(/ blob ([0-9]+)$/.exec(output.toString('utf8', offset, end))?.[1] ?? Number.NaN);
    if (end < 0 || Number.isNaN(size)) return undefined;
    const bytes = output.subarray(end + 1, end + 1 + size);
    offset = end + 1 + size + 1;
    return size > maxFileBytes || bytes.includes(0) ? undefined : bytes.toString('utf8');
  });
}

/** What git prints, or undefined when it fails. */
function git(folder: string, args: readonly string[], input = ''): Buffer | undefined {
  const result = spawnSync('git', ['-C', folder, ...args], { input, maxBuffer: 2 ** 30 });
  if (result.error) throw new UsageError(`git could not be run: ${result.error.message}`);
  return result.status === 0 ? result.stdout : undefined;
}
