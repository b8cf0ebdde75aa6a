/** Marks lines that an edit opened or closed; what has no line of its own gets one. */

import type { TopologyChange, TopologyChanges } from '../protocol/topology.ts';
import type { Line } from './part.ts';

export function withChanges(lines: readonly Line[], changes: TopologyChanges | null): readonly Line[] {
  if (!changes) return lines;
  const opened = new Map(changes.opened.map((change) => [pairOf(change), change]));
  const drawn = new Set<string>();
  const marked = lines.map((line): Line => {
    const isOpened = (line.kind === 'allowed' || line.kind === 'open') && opened.has(pairOf(line));
    if (!isOpened) return line;
    drawn.add(pairOf(line));
    return { ...line, change: 'opened' };
  });
  const others = changes.opened.filter((change) => !drawn.has(pairOf(change)));
  return [
    ...marked,
    ...others.map((change) => changeLine(change, 'opened')),
    ...changes.closed.map((change) => changeLine(change, 'closed')),
  ];
}

function pairOf({ from, to }: { readonly from: string; readonly to: string }): string {
  return `${from} ${to}`;
}

/** A connection that no policy decides has no line of its own, and neither has one that is gone. */
function changeLine({ from, to, ports }: TopologyChange, change: 'opened' | 'closed'): Line {
  const kind = change === 'opened' ? 'open' : 'allowed';
  return { id: `${change} ${from} ${to}`, from, to, kind, ports, label: null, state: null, count: 1, change };
}
