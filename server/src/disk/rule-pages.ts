/** The pages of the rules: beside their rules in the source tree, all in one file where the program is packed. */

import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
/** As seen from this file, and from what is bundled out of it. */
const folders = [join(here, '..', 'rules'), join(here, '..', 'server', 'src', 'rules')];
const packed = join(here, 'rule-pages.json');

/** The comment above a page is for those who change it; packing takes it off. */
const noteToAuthors = /^<!--.*?-->\s*/s;

const files = new Map<string, string | undefined>();
let pages: Readonly<Record<string, string>> | undefined;

/** The file that holds a rule's page alone; undefined in a package. */
export function pageFile(rule: string): string | undefined {
  if (!files.has(rule)) {
    files.set(
      rule,
      folders.map((folder) => join(folder, `${rule}.md`)).find((path) => existsSync(path)),
    );
  }
  return files.get(rule);
}

/** A rule's page as Markdown. */
export function readPage(rule: string): string | undefined {
  const file = pageFile(rule);
  if (file !== undefined) return readFileSync(file, 'utf8').replace(noteToAuthors, '');
  pages ??= existsSync(packed) ? (JSON.parse(readFileSync(packed, 'utf8')) as Record<string, string>) : {};
  return pages[rule];
}
