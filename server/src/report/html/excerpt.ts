/** The lines of a manifest around a finding, with what is wrong marked. */

import type { LineIndex } from '../../text/line-index.ts';
import type { Range } from '../../text/range.ts';
import { html, type Markup } from './markup.ts';

const linesAround = 2;
const longestLine = 160;

/**
 * Stays within the document of the finding: what follows a `---` belongs to another object. A report is passed on to
 * people who may not read the manifests, so what a Secret holds stays out of it.
 */
export function excerpt(index: LineIndex, at: Range): Markup | false {
  if (holdsSecret(index, at)) return false;
  const place = index.positionAt(at.start).line;
  let first = place;
  while (first > 0 && place - first < linesAround && !isDivider(index, first - 1)) first--;
  let last = place;
  while (last + 1 < index.lineCount && last - place < linesAround && !isDivider(index, last + 1)) last++;
  const lines: Markup[] = [];
  for (let line = first; line <= last; line++) {
    if (line !== place && index.lineAt(line).end === index.text.length && textOf(index, line) === '') continue;
    lines.push(lineMarkup(index, line, at, line === place));
  }
  return html`<pre class="excerpt" tabindex="0">${lines}</pre>`;
}

/** Judged by the text, because a document that cannot be read may hold a Secret too. */
function holdsSecret(index: LineIndex, at: Range): boolean {
  const { line } = index.positionAt(at.start);
  let first = line;
  while (first > 0 && !isDivider(index, first)) first--;
  let last = line + 1;
  while (last < index.lineCount && !isDivider(index, last)) last++;
  const text = index.text.slice(index.lineAt(first).start, index.lineAt(last).start);
  return /\bkind["']?\s*:\s*["']?Secret(List)?\b/.test(text);
}

function lineMarkup(index: LineIndex, line: number, at: Range, isMarked: boolean): Markup {
  const { start, end } = index.lineAt(line);
  const number = html`<span class="line-number">${line + 1}</span>`;
  if (!isMarked) return html`${number}${shortened(index.text.slice(start, end))}\n`;
  // A finding stands on one line; a mark that would leave it ends with it.
  const from = Math.min(at.start, end);
  const to = Math.max(from, Math.min(at.end, end));
  const before = index.text.slice(start, from);
  const lead = before.length > longestLine ? `…${before.slice(-longestLine)}` : before;
  const marked = html`<mark>${shortened(index.text.slice(from, to))}</mark>`;
  return html`${number}${lead}${marked}${shortened(index.text.slice(to, end))}\n`;
}

function shortened(text: string): string {
  return text.length > longestLine ? `${text.slice(0, longestLine)}…` : text;
}

function isDivider(index: LineIndex, line: number): boolean {
  return textOf(index, line).startsWith('---');
}

function textOf(index: LineIndex, line: number): string {
  const { start, end } = index.lineAt(line);
  return index.text.slice(start, end);
}
