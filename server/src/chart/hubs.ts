/** Folds hubs: what most others connect to as a matter of course is drawn, its connections are counted. */

import type { Hub, TopologyNode } from '../protocol/topology.ts';
import type { Line } from './part.ts';
import type { ChartView } from './view.ts';

export interface FoldedHubs {
  readonly kept: readonly Line[];
  /** Hubs that have connections, with how many, folded or not. */
  readonly hubs: ReadonlyMap<Hub, number>;
  /** How many connections of a node are folded. */
  readonly undrawn: ReadonlyMap<string, number>;
}

/** A hub with fewer connections than this is no burden. */
const fewest = 6;
/** A node that so many may reach, and at least half of all workloads, is a hub whatever it is. */
const busiest = 20;

export function foldHubs(
  lines: readonly Line[],
  nodes: ReadonlyMap<string, TopologyNode>,
  { hubs: shown, focus }: ChartView,
): FoldedHubs {
  const busy = busyNodes(lines, nodes);
  const hubOf = (id: string): Hub | null => nodes.get(id)?.hub ?? (busy.has(id) ? 'busy' : null);
  const hubs = new Map<Hub, number>();
  for (const line of lines.filter(isFoldable)) {
    for (const hub of new Set([hubOf(line.from), hubOf(line.to)])) if (hub) hubs.set(hub, (hubs.get(hub) ?? 0) + 1);
  }
  const isFolded = (hub: Hub | null): boolean =>
    hub !== null && focus === null && !shown.includes(hub) && (hubs.get(hub) ?? 0) >= fewest;
  const undrawn = new Map<string, number>();
  const kept = lines.filter((line) => {
    if (!isFoldable(line)) return true;
    const ends = [line.from, line.to].filter((id) => isFolded(hubOf(id)));
    for (const id of ends) undrawn.set(id, (undrawn.get(id) ?? 0) + 1);
    return ends.length === 0;
  });
  return { kept, hubs, undrawn };
}

/** What was declared, what is blocked and what an edit changed is always worth a line. */
function isFoldable({ kind, change }: Line): boolean {
  return change === null && (kind === 'allowed' || kind === 'unknown' || kind === 'open');
}

function busyNodes(lines: readonly Line[], nodes: ReadonlyMap<string, TopologyNode>): Set<string> {
  const workloads = [...nodes.values()].filter(({ kind }) => kind === 'workload').length;
  const callers = new Map<string, number>();
  for (const { kind, to } of lines) if (kind === 'allowed') callers.set(to, (callers.get(to) ?? 0) + 1);
  const isBusy = ([, count]: [string, number]): boolean => count >= busiest && count >= workloads / 2;
  return new Set([...callers].filter(isBusy).map(([id]) => id));
}
