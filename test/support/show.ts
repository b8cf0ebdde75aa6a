/** Writes findings, markers and texts the way fixtures do, for failures and for rewriting expected parts. */

import type { Finding } from '../../server/src/rules/finding.ts';
import { LineIndex } from '../../server/src/text/line-index.ts';
import type { Range } from '../../server/src/text/range.ts';
import type { Snapshot } from '../../server/src/workspace/snapshot.ts';
import type { FixtureFile, Marker } from './fixture.ts';

export function showFinding(finding: Finding, snapshot: Snapshot): string {
  const { file, at, severity, rule, what } = finding;
  return place(snapshot, file, at, `${severity} ${rule}: ${what}`);
}

export function showMarker({ file, at, severity, rule, what }: Marker, snapshot: Snapshot): string {
  return place(snapshot, file, at, `${severity} ${rule}: ${what}`);
}

export function showText({ path, text }: FixtureFile): string {
  return `  /${path}\n${text.replace(/^/gm, '  | ')}`;
}

/** The comment that marks a range below its line, with the words behind it. */
export function markerOf(column: number, width: number, words: string): string {
  const carets =
    column === 0 ? `#<${'^'.repeat(Math.max(0, width - 2))}` : `#${' '.repeat(column - 1)}${'^'.repeat(width)}`;
  return `${carets} ${words}`;
}

/** The line that a range starts in, with its marker below. A range that goes on in the next line says so. */
function place(snapshot: Snapshot, file: string, at: Range, words: string): string {
  const text = snapshot.files.get(file)?.text ?? '';
  const lines = new LineIndex(text);
  const { line, column } = lines.positionAt(at.start);
  const { start, end } = lines.lineAt(line);
  const width = Math.max(0, Math.min(at.end, end) - at.start);
  const more = at.end > end ? `… to offset ${at.end} ` : at.end === at.start ? '(empty range) ' : '';
  return `  /${file}:${line + 1}\n  | ${text.slice(start, end)}\n  | ${markerOf(column, width, `${more}${words}`)}`;
}
