/** What the installed package holds beside the program: its version, the pages of the rules, the language server. */

import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));

/** The page of a rule as Markdown: beside the bundle in a package, beside the rule in the source tree. */
export function readPage(rule: string): string | undefined {
  return readFirst([join(here, 'rules', `${rule}.md`), join(here, '..', 'rules', `${rule}.md`)]);
}

export function version(): string {
  const text = readFirst([join(here, '..', 'package.json'), join(here, '..', '..', '..', 'package.json')]);
  return text === undefined ? '0.0.0' : String((JSON.parse(text) as { version?: unknown }).version);
}

/** Where the language server is: bundled beside this program, or beside this floor in the source tree. */
export function serverProgram(): string | undefined {
  const path = [join(here, 'server.js'), join(here, '..', 'process', 'main.ts')].find((candidate) =>
    existsSync(candidate),
  );
  return path === undefined ? undefined : pathToFileURL(path).href;
}

function readFirst(paths: readonly string[]): string | undefined {
  const path = paths.find((candidate) => existsSync(candidate));
  return path === undefined ? undefined : readFileSync(path, 'utf8');
}
