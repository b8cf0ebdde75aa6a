/** Findings for a list: filtered, sorted, and in groups by rule, file or severity. Knows nothing of the editor. */

import type { FindingPayload } from '../../../server/src/protocol/audit.ts';

export type Severity = FindingPayload['severity'];
export type Grouping = 'rule' | 'file' | 'severity';

export const groupings: readonly Grouping[] = ['rule', 'file', 'severity'];
/** The heaviest first. */
export const severities: readonly Severity[] = ['error', 'warning', 'information', 'hint'];

export interface Filter {
  /** Words that all have to occur in a finding, its rule, its object or its file; letter case does not matter. */
  readonly text: string;
  /** Severities and rules to show; every one when absent. */
  readonly severities?: readonly Severity[];
  readonly rules?: readonly string[];
}

export const noFilter: Filter = { text: '' };

export interface Group {
  readonly grouping: Grouping;
  /** The rule, the file's address, or the severity. */
  readonly name: string;
  /** The heaviest severity in it. */
  readonly worst: Severity;
  readonly findings: readonly FindingPayload[];
}

export function isFiltering({ text, severities: shown, rules }: Filter): boolean {
  return text.trim() !== '' || shown !== undefined || rules !== undefined;
}

/** The findings that pass, file by file and from top to bottom. `pathOf` gives the path that people know a file by. */
export function passing(
  findings: readonly FindingPayload[],
  filter: Filter,
  pathOf: (uri: string) => string,
): FindingPayload[] {
  const words = filter.text.toLowerCase().split(/\s+/).filter(Boolean);
  return findings.filter((finding) => passes(finding, filter, words, pathOf)).sort(byPlace);
}

/** Files in the order of their paths; rules the heaviest first, and of those the most frequent. */
export function grouped(findings: readonly FindingPayload[], grouping: Grouping): Group[] {
  const byName = new Map<string, FindingPayload[]>();
  for (const finding of findings) {
    const name = nameIn(finding, grouping);
    const list = byName.get(name);
    if (list) list.push(finding);
    else byName.set(name, [finding]);
  }
  const groups = [...byName].map(([name, list]): Group => ({ grouping, name, worst: worstOf(list), findings: list }));
  return groups.sort(
    (a, b) =>
      (grouping === 'file' ? 0 : weightOf(a.worst) - weightOf(b.worst) || b.findings.length - a.findings.length) ||
      compareText(a.name, b.name),
  );
}

/** How many findings there are of each severity, those of which there are none left out. */
export function countsOf(findings: readonly FindingPayload[]): [Severity, number][] {
  return severities
    .map((severity): [Severity, number] => [severity, findings.filter((one) => one.severity === severity).length])
    .filter(([, count]) => count > 0);
}

function passes(
  { severity, rule, what, why, advice, resource, uri }: FindingPayload,
  filter: Filter,
  words: readonly string[],
  pathOf: (uri: string) => string,
): boolean {
  if (filter.severities && !filter.severities.includes(severity)) return false;
  if (filter.rules && !filter.rules.includes(rule)) return false;
  if (words.length === 0) return true;
  const text = `${rule} ${what} ${why} ${advice} ${resource ?? ''} ${pathOf(uri)}`.toLowerCase();
  return words.every((word) => text.includes(word));
}

function nameIn({ rule, uri, severity }: FindingPayload, grouping: Grouping): string {
  return grouping === 'rule' ? rule : grouping === 'file' ? uri : severity;
}

function worstOf(findings: readonly FindingPayload[]): Severity {
  return severities.find((severity) => findings.some((one) => one.severity === severity)) ?? 'hint';
}

function weightOf(severity: Severity): number {
  return severities.indexOf(severity);
}

function byPlace(a: FindingPayload, b: FindingPayload): number {
  const [x, y] = [a.range.start, b.range.start];
  return compareText(a.uri, b.uri) || x.line - y.line || x.character - y.character || compareText(a.rule, b.rule);
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
