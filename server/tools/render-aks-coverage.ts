/** Renders which advice of AKS is which rule, and what is known of each annotation: `docs/aks-coverage.md`. */

import { annotationOf } from '../src/kubernetes/annotations/catalogue.ts';
import { controller } from '../src/kubernetes/annotations/controllers.ts';
import { describe } from '../src/kubernetes/annotations/value-words.ts';
import type { AnnotationGroup, Candidate } from './aks-tables.ts';
import type { CoverageRow } from './render-coverage.ts';

export const aksCoverageFile = 'docs/aks-coverage.md';

/** What is wrong with the lists: advice without a row, and annotations without data. One sentence each. */
export function aksCoverageFaults(
  candidates: readonly Candidate[],
  rows: readonly CoverageRow[],
  groups: readonly AnnotationGroup[],
): string[] {
  const known = new Set(rows.map(({ source }) => source));
  return [
    ...candidates.filter(({ id }) => !known.has(id)).map(({ id }) => `${id} has neither a rule nor a reason.`),
    ...rows
      .filter(({ source }) => source.startsWith('AKS-') && !candidates.some(({ id }) => id === source))
      .map(({ source }) => `${source} is no advice that is listed.`),
    ...groups.flatMap(({ keys }) => keys.filter((key) => !rowOf(key)).map((key) => `Nothing is known of ${key}.`)),
  ];
}

export function renderAksCoverage(
  candidates: readonly Candidate[],
  rows: readonly CoverageRow[],
  groups: readonly AnnotationGroup[],
): string {
  const advice = candidates.map(({ id, about }) => {
    const own = rows.filter(({ source }) => source === id);
    const rules = own.flatMap(({ rule }) => (rule ? [`[${rule}](../server/src/rules/${rule}.md)`] : []));
    const reasons = own.map(({ reason }) => reason).filter((reason) => reason !== '');
    return `| ${id} | ${cell(about)} | ${rules.join(', ') || '–'} | ${cell(reasons.join(' '))} |`;
  });
  const covered = candidates.filter(({ id }) => rows.some(({ source, rule }) => source === id && rule));
  const annotations = groups.flatMap(({ title, keys }) => [
    `### ${title}`,
    '',
    '| annotation | read by | takes | default |',
    '|---|---|---|---|',
    ...keys.map(annotationLine),
    '',
  ]);
  const count = groups.reduce((sum, { keys }) => sum + keys.length, 0);
  return [
    '<!-- Written by `npm run generate`; do not edit. -->',
    '',
    '# What of AKS is covered',
    '',
    `The guidance of AKS on networking, taken apart into ${candidates.length} pieces of advice, ${covered.length} of them held by a rule, and ${count} annotations.`,
    'The numbers are ours; `server/tools/aks` and `server/tools/coverage/aks.tsv` hold the lists.',
    '',
    '## Advice',
    '',
    '| number | about | rules | remark |',
    '|---|---|---|---|',
    ...advice,
    '',
    '## Annotations',
    '',
    'What an annotation must not meet and what it cannot do without is checked as well; a hover tells it.',
    '',
    ...annotations,
  ].join('\n');
}

function annotationLine(key: string): string {
  const row = rowOf(key);
  if (!row) return `| \`${key}\` | – | – | |`;
  const standard = row.default === undefined ? '' : `\`${row.default}\``;
  return `| \`${key}\` | ${cell(controller(row.controller).title)} | ${cell(describe(row.value))} | ${cell(standard)} |`;
}

/** The data on a key; where it holds the number of a port, on the key of any port. */
function rowOf(key: string) {
  return annotationOf(key.replace('{port}', '80'))?.annotation;
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|');
}
