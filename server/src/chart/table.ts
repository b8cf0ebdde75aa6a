/** The chart as a table and as a matrix: the same nodes and lines, for whoever reads better than they look. */

import type { ChartPart, Line, Shape } from './part.ts';
import type { LineKind } from './view.ts';
import { lineLabel, lineWords, portWords } from './words.ts';

export interface Row {
  readonly id: string;
  readonly from: Shape;
  readonly to: Shape;
  readonly kind: LineKind;
  /** How the line is known, in words. */
  readonly known: string;
  readonly ports: string;
}

/** One row for each line of the part, by source, then destination. */
export function rowsOf({ nodes, lines }: ChartPart): Row[] {
  const shapes = new Map(nodes.map((node) => [node.id, node]));
  const rows = lines.flatMap((line): Row[] => {
    const [from, to] = [shapes.get(line.from), shapes.get(line.to)];
    if (!from || !to) return [];
    const ports = line.label ?? (line.ports ? portWords(line.ports) : '');
    return [{ id: line.id, from, to, kind: line.kind, known: knownWords(line), ports }];
  });
  return rows.sort((a, b) => compare(a.from, b.from) || compare(a.to, b.to) || (a.kind < b.kind ? -1 : 1));
}

function knownWords({ kind, count, change }: Line): string {
  const words = [lineWords[kind], change ?? '', count > 1 ? `${count} times` : ''];
  return words.filter(Boolean).join(', ');
}

export interface Matrix {
  /** Nodes that something begins at, and those that something ends at. */
  readonly sources: readonly Shape[];
  readonly destinations: readonly Shape[];
  /** What the cell of a pair says, by `source destination`; pairs without lines have none. */
  readonly cells: ReadonlyMap<string, { readonly text: string; readonly lines: readonly Line[] }>;
}

export function matrixOf({ nodes, lines }: ChartPart): Matrix {
  const begin = new Set(lines.map(({ from }) => from));
  const end = new Set(lines.map(({ to }) => to));
  const sorted = [...nodes].sort(compare);
  const groups = Map.groupBy(lines, ({ from, to }) => `${from} ${to}`);
  const cells = [...groups].map(([pair, group]) => {
    const text = group.map((line) => `${signs[line.kind]} ${lineLabel(line)}`.trim()).join('; ');
    return [pair, { text, lines: group }] as const;
  });
  return {
    sources: sorted.filter(({ id }) => begin.has(id)),
    destinations: sorted.filter(({ id }) => end.has(id)),
    cells: new Map(cells),
  };
}

/** A sign for each kind, for cells that have no room for words. */
export const signs: Readonly<Record<LineKind, string>> = {
  routes: '⇒',
  selects: '∋',
  allowed: '→',
  unknown: '⇢',
  // Its label begins with a cross.
  blocked: '',
  open: '○',
};

function compare(a: Shape, b: Shape): number {
  const [x, y] = [orderOf(a), orderOf(b)];
  return x < y ? -1 : x > y ? 1 : 0;
}

/** What stands outside of namespaces first, then by namespace and name. */
function orderOf({ namespace, name, kind, id }: Shape): string {
  return `${namespace === null ? 0 : 1} ${namespace ?? ''} ${name} ${kind} ${id}`;
}
