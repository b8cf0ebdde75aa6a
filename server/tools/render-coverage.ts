/** Renders which known check each rule stands for: `docs/coverage.md`, from the tables in `server/tools/coverage`. */

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from './rule-files.ts';

export const coverageFile = 'docs/coverage.md';
const folder = 'server/tools/coverage';

/** One check, from the field's linters or the API server, and what became of it. */
export interface CoverageRow {
  /** The check's name, or the number of a validation. */
  readonly source: string;
  /** The rule that finds it; undefined when none does. */
  readonly rule: string | undefined;
  /** Why no rule does; empty when one does. */
  readonly reason: string;
  readonly file: string;
  readonly line: number;
}

/** The rows of all tables, in the order of their files. */
export function readCoverage(base: string = root): CoverageRow[] {
  const full = path.join(base, folder);
  if (!existsSync(full)) return [];
  return readdirSync(full)
    .filter((name) => name.endsWith('.tsv'))
    .sort()
    .flatMap((name) => rowsOf(name, readFileSync(path.join(full, name), 'utf8')));
}

/** What is wrong with the rows: a rule that does not exist, or neither rule nor reason. One sentence each. */
export function coverageFaults(rows: readonly CoverageRow[], ids: ReadonlySet<string>): string[] {
  return rows.flatMap(({ source, rule, reason, file, line }) => {
    const place = `${folder}/${file}:${line}`;
    if (rule !== undefined && !ids.has(rule)) return [`${place} names ${rule}, which is no rule.`];
    return rule === undefined && reason === '' ? [`${place} gives ${source} neither a rule nor a reason.`] : [];
  });
}

export function renderCoverage(rows: readonly CoverageRow[]): string {
  const bySource = Map.groupBy(rows, ({ source }) => source);
  const sections = [...Map.groupBy(bySource, ([, all]) => all[0]!.file)].map(([file, sources]) => {
    const lines = sources.map(([source, all]) => {
      const found = all.flatMap(({ rule }) =>
        rule === undefined ? [] : [`[${rule}](../server/src/rules/${rule}.md)`],
      );
      const reasons = [...new Set(all.map(({ reason }) => reason).filter((reason) => reason !== ''))];
      return `| ${cell(source)} | ${[...new Set(found)].join(', ') || '–'} | ${cell(reasons.join(' '))} |`;
    });
    return `## ${file.replace(/\.tsv$/, '')}\n\n| check | rule | remark |\n|---|---|---|\n${lines.join('\n')}\n`;
  });
  const covered = [...bySource.values()].filter((all) => all.some(({ rule }) => rule !== undefined)).length;
  return `<!-- Written by \`npm run generate\`; do not edit. -->

# Which check is which rule

Checks go by the names that the field's linters have for them in common; numbers such as SVC-12 count the validations of the API server.
${bySource.size} checks are listed here, ${covered} of them found by a rule.

${sections.join('\n')}`;
}

function rowsOf(file: string, text: string): CoverageRow[] {
  return text.split(/\r?\n/).flatMap((line, index) => {
    const [source = '', rule = '', reason = ''] = line.split('\t').map((part) => part.trim());
    if (source === '' || source === 'source' || source.startsWith('#')) return [];
    return [{ source, rule: rule === '-' || rule === '' ? undefined : rule, reason, file, line: index + 1 }];
  });
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|');
}
