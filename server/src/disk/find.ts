/** Searches a folder on disk for manifest files and reads them. */

import { lstatSync, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { type FileText, type Found, type Listing, searchManifests, type TreeEntry } from '../files/search.ts';

/** Files with more bytes are not even read; the bounds of what is read of a file are below that. */
export const maxFileBytes = 100_000_000;

/** All manifest files below a folder, or below some paths in it. Links that lead out of the folder are not followed. */
export function findManifests(folder: string, within?: readonly string[]): Found {
  const root = realpathSync(folder);
  const search = searchManifests(within);
  let step = search.next();
  while (!step.done) {
    const { folders, files } = step.value;
    step = search.next({
      listings: folders.map((path) => listFolder(root, path)),
      texts: files.map((path) => readText(join(root, path))),
    });
  }
  return step.value;
}

/** Reads one file that somebody named. The reason says why it could not be read as text. */
export function readManifest(path: string): NonNullable<FileText> {
  return readText(path) ?? { reason: 'There is no such file.' };
}

function readText(path: string): FileText {
  try {
    const size = statSync(path).size;
    if (size > maxFileBytes) return { reason: `The file has ${size} bytes; more than ${maxFileBytes} are not read.` };
    const bytes = readFileSync(path);
    if (bytes.includes(0)) return { reason: 'The file is binary.' };
    return { text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes) };
  } catch (error) {
    if (isAbsence(error)) return undefined;
    return { reason: error instanceof TypeError ? 'The file is not valid UTF-8.' : reasonOf(error) };
  }
}

function listFolder(root: string, path: string): Listing {
  const folder = join(root, path);
  try {
    const entries = readdirSync(folder, { withFileTypes: true }).flatMap((entry): TreeEntry[] => {
      if (entry.isDirectory()) return [{ name: entry.name, kind: 'folder' }];
      if (entry.isFile()) return [{ name: entry.name, kind: 'file' }];
      return entry.isSymbolicLink() ? linkEntry(root, join(folder, entry.name), entry.name) : [];
    });
    return { entries };
  } catch (error) {
    return isAbsence(error) ? undefined : { reason: reasonOf(error) };
  }
}

function linkEntry(root: string, path: string, name: string): TreeEntry[] {
  try {
    const real = realpathSync(path);
    if (real !== root && !real.startsWith(root + sep)) return [];
    const status = lstatSync(real);
    const target = relative(root, real).split(sep).join('/');
    if (status.isDirectory()) return [{ name, kind: 'folder', target }];
    return status.isFile() ? [{ name, kind: 'file', target }] : [];
  } catch {
    // A link that leads nowhere is no file.
    return [];
  }
}

function isAbsence(error: unknown): boolean {
  const { code } = error as { code?: unknown };
  return code === 'ENOENT' || code === 'ENOTDIR';
}

function reasonOf(error: unknown): string {
  const code = (error as { code?: unknown }).code;
  return code === 'EACCES'
    ? 'The file may not be read.'
    : `The file cannot be read${typeof code === 'string' ? ` (${code})` : ''}.`;
}
