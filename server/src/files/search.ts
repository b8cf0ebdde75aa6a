/**
 * Searches a tree of folders for manifest files. Only what to look at next is decided here: whoever drives the search lists
 * the folders and reads the files, on disk or over a wire.
 */

import ignore, { type Ignore } from 'ignore';
import { isManifestName, isManifestText, neverEntered } from './manifest-files.ts';

/** Paths are relative to the root of the tree, with `/`; the root is the empty path. */
export interface FoundFile {
  readonly path: string;
  readonly text: string;
}

export interface SkippedFile {
  readonly file: string;
  readonly reason: string;
}

/** What cannot be read is named, never dropped. */
export interface Found {
  readonly files: readonly FoundFile[];
  readonly skipped: readonly SkippedFile[];
}

/** What a search wants to be told before it goes on. */
export interface Step {
  readonly folders: readonly string[];
  readonly files: readonly string[];
}

/** The answers to a step, each list in the order of the question. */
export interface Answer {
  readonly listings: readonly Listing[];
  readonly texts: readonly FileText[];
}

/** What stands in a folder; undefined where there is no such folder. */
export type Listing = { readonly entries: readonly TreeEntry[] } | { readonly reason: string } | undefined;

/** A file's text, or in one sentence why it cannot be read; undefined where there is no such file. */
export type FileText = { readonly text: string } | { readonly reason: string } | undefined;

export interface TreeEntry {
  readonly name: string;
  readonly kind: 'file' | 'folder';
  /** Where a link leads within the tree. Links that lead out of it are not listed. */
  readonly target?: string;
}

export type Search = Generator<Step, Found, Answer>;

/**
 * All manifest files below the given paths that git does not ignore, in the order of their paths. Without paths it is the
 * whole tree.
 */
export function* searchManifests(within: readonly string[] = ['']): Search {
  const ignores = new Ignores();
  yield* readIgnores(ignores, foldersAbove(within));
  const starts = within.filter((path) => path === '' || !isLeftOut(ignores, path));
  const files = starts.filter((path) => isManifestName(nameOf(path)));
  const { inFolders, skipped } = yield* walk(
    ignores,
    starts.filter((path) => !isManifestName(nameOf(path))),
  );
  const paths = [...new Set([...files, ...inFolders])].sort(byFolder);
  const { texts } = yield { folders: [], files: paths };
  const found: FoundFile[] = [];
  for (const [index, path] of paths.entries()) {
    const answer = texts[index];
    if (!answer) continue;
    if ('reason' in answer) skipped.push({ file: path, reason: answer.reason });
    else if (isManifestText(path, answer.text)) found.push({ path, text: answer.text });
  }
  return { files: found, skipped };
}

/** A folder to look into, and the path it has when all links on the way are followed. */
interface Visit {
  readonly path: string;
  readonly real: string;
}

/** Goes down level by level, so that a level costs one question however many folders it has. */
function* walk(
  ignores: Ignores,
  starts: readonly string[],
): Generator<Step, { inFolders: string[]; skipped: SkippedFile[] }, Answer> {
  const inFolders: string[] = [];
  const skipped: SkippedFile[] = [];
  const seen = new Set<string>(starts);
  let level: Visit[] = starts.map((path) => ({ path, real: path }));
  while (level.length > 0) {
    const { listings } = yield { folders: level.map(({ path }) => path), files: [] };
    const listed = level.flatMap((visit, index): { visit: Visit; entries: readonly TreeEntry[] }[] => {
      const listing = listings[index];
      if (listing && 'reason' in listing) skipped.push({ file: visit.path, reason: listing.reason });
      return listing && 'entries' in listing ? [{ visit, entries: listing.entries }] : [];
    });
    yield* readIgnores(
      ignores,
      listed.filter(({ entries }) => entries.some(isGitignore)).map(({ visit }) => visit.path),
    );
    level = [];
    for (const { visit, entries } of listed) {
      for (const { name, kind, target } of entries) {
        const path = join(visit.path, name);
        if (kind === 'file') {
          if (isManifestName(name) && !ignores.cover(path, false)) inFolders.push(path);
          continue;
        }
        const real = target ?? join(visit.real, name);
        if (seen.has(real) || neverEntered.has(name) || ignores.cover(path, true)) continue;
        seen.add(real);
        level.push({ path, real });
      }
    }
  }
  return { inFolders, skipped };
}

function* readIgnores(ignores: Ignores, folders: readonly string[]): Generator<Step, void, Answer> {
  if (folders.length === 0) return;
  const { texts } = yield { folders: [], files: folders.map((folder) => join(folder, '.gitignore')) };
  for (const [index, folder] of folders.entries()) {
    const answer = texts[index];
    if (answer && 'text' in answer) ignores.add(folder, answer.text);
  }
}

/** The rules of the `.gitignore` files met so far, each of which speaks about what is below it. */
class Ignores {
  readonly #rules = new Map<string, Ignore>();

  add(folder: string, text: string): void {
    this.#rules.set(folder, ignore().add(text));
  }

  cover(path: string, isFolder: boolean): boolean {
    if (this.#rules.size === 0) return false;
    return foldersOf(path).some((folder) => {
      const inner = folder === '' ? path : path.slice(folder.length + 1);
      return this.#rules.get(folder)?.ignores(isFolder ? `${inner}/` : inner) === true;
    });
  }
}

/** Whether a path that was not come to by walking lies in a folder that walking would not have entered, or is ignored. */
function isLeftOut(ignores: Ignores, path: string): boolean {
  const isFile = isManifestName(nameOf(path));
  const folders = [...foldersOf(path).slice(1), ...(isFile ? [] : [path])];
  if (folders.some((folder) => neverEntered.has(nameOf(folder)) || ignores.cover(folder, true))) return true;
  return isFile && ignores.cover(path, false);
}

function foldersAbove(paths: readonly string[]): string[] {
  return [...new Set(paths.filter((path) => path !== '').flatMap(foldersOf))];
}

/** The folders around a path, from the root inwards. */
function foldersOf(path: string): string[] {
  const folders = [''];
  for (let slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
    folders.push(path.slice(0, slash));
  }
  return folders;
}

function isGitignore({ name, kind }: TreeEntry): boolean {
  return name === '.gitignore' && kind === 'file';
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

function join(folder: string, name: string): string {
  return folder === '' ? name : `${folder}/${name}`;
}

/** As walking the folders by name would meet the files. */
function byFolder(a: string, b: string): number {
  const [left, right] = [a, b].map((path) => path.replaceAll('/', '\0')) as [string, string];
  return left < right ? -1 : left > right ? 1 : 0;
}
