/** The laws of the floors: each function returns one sentence for every breach it finds in a source tree. */

import { existsSync, globSync } from 'node:fs';
import path from 'node:path';
import { floorOf, folderNamed, read, type SourceFile, type SourceTree, targetOf } from './source-tree.ts';

/** Table and tsconfig files say the same, and every folder of sources is a floor. */
export function tableBreaches({ base, floors, rows, files }: SourceTree): string[] {
  const breaches: string[] = [];
  for (const { folder } of rows) {
    if (!floors.some((floor) => floor.folder === folder))
      breaches.push(`ARCHITECTURE.md lists ${folder}, which is no floor.`);
  }
  for (const { folder, references } of floors) {
    const row = rows.find((each) => each.folder === folder);
    if (!row) {
      breaches.push(`${folder} is a floor that ARCHITECTURE.md does not list.`);
      continue;
    }
    const below = [...row.mayUse].sort();
    if (below.join() !== references.join()) {
      breaches.push(`${folder}/tsconfig.json refers to ${list(references)}; ARCHITECTURE.md says ${list(below)}.`);
    }
  }
  for (const file of files) {
    if (!floorOf(floors, file.path)) breaches.push(`${file.path} belongs to no floor: no tsconfig.json above it.`);
  }
  for (const folder of globSync('server/src/*/', { cwd: base }).map((each) => each.replaceAll(path.sep, '/'))) {
    if (!existsSync(path.join(base, folder, 'tsconfig.json'))) breaches.push(`${folder} has no tsconfig.json.`);
  }
  const top: { references?: { path: string }[] } = JSON.parse(read(base, 'tsconfig.json') || '{}');
  const compiled = (top.references ?? []).map((each) => path.posix.normalize(each.path));
  for (const { folder } of floors) {
    if (!compiled.includes(folder)) breaches.push(`tsconfig.json does not refer to ${folder}, so nobody compiles it.`);
  }
  return breaches;
}

/** Imports go down along the arrows, to files that exist, and to the packages of the floor. */
export function importBreaches({ base, floors, rows, files }: SourceTree): string[] {
  return files.flatMap((file) => {
    const floor = floorOf(floors, file.path);
    const row = rows.find((each) => each.folder === floor?.folder);
    if (!floor || !row) return [];
    return file.imports.flatMap(({ line, specifier }): string[] => {
      const at = `${file.path}:${line}`;
      if (specifier === undefined) {
        return row.packages.includes('node:') ? [] : [`${at} imports what only running it tells.`];
      }
      const target = targetOf(file.path, specifier);
      if (target === undefined) {
        return row.packages.some((name) => isPackage(specifier, name)) ? [] : [`${at} uses the package ${specifier}.`];
      }
      if (!existsSync(path.join(base, target))) return [`${at} imports ${target}, which does not exist.`];
      const other = floorOf(floors, target)?.folder;
      if (other === floor.folder || (other !== undefined && row.mayUse.includes(other))) return [];
      return [`${at} reaches from ${floor.folder} into ${other ?? target}.`];
    });
  });
}

/** No circle of imports that are there when the program runs; types may refer to each other. */
export function cycleBreaches({ files }: SourceTree): string[] {
  const graph = new Map(files.map((file) => [file.path, runtimeTargets(file)]));
  const breaches: string[] = [];
  const done = new Set<string>();
  const visit = (file: string, above: readonly string[]): void => {
    const start = above.indexOf(file);
    if (start >= 0) {
      const circle = above.slice(start);
      breaches.push(`Circle of imports: ${[...circle, file].join(' → ')}.`);
      return;
    }
    if (done.has(file)) return;
    for (const target of graph.get(file) ?? []) visit(target, [...above, file]);
    done.add(file);
  };
  for (const file of graph.keys()) visit(file, []);
  return breaches;
}

/** Floors that may use one of these run on a platform, and may ask it for the time of day. */
const platforms = ['node:', 'vscode', 'vscode-languageserver', 'd3-selection'];

/** Below the doors the compiler sees no platform, and the code asks for no time, chance or locale. */
export function purityBreaches({ floors, rows, files }: SourceTree): string[] {
  const pure = rows.filter(({ packages }) => !packages.some((name) => platforms.includes(name)));
  const breaches: string[] = [];
  for (const { folder } of pure) {
    const floor = floors.find((each) => each.folder === folder);
    if (floor && (floor.types.length > 0 || floor.lib !== undefined)) {
      breaches.push(`${folder}/tsconfig.json brings types of a platform into a floor that has none.`);
    }
  }
  const impure = /\bDate\.now\b|\bnew Date\(\s*\)|\bMath\.random\b|\.toLocale\w+|\.localeCompare\b|\bIntl\./g;
  for (const { path: file, code } of files) {
    if (!pure.some(({ folder }) => folder === floorOf(floors, file)?.folder)) continue;
    for (const [word] of code.matchAll(impure)) breaches.push(`${file} uses ${word}: answers must not depend on it.`);
  }
  return breaches;
}

/** What holds within and between single floors beyond the arrows. */
export function neighbourBreaches({ files }: SourceTree): string[] {
  const rules = 'server/src/rules/';
  const sets = 'server/src/network/sets/';
  const places = ['server/src/text/', 'server/src/lsp/', 'server/src/report/', 'server/src/cli/', 'server/tools/'];
  return files.flatMap(({ path: file, imports }) =>
    imports.flatMap(({ line, specifier = '' }): string[] => {
      const target = targetOf(file, specifier) ?? specifier;
      const at = `${file}:${line}`;
      if (file.startsWith(sets) && !target.startsWith(sets)) return [`${at} leaves network/sets, which stands alone.`];
      if (isRule(target, rules) && file.startsWith(rules) && file !== `${rules}catalogue.ts`) {
        return [`${at} imports a rule.`];
      }
      if (target === 'server/src/text/line-index.ts' && !places.some((place) => file.startsWith(place))) {
        return [`${at} makes lines and columns where offsets are enough.`];
      }
      return [];
    }),
  );
}

/** Every file that ARCHITECTURE.md names exists: from the top, or under server/src. */
export function namedFileBreaches({ base }: SourceTree): string[] {
  const names = [...read(base, 'ARCHITECTURE.md').matchAll(/`(\w[\w./-]*\.(?:ts|mjs|md|json|yaml))`/g)];
  return names.flatMap(([, name = '']) => {
    const found = existsSync(path.join(base, name)) || existsSync(path.join(base, folderNamed(base, name)));
    return found ? [] : [`ARCHITECTURE.md names ${name}, which does not exist.`];
  });
}

/** Every breach of every law. */
export function allBreaches(tree: SourceTree): string[] {
  const laws = [tableBreaches, importBreaches, cycleBreaches, purityBreaches, neighbourBreaches, namedFileBreaches];
  return laws.flatMap((law) => law(tree));
}

function isPackage(specifier: string, name: string): boolean {
  return name === 'node:' ? specifier.startsWith(name) : specifier === name || specifier.startsWith(`${name}/`);
}

function isRule(target: string, rules: string): boolean {
  return target.startsWith(rules) && target.slice(rules.length).includes('/');
}

function runtimeTargets(file: SourceFile): string[] {
  return file.imports.flatMap(({ specifier, typeOnly }) => {
    const target = specifier === undefined || typeOnly ? undefined : targetOf(file.path, specifier);
    return target === undefined ? [] : [target];
  });
}

function list(folders: readonly string[]): string {
  return folders.length === 0 ? 'nothing' : folders.map((folder) => folder.replace('server/src/', '')).join(', ');
}
