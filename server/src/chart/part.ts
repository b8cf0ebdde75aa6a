/** The part of a topology that a view shows: what is in scope, what is folded, and what was left out, counted. */

import type { Hub, Topology, TopologyChanges, TopologyEdge, TopologyNode } from '../protocol/topology.ts';
import { countOf, listWords } from '../text/words.ts';
import { withChanges } from './change-lines.ts';
import { focused } from './focus.ts';
import { foldNamespaces } from './fold.ts';
import { foldHubs } from './hubs.ts';
import { type ChartView, type LineKind, mostUnfolded } from './view.ts';

/** A connection as it is drawn. */
export interface Line extends Omit<TopologyEdge, 'kind'> {
  readonly id: string;
  readonly kind: LineKind;
  /** How many connections are drawn as this one; more than 1 where namespaces are folded. */
  readonly count: number;
  /** Against the compared state, where there is one. */
  readonly change: 'opened' | 'closed' | null;
}

/** A node as it is drawn; a folded namespace is one as well. */
export interface Shape extends Omit<TopologyNode, 'kind'> {
  readonly kind: TopologyNode['kind'] | 'namespace';
  /** Connections of a hub that are not drawn. */
  readonly undrawn: number;
}

export interface ChartPart {
  readonly nodes: readonly Shape[];
  readonly lines: readonly Line[];
  /** Namespaces that are drawn as areas, in order. */
  readonly areas: readonly string[];
  /** Hubs of the scope that have connections, drawn or not. */
  readonly hubs: ReadonlyMap<Hub, number>;
  /** What is not drawn, in sentences. */
  readonly leftOut: readonly string[];
  readonly direction: ChartView['direction'];
}

export function partOf(topology: Topology, view: ChartView, changes: TopologyChanges | null = null): ChartPart {
  const hidden = new Set(view.hidden);
  const all = topology.nodes.filter(({ id }) => !hidden.has(id));
  const known = new Map(all.map((node) => [node.id, node]));
  const open = openLines(topology, view, known);
  const lines = withChanges([...topology.edges.map(lineOf), ...open.lines], changes).filter(
    ({ kind, from, to, change }) =>
      (view.lines[kind] || kind === 'open' || change !== null) && known.has(from) && known.has(to),
  );
  const chosen = focused(inScope({ nodes: all, lines }, view), view.focus);
  const { kept, hubs, undrawn } = foldHubs(chosen.lines, known, view);
  const touched = new Set(kept.flatMap(({ from, to }) => [from, to]));
  const shapes = chosen.nodes
    .filter((node) => node.namespace !== null || touched.has(node.id))
    .map((node): Shape => ({ ...node, undrawn: undrawn.get(node.id) ?? 0 }));
  const folding = foldNamespaces(
    shapes,
    kept,
    topology,
    (namespace) => view.focus === null && (view.folded[namespace] ?? shapes.length > mostUnfolded),
  );
  return {
    ...folding,
    hubs,
    leftOut: leftOutOf(topology, view, open.count, undrawn, known),
    direction: view.direction,
  };
}

/** A graph as the steps hand it on. */
export interface Graph {
  readonly nodes: readonly TopologyNode[];
  readonly lines: readonly Line[];
}

export function lineOf(edge: TopologyEdge): Line {
  return { ...edge, id: `${edge.kind} ${edge.from} ${edge.to}`, count: 1, change: null };
}

/** So many open connections are drawn at most, the more a chart with all of them shows nothing. */
const mostOpen = 3000;

/** Open connections: those of the focus always, the others on demand. */
function openLines(
  { open }: Topology,
  { lines, focus }: ChartView,
  known: ReadonlyMap<string, TopologyNode>,
): { readonly lines: Line[]; readonly count: number } {
  const from = open.from.filter((id) => known.has(id));
  const to = open.to.filter((id) => known.has(id));
  const isInside = (id: string): boolean => known.get(id)?.namespace != null;
  const about = focus === null ? [] : focus.kind === 'path' ? [focus.from, focus.to] : [focus.id];
  const isWanted = (a: string, b: string): boolean => lines.open || about.includes(a) || about.includes(b);
  const found: Line[] = [];
  const both = from.filter((id) => to.includes(id)).length;
  for (const a of from) {
    for (const b of to) {
      if (found.length >= mostOpen || a === b || !isWanted(a, b) || !(isInside(a) || isInside(b))) continue;
      found.push({
        ...lineOf({ from: a, to: b, kind: 'allowed', ports: 'all', label: null, state: null }),
        kind: 'open',
        id: `open ${a} ${b}`,
      });
    }
  }
  const outer = from.filter((id) => !isInside(id)).length * to.filter((id) => !isInside(id)).length;
  return { lines: found, count: from.length * to.length - both - outer - found.length };
}

function inScope({ nodes, lines }: Graph, { scope, filter }: ChartView): Graph {
  const wanted = filter.trim().toLowerCase();
  const isChosen = (node: TopologyNode): boolean => {
    if (scope.kind === 'namespace' && node.namespace !== scope.namespace) return false;
    if (scope.kind === 'file' && node.place?.uri !== scope.uri) return false;
    return wanted === '' || searchText(node).includes(wanted);
  };
  if (scope.kind === 'bundle' && wanted === '') return { nodes, lines };
  return surroundingsOf({ nodes, lines }, new Set(nodes.filter(isChosen).map(({ id }) => id)));
}

/** What a search looks into. */
export function searchText({ id, name, detail }: Pick<TopologyNode, 'id' | 'name' | 'detail'>): string {
  return `${name} ${detail} ${id}`.toLowerCase();
}

/** The chosen nodes and what they are connected with. */
export function surroundingsOf({ nodes, lines }: Graph, chosen: ReadonlySet<string>): Graph {
  const kept = lines.filter(({ from, to }) => chosen.has(from) || chosen.has(to));
  const ends = new Set([...chosen, ...kept.flatMap(({ from, to }) => [from, to])]);
  return { nodes: nodes.filter(({ id }) => ends.has(id)), lines: kept };
}

function leftOutOf(
  { omitted }: Topology,
  view: ChartView,
  open: number,
  undrawn: ReadonlyMap<string, number>,
  nodes: ReadonlyMap<string, TopologyNode>,
): string[] {
  const sentences: string[] = [];
  if (open > 0)
    sentences.push(`${countOf(open, 'connection')} that no policy decides ${open === 1 ? 'is' : 'are'} not drawn.`);
  if (undrawn.size > 0) {
    const total = [...undrawn.values()].reduce((sum, count) => sum + count, 0);
    const names = listWords([...undrawn.keys()].map((id) => nodes.get(id)?.name ?? id));
    sentences.push(`${countOf(total, 'connection')} of ${names} ${total === 1 ? 'is' : 'are'} folded.`);
  }
  if (view.hidden.length > 0)
    sentences.push(`${countOf(view.hidden.length, 'node')} ${view.hidden.length === 1 ? 'is' : 'are'} hidden.`);
  if (omitted > 0)
    sentences.push(`${countOf(omitted, 'connection')} beyond the limit ${omitted === 1 ? 'is' : 'are'} left out.`);
  return sentences;
}
