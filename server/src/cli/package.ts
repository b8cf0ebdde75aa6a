/** What the installed package holds beside the program: its version and the language server. */

import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));

export function version(): string {
  const path = first([join(here, '..', 'package.json'), join(here, '..', '..', '..', 'package.json')]);
  if (path === undefined) return '0.0.0';
  return String((JSON.parse(readFileSync(path, 'utf8')) as { version?: unknown }).version);
}

/** Where the language server is: bundled beside this program, or beside this floor in the source tree. */
export function serverProgram(): string | undefined {
  const path = first([join(here, 'server.js'), join(here, '..', 'process', 'main.ts')]);
  return path === undefined ? undefined : pathToFileURL(path).href;
}

function first(paths: readonly string[]): string | undefined {
  return paths.find((candidate) => existsSync(candidate));
}
