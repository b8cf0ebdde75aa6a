/** Finds and reads manifest files below a folder, for both doors. What cannot be read is named, never dropped. */

import { type Dirent, lstatSync, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import ignore, { type Ignore } from 'ignore';

export interface FoundFile {
  /** Relative to the folder, with `/`. */
  readonly path: string;
  readonly text: string;
}

export interface SkippedFile {
  readonly file: string;
  readonly reason: string;
}

export interface Found {
  readonly files: readonly FoundFile[];
  readonly skipped: readonly SkippedFile[];
}

export interface FindOptions {
  /** Files with more bytes are skipped. */
  readonly maxBytes: number;
  /** Whether files that git ignores are left out. */
  readonly respectGitignore: boolean;
}

export const defaultFindOptions: FindOptions = { maxBytes: 20_000_000, respectGitignore: true };

const neverEntered = new Set(['.git', 'node_modules', '.hg', '.svn', '.terraform', '.venv']);

/** Whether a file's name says that it may hold manifests. */
export function isManifestName(name: string): boolean {
  return /\.(ya?ml|json)$/i.test(name) || name === 'Kustomization';
}

/**
 * Whether a file is worth reading as a manifest: YAML always, JSON only if it says what it is. Package files, editor
 * settings and data would otherwise be read for nothing.
 */
export function isManifestText(path: string, text: string): boolean {
  return (
    !path.toLowerCase().endsWith('.json') ||
    (text.includes('"apiVersion"') && text.includes('"kind"')) ||
    isClusterDump(text)
  );
}

/** All manifest files below a folder in the order of their paths. Links that lead out of the folder are not followed. */
export function findManifests(folder: string, options: FindOptions = defaultFindOptions): Found {
  const files: FoundFile[] = [];
  const skipped: SkippedFile[] = [];
  const root = realpathSync(folder);
  const visited = new Set<string>();
  const walk = (directory: string, rules: readonly ScopedRules[]): void => {
    const real = realpathSync(directory);
    if (visited.has(real)) return;
    visited.add(real);
    let entries: Dirent[];
    try {
      entries = readdirSync(directory, { withFileTypes: true });
    } catch (error) {
      skipped.push({ file: pathOf(root, directory), reason: reasonOf(error) });
      return;
    }
    const own = options.respectGitignore ? readGitignore(directory, entries) : undefined;
    const scoped = own ? [...rules, { directory, rules: own }] : rules;
    for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const path = join(directory, entry.name);
      const kind = entry.isSymbolicLink() ? linkKind(root, path) : entryKind(entry);
      if (kind === 'folder') {
        if (!neverEntered.has(entry.name) && !isIgnored(scoped, path, true)) walk(path, scoped);
      } else if (kind === 'file' && isManifestName(entry.name) && !isIgnored(scoped, path, false)) {
        collect(root, path, options, files, skipped);
      }
    }
  };
  walk(root, []);
  return { files, skipped };
}

/** Reads one file. The reason says why it could not be read as text. */
export function readManifest(path: string, maxBytes: number): { readonly text: string } | { readonly reason: string } {
  try {
    const size = statSync(path).size;
    if (size > maxBytes) return { reason: `The file has ${size} bytes; more than ${maxBytes} are not read.` };
    const bytes = readFileSync(path);
    if (bytes.includes(0)) return { reason: 'The file is binary.' };
    return { text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes) };
  } catch (error) {
    return { reason: error instanceof TypeError ? 'The file is not valid UTF-8.' : reasonOf(error) };
  }
}

interface ScopedRules {
  readonly directory: string;
  readonly rules: Ignore;
}

function collect(root: string, path: string, options: FindOptions, files: FoundFile[], skipped: SkippedFile[]): void {
  const read = readManifest(path, options.maxBytes);
  const relativePath = pathOf(root, path);
  if ('reason' in read) skipped.push({ file: relativePath, reason: read.reason });
  else if (isManifestText(relativePath, read.text)) files.push({ path: relativePath, text: read.text });
}

function readGitignore(directory: string, entries: readonly Dirent[]): Ignore | undefined {
  if (!entries.some((entry) => entry.name === '.gitignore' && entry.isFile())) return undefined;
  const read = readManifest(join(directory, '.gitignore'), 1_000_000);
  return 'text' in read ? ignore().add(read.text) : undefined;
}

function isIgnored(scoped: readonly ScopedRules[], path: string, folder: boolean): boolean {
  return scoped.some(({ directory, rules }) => {
    const inner = relative(directory, path).split(sep).join('/');
    return inner !== '' && rules.ignores(folder ? `${inner}/` : inner);
  });
}

function entryKind(entry: Dirent): 'file' | 'folder' | undefined {
  if (entry.isDirectory()) return 'folder';
  return entry.isFile() ? 'file' : undefined;
}

function linkKind(root: string, path: string): 'file' | 'folder' | undefined {
  try {
    const real = realpathSync(path);
    if (real !== root && !real.startsWith(root + sep)) return undefined;
    const status = lstatSync(real);
    if (status.isDirectory()) return 'folder';
    return status.isFile() ? 'file' : undefined;
  } catch {
    // A link that leads nowhere is no file.
    return undefined;
  }
}

/** The output of `az aks show -o json`, which names its kind in its own way. */
function isClusterDump(text: string): boolean {
  return /Microsoft\.ContainerService\/managedClusters/i.test(text);
}

function pathOf(root: string, path: string): string {
  return relative(root, path).split(sep).join('/');
}

function reasonOf(error: unknown): string {
  const code = (error as { code?: unknown }).code;
  return code === 'EACCES'
    ? 'The file may not be read.'
    : `The file cannot be read${typeof code === 'string' ? ` (${code})` : ''}.`;
}
