/** The audit as text for a terminal: a line per finding, grouped by file, and a summary. */

import type { Audit } from '../features/audit.ts';
import { countOf } from '../text/words.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import { Places } from './places.ts';

/** Wraps words in the codes of a colour; the identity where colours are not wanted. */
export type Paint = (colour: 'red' | 'yellow' | 'blue' | 'grey' | 'bold', words: string) => string;

const colours = { error: 'red', warning: 'yellow', information: 'blue', hint: 'grey' } as const;

export function auditText(audit: Audit, snapshot: Snapshot, paint: Paint): string {
  const places = new Places(snapshot);
  const lines: string[] = [];
  let file: string | undefined;
  for (const finding of audit.findings) {
    if (finding.file !== file) {
      if (file !== undefined) lines.push('');
      file = finding.file;
      lines.push(paint('bold', file));
    }
    const { line, column } = places.placeOf(finding.file, finding.at.start);
    const head = `${line}:${column}`.padEnd(8);
    lines.push(
      `  ${head}${paint(colours[finding.severity], finding.severity)}  ${finding.what}  ${paint('grey', finding.rule)}`,
    );
    lines.push(`          ${[finding.why, finding.advice].filter(Boolean).join(' ')}`);
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
