/** Reads the source tree as the architecture test sees it: floors, files, imports, and the table in ARCHITECTURE.md. */

import { existsSync, globSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** One folder with a tsconfig.json; what lies in it and in no deeper one belongs to it. Paths have `/`. */
export interface Floor {
  readonly folder: string;
  /** The folders that its tsconfig.json refers to. */
  readonly references: readonly string[];
  readonly types: readonly string[];
  readonly lib: readonly string[] | undefined;
}

/** One row of the table of floors. */
export interface Row {
  readonly folder: string;
  readonly mayUse: readonly string[];
  readonly packages: readonly string[];
}

export interface Import {
  readonly line: number;
  /** As written; undefined when it is computed. */
  readonly specifier: string | undefined;
  readonly typeOnly: boolean;
}

export interface SourceFile {
  readonly path: string;
  /** The text with its comments blanked, line by line as in the file. */
  readonly code: string;
  readonly imports: readonly Import[];
}

export interface SourceTree {
  readonly base: string;
  readonly floors: readonly Floor[];
  readonly rows: readonly Row[];
  readonly files: readonly SourceFile[];
}

export function readSourceTree(base: string): SourceTree {
  const configs = globSync('{client,server,webview}/**/tsconfig.json', { cwd: base, exclude: ['**/node_modules/**'] });
  const floors = configs
    .map(slashed)
    .sort()
    .map((config) => readFloor(base, config));
  const sources = globSync('{client,server,webview}/**/*.ts', { cwd: base, exclude: ['**/node_modules/**'] });
  const files = sources
    .map(slashed)
    .sort()
    .map((file) => readSource(base, file));
  return { base, floors, rows: readRows(base), files };
}

/** The floor of a file: the deepest one that it lies in. */
export function floorOf(floors: readonly Floor[], file: string): Floor | undefined {
  const around = floors.filter(({ folder }) => file.startsWith(`${folder}/`));
  return around.sort((a, b) => b.folder.length - a.folder.length)[0];
}

/** What an import of a file leads to: a path in the tree for a relative one, else undefined. */
export function targetOf(file: string, specifier: string): string | undefined {
  return specifier.startsWith('.')
    ? path.posix.normalize(path.posix.join(path.posix.dirname(file), specifier))
    : undefined;
}

/** A floor's folder by the name that the table gives it: under server/src, or a path from the top. */
export function folderNamed(base: string, name: string): string {
  return existsSync(path.join(base, 'server/src', name)) ? `server/src/${name}` : name;
}

export function read(base: string, file: string): string {
  const full = path.join(base, file);
  return existsSync(full) ? readFileSync(full, 'utf8') : '';
}

function readFloor(base: string, config: string): Floor {
  const folder = path.posix.dirname(config);
  const { references = [], compilerOptions = {} } = JSON.parse(read(base, config));
  return {
    folder,
    references: references.map((each: { path: string }) => path.posix.join(folder, each.path)).sort(),
    types: compilerOptions.types ?? [],
    lib: compilerOptions.lib,
  };
}

function readSource(base: string, file: string): SourceFile {
  const code = withoutComments(read(base, file));
  return { path: file, code, imports: importsIn(code) };
}

/** Comments become blanks, so that lines stay where they are. Within a string, ` //` is taken for a comment too. */
export function withoutComments(text: string): string {
  const blank = (comment: string): string => comment.replace(/[^\n]/g, ' ');
  return text.replace(/\/\*[\s\S]*?\*\//g, blank).replace(/(?<=^|\s)\/\/.*$/gm, blank);
}

function importsIn(code: string): Import[] {
  const imports: Import[] = [];
  const statement = /^(?:import|export)\b(\s+type\b)?[^'"`;]*?\bfrom\s*['"]([^'"]+)['"]|^import\s*['"]([^'"]+)['"]/gm;
  for (const match of code.matchAll(statement)) {
    const specifier = match[2] ?? match[3];
    imports.push({ line: lineAt(code, match.index), specifier, typeOnly: match[1] !== undefined });
  }
  const dynamic = /(?:(?<![.\w])import|\brequire)\(\s*(?:['"]([^'"]+)['"]\s*\))?/g;
  for (const match of code.matchAll(dynamic)) {
    imports.push({ line: lineAt(code, match.index), specifier: match[1], typeOnly: false });
  }
  return imports;
}

function readRows(base: string): Row[] {
  const lines = [...read(base, 'ARCHITECTURE.md').matchAll(/^\| `([\w/-]+)` \|(.*)\|$/gm)];
  return lines.flatMap(([, name = '', rest = '']): Row[] => {
    const cells = rest.split('|');
    // Other tables of the page have fewer columns.
    if (cells.length !== 4) return [];
    const mayUse = namesIn(cells[1]!).map((each) => folderNamed(base, each));
    return [{ folder: folderNamed(base, name), mayUse, packages: namesIn(cells[2]!) }];
  });
}

function namesIn(cell: string): string[] {
  return [...cell.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name).sort();
}

function lineAt(text: string, index: number): number {
  return text.slice(0, index).split('\n').length;
}

function slashed(file: string): string {
  return file.split(path.sep).join('/');
}
