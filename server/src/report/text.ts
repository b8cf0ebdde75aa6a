/** The audit as text for a terminal: two lines per finding, the first of which editors and terminals can follow. */

import type { Audit } from '../features/audit.ts';
import { countOf } from '../text/words.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import { Places } from './places.ts';

/** Wraps words in the codes of a colour; the identity where colours are not wanted. */
export type Paint = (colour: 'red' | 'yellow' | 'blue' | 'grey' | 'bold', words: string) => string;

const colours = { error: 'red', warning: 'yellow', information: 'blue', hint: 'grey' } as const;

/**
 * `file:line:column severity what [rule]`, and indented below it what follows and what to do. The problem matcher
 * `$portolan` of package.json reads these lines.
 */
export function auditText(audit: Audit, snapshot: Snapshot, paint: Paint): string {
  const places = new Places(snapshot);
  const lines: string[] = [];
  let file: string | undefined;
  for (const finding of audit.findings) {
    if (file !== undefined && finding.file !== file) lines.push('');
    file = finding.file;
    const { line, column } = places.placeOf(file, finding.at.start);
    const place = paint('bold', `${file}:${line}:${column}`);
    const severity = paint(colours[finding.severity], finding.severity);
    lines.push(`${place} ${severity} ${finding.what} ${paint('grey', `[${finding.rule}]`)}`);
    lines.push(`    ${[finding.why, finding.advice].filter(Boolean).join(' ')}`);
  }
  if (lines.length > 0) lines.push('');
  for (const { file: skipped, reason } of audit.skipped) lines.push(`${skipped}: skipped. ${reason}`);
  if (audit.skipped.length > 0) lines.push('');
  lines.push(summaryText(audit));
  return `${lines.join('\n')}\n`;
}

/** One sentence about the whole. */
export function summaryText({ summary, skipped }: Audit): string {
  const { error, warning, information, hint } = summary.findings;
  const counts = [
    countOf(error, 'error'),
    countOf(warning, 'warning'),
    `${information} information`,
    countOf(hint, 'hint'),
  ].join(', ');
  const rest = [
    summary.suppressed > 0 ? `, ${summary.suppressed} suppressed` : '',
    skipped.length > 0 ? `, ${countOf(skipped.length, 'file')} skipped` : '',
  ].join('');
  return `${countOf(summary.files, 'file')}, ${countOf(summary.resources, 'resource')}: ${counts}${rest}.`;
}
