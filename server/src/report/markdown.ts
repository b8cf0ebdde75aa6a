/** The audit as Markdown, for a pull request or a wiki. */

import type { Audit } from '../features/audit.ts';
import { severities } from '../rules/finding.ts';
import { escapeMarkdown, inlineCode } from '../text/markdown.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import { Places } from './places.ts';
import { summaryText } from './text.ts';

export function auditMarkdown(audit: Audit, snapshot: Snapshot): string {
  const places = new Places(snapshot);
  const parts = ['# Audit', '', summaryText(audit)];
  for (const severity of severities) {
    const findings = audit.findings.filter((finding) => finding.severity === severity);
    if (findings.length === 0) continue;
    parts.push('', `## ${severity[0]!.toUpperCase()}${severity.slice(1)} (${findings.length})`, '');
    parts.push('| Place | Finding | Rule |', '| --- | --- | --- |');
    for (const { file, at, what, why, advice, rule } of findings) {
      const { line, column } = places.placeOf(file, at.start);
      const words = [what, why, advice].filter(Boolean).map(escapeMarkdown).join(' ');
      parts.push(`| ${inlineCode(`${file}:${line}:${column}`)} | ${words} | ${inlineCode(rule)} |`);
    }
  }
  if (audit.suppressed.length > 0) {
    parts.push(
      '',
      `## Suppressed (${audit.suppressed.length})`,
      '',
      '| Place | Rule | Reason |',
      '| --- | --- | --- |',
    );
    for (const { finding, reason } of audit.suppressed) {
      const { line } = places.placeOf(finding.file, finding.at.start);
      parts.push(
        `| ${inlineCode(`${finding.file}:${line}`)} | ${inlineCode(finding.rule)} | ${escapeMarkdown(reason)} |`,
      );
    }
  }
  if (audit.skipped.length > 0) {
    parts.push('', `## Skipped (${audit.skipped.length})`, '');
    for (const { file, reason } of audit.skipped) parts.push(`- ${inlineCode(file)}: ${escapeMarkdown(reason)}`);
  }
  return `${parts.join('\n')}\n`;
}
