/** Reads the fixture grammar: YAML cases whose comments say what is found where. Markers never reach the parser. */

import type { Severity } from '../../server/src/rules/finding.ts';
import type { Range } from '../../server/src/text/range.ts';

/** One `#= sentence` with everything up to the next. Lines are counted from 1, as editors show them. */
export interface FixtureCase {
  readonly name: string;
  readonly line: number;
  /** `#: key value` lines; what they mean is up to the checker. */
  readonly facts: readonly { readonly key: string; readonly value: string; readonly line: number }[];
  readonly files: readonly FixtureFile[];
  readonly markers: readonly Marker[];
  readonly fixes: readonly ExpectedFix[];
  /** `#? tcp/80` and the cells of the `#|` rows below it. */
  readonly matrices: readonly { readonly ports: string; readonly rows: readonly (readonly string[])[] }[];
  readonly cursor: { readonly file: string; readonly offset: number } | undefined;
  /** The first line of the `#>` part, or the line behind the case when it has none. */
  readonly fixesFrom: number;
}

export interface FixtureFile {
  /** Within the workspace folder, without the leading `/` of its header. */
  readonly path: string;
  readonly text: string;
}

/** A finding that is expected on exactly these characters. */
export interface Marker {
  readonly file: string;
  readonly at: Range;
  readonly severity: Severity;
  readonly rule: string;
  readonly what: string;
  readonly line: number;
}

/** What files read like after a fix. The path is undefined for the file of the finding. */
export interface ExpectedFix {
  readonly title: string;
  readonly line: number;
  readonly files: readonly { readonly path: string | undefined; readonly text: string }[];
}

/** With `cursors`, `$0` in the text is the cursor and is taken out; without, it is text like any other. */
export interface FixtureOptions {
  readonly cursors?: boolean;
}

/** The path of a case's file that has no header. */
export const defaultPath = 'manifest.yaml';

export class FixtureError extends Error {
  constructor(line: number, message: string) {
    super(`line ${line}: ${message}`);
    this.name = 'FixtureError';
  }
}

/** All cases of a fixture file. */
export function readFixture(text: string, options: FixtureOptions = {}): FixtureCase[] {
  const lines = text.split(/\r?\n/);
  const starts = lines.flatMap((line, index) => (line.startsWith('#= ') ? [index] : []));
  const preamble = lines.slice(0, starts[0] ?? lines.length);
  const stray = preamble.findIndex((line) => line.trim() !== '' && !line.startsWith('# '));
  if (stray >= 0) throw new FixtureError(stray + 1, 'text before the first case; a case starts with "#= sentence"');
  return starts.map((start, index) => {
    const body = lines.slice(start + 1, starts[index + 1] ?? lines.length);
    return readCase(lines[start]!.slice(3).trim(), body, start + 2, options);
  });
}

/** One case whose first line stands at `firstLine` of its file. */
export function readCase(
  name: string,
  lines: readonly string[],
  firstLine: number,
  options: FixtureOptions = {},
): FixtureCase {
  const reader = new CaseReader(options);
  for (const [index, line] of lines.entries()) reader.take(line, firstLine + index);
  return reader.finish(name, firstLine - 1, firstLine + lines.length);
}

/** What stands before the carets, the carets with what leads up to them, and severity, rule and words. */
const markerLine = /^(\s*)#(<\^*|\s*\^+) (error|warning|information|hint) ([\w-]+\/[\w-]+):(?: (.*))?$/;
const looksLikeMarker = /^\s*#(<\^|<$|\s*\^)/;

class CaseReader {
  readonly #cursors: boolean;
  readonly #facts: FixtureCase['facts'][number][] = [];
  readonly #files: { path: string; lines: string[] }[] = [];
  readonly #markers: Marker[] = [];
  readonly #fixes: { title: string; line: number; files: { path: string | undefined; lines: string[] }[] }[] = [];
  readonly #matrices: { ports: string; rows: string[][] }[] = [];
  #cursor: FixtureCase['cursor'];
  #fixesFrom: number | undefined;

  constructor({ cursors = false }: FixtureOptions) {
    this.#cursors = cursors;
  }

  take(line: string, number: number): void {
    if (line.startsWith('#> ')) this.#startFix(line.slice(3).trim(), number);
    else if (line.startsWith('#- ')) this.#startFile(line.slice(3).trim(), number);
    else if (line.startsWith('#: ')) this.#takeFact(line.slice(3), number);
    else if (line.startsWith('#? ')) this.#matrices.push({ ports: line.slice(3).trim(), rows: [] });
    else if (line.startsWith('#|')) this.#takeRow(line.slice(2), number);
    else if (looksLikeMarker.test(line)) this.#takeMarker(line, number);
    else this.#takeText(line, number);
  }

