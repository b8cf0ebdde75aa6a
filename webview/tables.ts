/** The chart as a table and as a matrix in the page, with the same actions as in the drawing. */

import type { ChartPart, Line, Shape } from '../server/src/chart/part.ts';
import { matrixOf, rowsOf } from '../server/src/chart/table.ts';
import { lineTitle, nodeTitle } from '../server/src/chart/words.ts';
import type { ChartTexts } from '../server/src/protocol/chart-window.ts';
import { element } from './element.ts';

export interface TableActions {
  open(node: Shape): void;
  line(line: Line): void;
}

/** More rows than anybody reads; what is beyond is told. */
const mostRows = 2000;
const mostColumns = 150;

export function tableView(part: ChartPart, texts: ChartTexts, actions: TableActions): HTMLElement {
  const rows = rowsOf(part);
  const lines = new Map(part.lines.map((line) => [line.id, line]));
  const body = rows
    .slice(0, mostRows)
    .map(({ id, from, to, kind, known, ports }) =>
      element(
        'tr',
        { 'data-id': id, class: kind },
        element('td', {}, nodeButton(from, actions)),
        element('td', {}, nodeButton(to, actions)),
        element('td', {}, element('button', { type: 'button', click: () => actions.line(lines.get(id)!) }, known)),
        element('td', {}, ports),
      ),
    );
  return element(
    'div',
    { class: 'tables' },
    element(
      'table',
      {},
      element(
        'thead',
        {},
        element(
          'tr',
          {},
          ...[texts.from, texts.to, texts.how, texts.ports].map((text) => element('th', { scope: 'col' }, text)),
        ),
      ),
      element('tbody', {}, ...body),
    ),
    ...beyond(rows.length - mostRows),
  );
}

export function matrixView(part: ChartPart, texts: ChartTexts, actions: TableActions): HTMLElement {
  const { sources, destinations, cells } = matrixOf(part);
  const names = new Map(part.nodes.map(({ id, name }) => [id, name]));
  const nameOf = (id: string): string => names.get(id) ?? id;
  const [down, across] = [sources.slice(0, mostColumns), destinations.slice(0, mostColumns)];
  const rows = down.map((source) =>
    element(
      'tr',
      {},
      element('th', { scope: 'row' }, nodeButton(source, actions)),
      ...across.map((destination) => {
        const cell = cells.get(`${source.id} ${destination.id}`);
        if (!cell) return element('td', {});
        const title = cell.lines.map((line) => lineTitle(line, nameOf)).join('\n');
        const act = () =>
          actions.line(cell.lines.find(({ kind }) => kind !== 'selects' && kind !== 'routes') ?? cell.lines[0]!);
        const classes = cell.lines.map(({ kind }) => kind).join(' ');
        return element(
          'td',
          { class: classes, 'data-pair': `${source.id} ${destination.id}` },
          element('button', { type: 'button', title, 'aria-label': title, click: act }, cell.text),
        );
      }),
    ),
  );
  return element(
    'div',
    { class: 'tables' },
    element(
      'table',
      { class: 'matrix' },
      element(
        'thead',
        {},
        element(
          'tr',
          {},
          element('th', { scope: 'col' }, `${texts.from} \\ ${texts.to}`),
          ...across.map((node) => element('th', { scope: 'col' }, nodeButton(node, actions))),
        ),
      ),
      element('tbody', {}, ...rows),
    ),
    ...beyond(Math.max(sources.length, destinations.length) - mostColumns),
  );
}

function nodeButton(node: Shape, actions: TableActions): HTMLElement {
  const title = nodeTitle(node);
  const where = node.namespace === null ? node.detail : `${node.namespace} · ${node.detail}`;
  return element(
    'button',
    { type: 'button', class: 'node-name', title, 'aria-label': title, click: () => actions.open(node) },
    element('strong', {}, node.name),
    element('span', {}, where),
  );
}

function beyond(count: number): HTMLElement[] {
  return count > 0 ? [element('p', { class: 'note' }, `+${count}`)] : [];
}
