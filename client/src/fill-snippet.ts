/** What inserting a manifest comes down to: the names that are filled in, and the line where it belongs. No editor here. */

/** The workload that a manifest is wanted for. */
export interface Subject {
  readonly namespace: string;
  readonly name: string;
}

/** Where a manifest goes, and what has to stand between it and its neighbours. */
export interface Insertion {
  readonly line: number;
  readonly character: number;
  readonly before: string;
  readonly after: string;
}

/** The subject of an id such as `shop/frontend[Deployment]`, as the server gives it for a workload. */
export function subjectOf(id: string | null | undefined): Subject | undefined {
  const match = /^([^/]+)\/(.+)\[\w+\]$/.exec(id ?? '');
  return match ? { namespace: match[1]!, name: match[2]! } : undefined;
}

/**
 * A snippet whose placeholders for an app and its namespace hold the subject's names. The tiers stand for the subject only
 * where they come first: a policy from a frontend to a backend is about the backend.
 */
export function fillSnippet(body: string, { namespace, name }: Subject): string {
  return body
    .replaceAll(/\$\{(\d+):my-namespace\}/g, `$\{$1:${namespace}}`)
    .replaceAll(/\$\{(\d+):my-app\}/g, `$\{$1:${name}}`)
    .replaceAll(/\$\{1:(?:backend|database)\}/g, `$\{1:${name}}`);
}

/** Behind the YAML document that the cursor is in, so that no manifest is ever torn; at the cursor where there is none. */
export function insertionInto(lines: readonly string[], cursor: number): Insertion {
  const start = lines.slice(0, cursor + 1).findLastIndex(isSeparator) + 1;
  const found = lines.findIndex((line, index) => cursor < index && isSeparator(line));
  const end = found < 0 ? lines.length : found;
  if (lines.slice(start, end).every((line) => line.trim() === '')) {
    const line = Math.max(cursor, start);
    if (line < lines.length) return { line, character: 0, before: '', after: '' };
    return { line: line - 1, character: lines[line - 1]!.length, before: '\n', after: '' };
  }
  if (found >= 0) return { line: found, character: 0, before: '---\n', after: '\n' };
  const last = lines.length - 1;
  const text = lines[last]!;
  if (text.trim() === '') return { line: last, character: 0, before: '---\n', after: '' };
  return { line: last, character: text.length, before: '\n---\n', after: '' };
}

function isSeparator(line: string): boolean {
  return /^---(?:\s|$)/.test(line);
}
