/** Parts of a graph that answer a question about a node: its surroundings, what can reach it, the ways between two. */

import type { TopologyNode } from '../protocol/topology.ts';
import type { Focus } from './view.ts';

interface Way {
  readonly from: string;
  readonly to: string;
  readonly kind: string;
}

interface Ways<W extends Way> {
  readonly nodes: readonly TopologyNode[];
  readonly lines: readonly W[];
}

export function focused<W extends Way>(graph: Ways<W>, focus: Focus | null): Ways<W> {
  if (focus === null) return graph;
  const lines = linesFor(graph.lines, focus);
  const ends = new Set(lines.flatMap(({ from, to }) => [from, to]));
  for (const id of focus.kind === 'path' ? [focus.from, focus.to] : [focus.id]) ends.add(id);
  return { nodes: graph.nodes.filter(({ id }) => ends.has(id)), lines };
}

function linesFor<W extends Way>(lines: readonly W[], focus: Focus): readonly W[] {
  if (focus.kind === 'around') return lines.filter(({ from, to }) => from === focus.id || to === focus.id);
  if (focus.kind === 'reaching') return reaching(lines, focus.id);
  return shortest(lines.filter(passes), focus.from, focus.to);
}

function passes({ kind }: Way): boolean {
  return kind !== 'blocked';
}

/**
 * Connections that end at the node, and the declared ways that lead there, back to where they begin. What a caller is
 * called by in turn is another question: a connection does not travel on by itself.
 */
function reaching<W extends Way>(lines: readonly W[], id: string): W[] {
  const declared = new Set<string>([id]);
  const kept = new Set<W>();
  const queue = [id];
  for (let at = queue.shift(); at !== undefined; at = queue.shift()) {
    for (const line of lines) {
      if (line.to !== at || !passes(line)) continue;
      const isDeclared = line.kind === 'routes' || line.kind === 'selects';
      if (!isDeclared && at !== id) continue;
      kept.add(line);
      if (!isDeclared || declared.has(line.from)) continue;
      declared.add(line.from);
      queue.push(line.from);
    }
  }
  return [...kept];
}

/** Every line on a shortest way from one node to the other, none where there is no way. */
function shortest<W extends Way>(lines: readonly W[], from: string, to: string): W[] {
  const leaving = Map.groupBy(lines, (line) => line.from);
  const steps = distances(from, (id) => (leaving.get(id) ?? []).map((line) => line.to));
  const length = steps.get(to);
  if (length === undefined) return [];
  const arriving = Map.groupBy(lines, (line) => line.to);
  const back = distances(to, (id) => (arriving.get(id) ?? []).map((line) => line.from));
  return lines.filter((line) => {
    const [before, after] = [steps.get(line.from), back.get(line.to)];
    return before !== undefined && after !== undefined && before + 1 + after === length;
  });
}

function distances(start: string, next: (id: string) => readonly string[]): Map<string, number> {
  const found = new Map([[start, 0]]);
  const queue = [start];
  for (let at = queue.shift(); at !== undefined; at = queue.shift()) {
    for (const id of next(at)) {
      if (found.has(id)) continue;
      found.set(id, found.get(at)! + 1);
      queue.push(id);
    }
  }
  return found;
}
