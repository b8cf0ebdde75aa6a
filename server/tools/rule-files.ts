/** Where the three twins of each rule lie, and how rule modules are loaded by the tools and tests. */

import { existsSync, globSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Rule } from '../src/rules/rule.ts';

/** The repository. */
export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..', '..');

/** One rule's files, relative to the repository, with `/`. */
export interface RuleFiles {
  readonly id: string;
  readonly source: string;
  readonly page: string;
  readonly cases: string;
  /** The name that the module must export: the file name in camel case. */
  readonly exportName: string;
}

/** A rule whose module was loaded. */
export interface LoadedRule {
  readonly files: RuleFiles;
  readonly rule: Rule;
}

export interface Loading {
  readonly loaded: readonly LoadedRule[];
  readonly failures: readonly { readonly files: RuleFiles; readonly error: unknown }[];
}

export const rulesFolder = 'server/src/rules';
const casesFolder = 'test/rules';

export function filesOfRule(id: string): RuleFiles {
  const name = id.slice(id.indexOf('/') + 1);
  return {
    id,
    source: `${rulesFolder}/${id}.ts`,
    page: `${rulesFolder}/${id}.md`,
    cases: `${casesFolder}/${id}.yaml`,
    exportName: camelCased(name),
  };
}

/** Every rule of which at least one twin exists, sorted by id. */
export function findRules(base: string = root): RuleFiles[] {
  const found = [
    ...globSync('*/*.{ts,md}', { cwd: path.join(base, rulesFolder) }),
    ...globSync('*/*.yaml', { cwd: path.join(base, casesFolder) }),
  ];
  const ids = found.map((file) =>
    file
      .split(path.sep)
      .join('/')
      .replace(/\.\w+$/, ''),
  );
  return [...new Set(ids)].sort().map(filesOfRule);
}

/** Loads the modules of rules. One that cannot be loaded, or exports something else, is a failure and no throw. */
export async function loadRules(all: readonly RuleFiles[], base: string = root): Promise<Loading> {
  const loaded: LoadedRule[] = [];
  const failures: Loading['failures'][number][] = [];
  for (const files of all) {
    try {
      loaded.push({ files, rule: await loadRule(files, base) });
    } catch (error) {
      failures.push({ files, error });
    }
  }
  return { loaded, failures };
}

async function loadRule(files: RuleFiles, base: string): Promise<Rule> {
  const file = path.join(base, files.source);
  if (!existsSync(file)) throw new Error(`${files.source} does not exist.`);
  const module: Record<string, unknown> = await import(pathToFileURL(file).href);
  const rule = module[files.exportName];
  if (typeof rule !== 'object' || rule === null || !('id' in rule)) {
    throw new Error(`${files.source} must export a rule named ${files.exportName}.`);
  }
  return rule as Rule;
}

export function camelCased(name: string): string {
  return name.replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}
