/** Lists the checks of given tables that no row of the coverage names: `npm run coverage -- FILE GROUP...`. */

import { readFileSync } from 'node:fs';
import { readCoverage } from './render-coverage.ts';

/**
 * The names in the first column of a Markdown file's tables below the given headings; without headings, everywhere.
 */
export function namesIn(markdown: string, headings: readonly string[]): string[] {
  const names: string[] = [];
  let wanted = headings.length === 0;
  for (const line of markdown.split(/\r?\n/)) {
    const heading = /^#+ (?:[\d.]+ )?(.*)$/.exec(line);
    if (heading && headings.length > 0) wanted = headings.some((word) => heading[1]!.startsWith(word));
    const name = /^\| ([A-Za-z]+-[\w-]+) \|/.exec(line)?.[1];
    if (wanted && name) names.push(name);
  }
  return names;
}

if (import.meta.main) {
  const [file, ...headings] = process.argv.slice(2);
  if (file === undefined) throw new Error('Name a Markdown file with tables of checks, and the headings that count.');
  const covered = new Set(readCoverage().map(({ source }) => source));
  const names = namesIn(readFileSync(file, 'utf8'), headings);
  const missing = names.filter((name) => !covered.has(name));
  console.log(`${names.length - missing.length} of ${names.length} checks have a row.`);
  for (const name of missing) console.log(`  ${name}`);
}