  finish(name: string, line: number, end: number): FixtureCase {
    if (this.#files.length === 0) throw new FixtureError(line, 'the case has no text');
    return {
      name,
      line,
      facts: this.#facts,
      files: this.#files.map(({ path, lines }) => ({ path, text: textOf(lines) })),
      markers: this.#markers,
      fixes: this.#fixes.map(({ title, line: at, files }) => {
        return { title, line: at, files: files.map(({ path, lines }) => ({ path, text: textOf(lines) })) };
      }),
      matrices: this.#matrices,
      cursor: this.#cursor,
      fixesFrom: this.#fixesFrom ?? end,
    };
  }

  #startFix(title: string, number: number): void {
    this.#fixesFrom ??= number;
    this.#fixes.push({ title, line: number, files: [] });
  }

  #startFile(header: string, number: number): void {
    if (!/^\/[^/]/.test(header))
      throw new FixtureError(number, `"${header}" must be a path that begins with one slash`);
    const path = header.slice(1);
    const into: { path: string | undefined; lines: string[] }[] = this.#fixes.at(-1)?.files ?? this.#files;
    if (into.some((file) => file.path === path)) throw new FixtureError(number, `${header} stands here twice`);
    into.push({ path, lines: [] });
  }

  #takeFact(words: string, number: number): void {
    const [, key, value] = /^([a-z]+)\s+(.+?)\s*$/.exec(words) ?? [];
    if (!key || !value) throw new FixtureError(number, 'a fact is written "#: key value"');
    if (this.#files.length > 0) throw new FixtureError(number, 'facts stand right below the name of their case');
    this.#facts.push({ key, value, line: number });
  }

  #takeRow(row: string, number: number): void {
    const matrix = this.#matrices.at(-1);
    if (!matrix) throw new FixtureError(number, 'a row "#|" needs a matrix "#? ports" above it');
    matrix.rows.push(row.trim().split(/\s+/));
  }

  #takeMarker(line: string, number: number): void {
    const match = markerLine.exec(line);
    if (!match) throw new FixtureError(number, 'a marker is written "#  ^^^ severity group/rule: text"');
    const file = this.#files.at(-1);
    if (this.#fixes.length > 0) throw new FixtureError(number, 'the text after a fix has no markers');
    if (!file || file.lines.length === 0) throw new FixtureError(number, 'a marker needs a line above it');
    const [, indent = '', carets = '', severity, rule = '', what = ''] = match;
    const hash = indent.length;
    const first = carets.startsWith('<') ? hash : hash + 1 + carets.indexOf('^');
    const last = hash + 1 + carets.length;
    const shown = this.#withoutCursor(file);
    if (shown(last) > file.lines.at(-1)!.length) {
      throw new FixtureError(number, 'the carets reach beyond the line above');
    }
    const lineStart = offsetOf(file.lines, file.lines.length - 1);
    const at = { start: lineStart + shown(first), end: lineStart + shown(last) };
    this.#markers.push({ file: file.path, at, severity: severity as Severity, rule, what: what.trim(), line: number });
  }

  /** Turns columns of the last line as it is written into those of the text, which lacks the cursor. */
  #withoutCursor(file: { path: string; lines: readonly string[] }): (column: number) => number {
    const start = offsetOf(file.lines, file.lines.length - 1);
    const cursor = this.#cursor?.file === file.path ? this.#cursor.offset - start : -1;
    return (column) => (cursor < 0 || column <= cursor ? column : Math.max(cursor, column - 2));
  }

  #takeText(line: string, number: number): void {
    const fix = this.#fixes.at(-1);
    if (fix) {
      if (fix.files.length === 0) fix.files.push({ path: undefined, lines: [] });
      fix.files.at(-1)!.lines.push(line);
      return;
    }
    if (this.#files.length === 0) {
      if (line.trim() === '') return;
      this.#files.push({ path: defaultPath, lines: [] });
    }
    const file = this.#files.at(-1)!;
    const column = this.#cursors ? line.indexOf('$0') : -1;
    if (column < 0) {
      file.lines.push(line);
      return;
    }
    if (this.#cursor) throw new FixtureError(number, 'a case has one cursor');
    file.lines.push(line.slice(0, column) + line.slice(column + 2));
    this.#cursor = { file: file.path, offset: offsetOf(file.lines, file.lines.length - 1) + column };
  }
}

/** Lines with a break behind each; blank lines at the end only divide cases. */
function textOf(lines: readonly string[]): string {
  let end = lines.length;
  while (end > 0 && lines[end - 1]!.trim() === '') end--;
  return lines
    .slice(0, end)
    .map((line) => `${line}\n`)
    .join('');
}

function offsetOf(lines: readonly string[], index: number): number {
  return lines.slice(0, index).reduce((sum, line) => sum + line.length + 1, 0);
}
