/** The audit as workflow commands, which GitHub turns into annotations on the changed lines. */

import type { Audit } from '../features/audit.ts';
import type { Finding } from '../rules/finding.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import { Places } from './places.ts';
import { summaryText } from './text.ts';

const levels = { error: 'error', warning: 'warning', information: 'notice', hint: 'notice' } as const;

export function auditGithub(audit: Audit, snapshot: Snapshot): string {
  const places = new Places(snapshot);
  const lines = audit.findings.map((finding) => commandOf(finding, places));
  return `${[...lines, summaryText(audit)].join('\n')}\n`;
}

function commandOf(finding: Finding, places: Places): string {
  const { start, end } = places.rangeOf(finding.file, finding.at);
  const properties = [
    `file=${property(finding.file)}`,
    `line=${start.line}`,
    `endLine=${end.line}`,
    ...(start.line === end.line ? [`col=${start.column}`, `endColumn=${end.column}`] : []),
    `title=${property(finding.rule)}`,
  ];
  return `::${levels[finding.severity]} ${properties.join(',')}::${data([finding.what, finding.why, finding.advice].join(' '))}`;
}

function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
