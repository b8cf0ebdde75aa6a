/** Reachability as tables: connections as CSV, and a matrix as Markdown. */

import { portsText, type ReachData } from '../features/reach.ts';
import { reachMatrix } from './reach-matrix.ts';

/** One line for each connection; what is unknown has a verdict of its own and says what is missing. */
export function reachCsv({ connections, unknown }: ReachData): string {
  const rows = [
    ['from', 'to', 'verdict', 'ports', 'missing'],
    ...connections.map(({ from, to, ports }) => [from, to, 'allowed', portsText(ports), '']),
    ...unknown.map(({ from, to, ports, missing }) => [from, to, 'unknown', portsText(ports), missing]),
  ];
  return rows.map((row) => `${row.map(csvField).join(',')}\r\n`).join('');
}

/** A row for each source, a column for each destination; an empty cell is a denied connection. */
export function reachMarkdown(reach: ReachData): string {
  const { sources, targets, cell } = reachMatrix(reach);
  const words = (from: string, to: string): string => {
    if (from === to) return '–';
    const { open, doubtful } = cell(from, to) ?? {};
    return [open, doubtful === undefined ? undefined : `? ${doubtful}`].filter((one) => one !== undefined).join('; ');
  };
  const row = (fields: readonly string[]) => `| ${fields.map(markdownField).join(' | ')} |`;
  return [
    row(['from \\ to', ...targets]),
    `|${' --- |'.repeat(targets.length + 1)}`,
    ...sources.map((from) => row([from, ...targets.map((to) => words(from, to))])),
    '',
  ].join('\n');
}

function csvField(text: string): string {
  // A field that begins like a formula would be run by spreadsheets that open the file.
  const safe = /^[=+\-@\t]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

function markdownField(text: string): string {
  return text.replace(/[|\\]/g, '\\$&').replaceAll('\n', ' ');
}
