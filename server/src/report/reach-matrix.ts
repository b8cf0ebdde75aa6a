/** The connections of a bundle as a matrix: who stands in its rows and columns, and what its cells say. */

import { portsText, type ReachData } from '../features/reach.ts';

export interface MatrixCell {
  /** Ports that are open, and ports that may be, as words; `all` for every port. */
  readonly open: string | undefined;
  readonly doubtful: string | undefined;
}

export interface ReachMatrix {
  readonly sources: readonly string[];
  readonly targets: readonly string[];
  /** The row of the ingress controller, which goes by routes: it has no connection that no route asks for. */
  readonly controller: string | undefined;
  /** Undefined for a pair that nothing connects. */
  cell(from: string, to: string): MatrixCell | undefined;
}

/** Every workload, and whoever else has a connection. */
export function reachMatrix({ endpoints, connections, unknown }: ReachData): ReachMatrix {
  const cells = new Map<string, MatrixCell>();
  const cell = (from: string, to: string): MatrixCell | undefined => cells.get(`${from} ${to}`);
  for (const { from, to, ports } of connections) {
    cells.set(`${from} ${to}`, { open: wordsOf(ports), doubtful: undefined });
  }
  for (const { from, to, ports } of unknown) {
    cells.set(`${from} ${to}`, { open: cell(from, to)?.open, doubtful: wordsOf(ports) });
  }
  const ids = (used: ReadonlySet<string>): string[] =>
    endpoints.filter(({ id, kind }) => kind === 'workload' || used.has(id)).map(({ id }) => id);
  const all = [...connections, ...unknown];
  return {
    sources: ids(new Set(all.map(({ from }) => from))),
    targets: ids(new Set(all.map(({ to }) => to))),
    controller: endpoints.find(({ kind }) => kind === 'ingress-controller')?.id,
    cell,
  };
}

function wordsOf(ports: ReachData['connections'][number]['ports']): string {
  return ports === 'all' ? 'all' : portsText(ports);
}
