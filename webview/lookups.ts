/** Questions about what is in view that several parts of the window ask. */

import { type ChartPart, type Line, searchText } from '../server/src/chart/part.ts';
import type { ChartView } from '../server/src/chart/view.ts';
import type { ChartTarget, FromChart } from '../server/src/protocol/chart-window.ts';
import type { Topology, TopologyNode } from '../server/src/protocol/topology.ts';

/** The object that stands on a line of a document. */
export function nodeAt({ nodes }: Topology, uri: string, line: number): TopologyNode | undefined {
  return nodes.find(({ place }) => place?.uri === uri && place.first <= line && line <= place.last);
}

export function nodeMeant(topology: Topology, target: ChartTarget): TopologyNode | undefined {
  if (target.kind === 'line') return nodeAt(topology, target.uri, target.line);
  return topology.nodes.find(({ id }) => id === target.id);
}

/** What a search finds among what is drawn; null without a search. */
export function foundBy(search: string, part: ChartPart): string[] | null {
  const wanted = search.trim().toLowerCase();
  if (wanted === '') return null;
  return part.nodes.filter((node) => searchText(node).includes(wanted)).map(({ id }) => id);
}

/** The match behind the selected one, round and round. */
export function nextOf(found: readonly string[], selected: string | null): string | undefined {
  return found[(found.indexOf(selected ?? '') + 1) % Math.max(1, found.length)];
}

/** What explains a line: the policies between its ends, or the manifest that declares it. */
export function explanationOf({ kind, ...line }: Line, { nodes }: Topology): FromChart | undefined {
  const [from, to] = [line.from, line.to].map((id) => nodes.find((node) => node.id === id));
  if (kind !== 'routes' && kind !== 'selects' && from?.endpoint && to?.endpoint) {
    return { type: 'ask', from: from.endpoint, to: to.endpoint };
  }
  const place = from?.place ?? to?.place;
  return place ? { type: 'open', uri: place.uri, line: place.line } : undefined;
}

/** The view with everything taken back that keeps a node from being shown; the same view where nothing does. */
export function widenedFor(view: ChartView, { id, namespace }: TopologyNode): ChartView {
  return {
    ...view,
    scope: { kind: 'bundle' },
    focus: null,
    filter: '',
    folded: namespace === null ? view.folded : { ...view.folded, [namespace]: false },
    hidden: view.hidden.filter((each) => each !== id),
  };
}
