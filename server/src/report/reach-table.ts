/** Reachability as tables: connections as CSV, and a matrix as Markdown. */

import { portsText, type ReachData } from '../features/reach.ts';

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
export function reachMarkdown({ endpoints, connections, unknown }: ReachData): string {
  const cells = new Map<string, string[]>();
  const add = (from: string, to: string, text: string) =>
    cells.set(`${from} ${to}`, [...(cells.get(`${from} ${to}`) ?? []), text]);
  for (const { from, to, ports } of connections) add(from, to, ports === 'all' ? 'all' : portsText(ports));
  for (const { from, to, ports } of unknown) add(from, to, `? ${ports === 'all' ? 'all' : portsText(ports)}`);
  const ids = (uses: ReadonlySet<string>, always: (kind: string) => boolean) =>
    endpoints.filter(({ id, kind }) => always(kind) || uses.has(id)).map(({ id }) => id);
  const sources = ids(new Set([...connections, ...unknown].map(({ from }) => from)), (kind) => kind === 'workload');
  const targets = ids(new Set([...connections, ...unknown].map(({ to }) => to)), (kind) => kind === 'workload');
  const row = (fields: readonly string[]) => `| ${fields.map(markdownField).join(' | ')} |`;
  return [
    row(['from \\ to', ...targets]),
    `|${' --- |'.repeat(targets.length + 1)}`,
    ...sources.map((from) =>
      row([from, ...targets.map((to) => (from === to ? '–' : (cells.get(`${from} ${to}`)?.join('; ') ?? '')))]),
    ),
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
