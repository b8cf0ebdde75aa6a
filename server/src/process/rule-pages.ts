/** Where a rule's page is: the file shipped beside the server, so that links work without a network. */

import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { CodeDescription } from 'vscode-languageserver';

const here = dirname(fileURLToPath(import.meta.url));
/** Beside the bundle in a package; in the source tree the pages stand beside their rules. */
const folders = [join(here, 'rules'), join(here, '..', 'rules')];
const known = new Map<string, CodeDescription | undefined>();

export function pageOf(rule: string): CodeDescription | undefined {
  if (!known.has(rule)) {
    const path = folders.map((folder) => join(folder, `${rule}.md`)).find((candidate) => existsSync(candidate));
    known.set(rule, path ? { href: pathToFileURL(path).href } : undefined);
  }
  return known.get(rule);
}

export function readPage(rule: string): string | undefined {
  const page = pageOf(rule);
  return page && readFileSync(fileURLToPath(page.href), 'utf8');
}
