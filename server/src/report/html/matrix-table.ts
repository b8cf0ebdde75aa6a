/** The matrix of connections as a table that still fits a page: columns are numbered, and the size has a limit. */

import type { MatrixCell, ReachMatrix } from '../reach-matrix.ts';
import { rangeWords } from '../reach-text.ts';
import { html, type Markup } from './markup.ts';

const sideShown = 30;

export function matrixTable(matrix: ReachMatrix): Markup {
  const { sources, targets } = matrix;
  const free = sources.filter((id) => id !== matrix.controller);
  if (isWideOpen(free, matrix)) return wideOpen(new Set([...free, ...targets]));
  const shown = shownOf(matrix);
  const rows = shown.sources.map((from) => {
    const cells = shown.targets.map((to) => cellMarkup(from, to, matrix));
    const number = shown.targets.indexOf(from) + 1;
    return html`<tr><th scope="row">${number > 0 ? `${number} ` : ''}${rangeWords(from)}</th>${cells}</tr>\n`;
  });
  const heads = shown.targets.map(
    (to, i) => html`<th scope="col" title="${rangeWords(to)}" aria-label="${rangeWords(to)}">${i + 1}</th>`,
  );
  const onlyTargets = shown.targets.flatMap((to, i) => {
    return shown.sources.includes(to) ? [] : [html`<li value="${i + 1}">${rangeWords(to)}</li>`];
  });
  return html`<div class="scroll"><table class="matrix"><caption>Connections: a row for who opens them, a column for whom they reach</caption>
<thead><tr><th scope="col">from \\ to</th>${heads}</tr></thead>
<tbody>${rows}</tbody></table></div>
${onlyTargets.length > 0 && html`<p>Columns that are no rows:</p><ol>${onlyTargets}</ol>`}
${sizeNote(sources.length - shown.sources.length, targets.length - shown.targets.length)}`;
}

function isWideOpen(sources: readonly string[], { targets, cell }: ReachMatrix): boolean {
  const isOpen = (from: string, to: string): boolean => {
    const found = cell(from, to);
    return found?.open === 'all' && found.doubtful === undefined;
  };
  return sources.every((from) => targets.every((to) => from === to || isOpen(from, to)));
}

function wideOpen(ends: ReadonlySet<string>): Markup {
  return html`<p>Nothing is closed: each of these reaches every other on every port, since no policy says otherwise.</p>
<ul class="ends">${[...ends].map((end) => html`<li>${rangeWords(end)}</li>`)}</ul>`;
}

/** Of a large matrix the ends that most is closed for, since policies are what one looks for in it. */
function shownOf(matrix: ReachMatrix): Pick<ReachMatrix, 'sources' | 'targets'> {
  const { sources, targets, cell } = matrix;
  const closedFrom = (from: string) => targets.filter((to) => !cell(from, to)).length;
  const closedTo = (to: string) => sources.filter((from) => !cell(from, to)).length;
  return { sources: mostOf(sources, closedFrom), targets: mostOf(targets, closedTo) };
}

function mostOf(ids: readonly string[], weight: (id: string) => number): readonly string[] {
  if (ids.length <= sideShown) return ids;
  const weighed = ids.map((id) => ({ id, weight: weight(id) })).sort((a, b) => b.weight - a.weight);
  const kept = new Set(weighed.slice(0, sideShown).map(({ id }) => id));
  return ids.filter((id) => kept.has(id));
}

function cellMarkup(from: string, to: string, matrix: ReachMatrix): Markup {
  if (from === to) return html`<td class="closed">–</td>`;
  const cell = matrix.cell(from, to);
  if (!cell) return html`<td class="closed"><span aria-label="closed">·</span></td>`;
  return html`<td class="${cell.doubtful === undefined ? 'open' : 'doubt'}">${cellWords(cell)}</td>`;
}

function cellWords({ open, doubtful }: MatrixCell): string {
  if (doubtful === undefined) return open ?? '';
  return open === undefined ? `${doubtful}?` : `${open}; ${doubtful}?`;
}

function sizeNote(rows: number, columns: number): Markup | false {
  if (rows === 0 && columns === 0) return false;
  return html`<p><strong>${rows} rows and ${columns} columns are not shown here</strong>: those that policies close least. <code>portolan reach --format csv</code> lists every connection.</p>`;
}
