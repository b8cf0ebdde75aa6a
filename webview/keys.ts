/** The keyboard's way through the chart: to the nearest node in a direction, and what the other keys do. */

import type { Box, Drawing } from '../server/src/chart/drawing.ts';

export interface KeyActions {
  go(id: string): void;
  open(id: string): void;
  around(id: string): void;
  reaching(id: string): void;
  hide(id: string): void;
  /** Undoes the last narrowing, or leaves the window when nothing is narrowed. */
  back(): void;
  fit(): void;
  scaleBy(factor: number): void;
}

const directions: Readonly<Record<string, readonly [number, number]>> = {
  ArrowRight: [1, 0],
  ArrowLeft: [-1, 0],
  ArrowDown: [0, 1],
  ArrowUp: [0, -1],
};

/** Whether the key meant something. `current` is the node that has the focus. */
export function onKey(
  { key, ctrlKey, metaKey, altKey }: KeyboardEvent,
  current: string | undefined,
  drawing: Drawing | undefined,
  actions: KeyActions,
): boolean {
  if (ctrlKey || metaKey || altKey || !drawing) return false;
  const direction = directions[key];
  if (direction) {
    const next = current === undefined ? drawing.nodes[0]?.node.id : neighbour(drawing, current, direction);
    if (next !== undefined) actions.go(next);
    return true;
  }
  const plain: Readonly<Record<string, () => void>> = {
    Escape: () => actions.back(),
    '0': () => actions.fit(),
    '+': () => actions.scaleBy(1.25),
    '=': () => actions.scaleBy(1.25),
    '-': () => actions.scaleBy(0.8),
    Home: () => goTo(inReadingOrder(drawing)[0], actions),
    End: () => goTo(inReadingOrder(drawing).at(-1), actions),
  };
  const about: Readonly<Record<string, (id: string) => void>> = {
    Enter: (id) => actions.open(id),
    ' ': (id) => actions.open(id),
    f: (id) => actions.around(id),
    r: (id) => actions.reaching(id),
    h: (id) => actions.hide(id),
  };
  const does = plain[key];
  const doesAbout = about[key];
  if (does) does();
  else if (doesAbout && current !== undefined) doesAbout(current);
  else return false;
  return true;
}

function goTo(id: string | undefined, actions: KeyActions): void {
  if (id !== undefined) actions.go(id);
}

function inReadingOrder({ nodes }: Drawing): string[] {
  return [...nodes].sort((a, b) => a.box.x - b.box.x || a.box.y - b.box.y).map(({ node }) => node.id);
}

/** The node that lies nearest in a direction; what lies aside counts as farther away than what lies ahead. */
export function neighbour({ nodes }: Drawing, from: string, [dx, dy]: readonly [number, number]): string | undefined {
  const start = nodes.find(({ node }) => node.id === from);
  if (!start) return nodes[0]?.node.id;
  const [x, y] = center(start.box);
  let best: { id: string; distance: number } | undefined;
  for (const { node, box } of nodes) {
    const [toX, toY] = center(box);
    const ahead = (toX - x) * dx + (toY - y) * dy;
    const aside = Math.abs((toX - x) * dy) + Math.abs((toY - y) * dx);
    if (node.id === from || ahead <= 4) continue;
    const distance = ahead + 2 * aside;
    if (!best || distance < best.distance) best = { id: node.id, distance };
  }
  return best?.id;
}

function center({ x, y, width, height }: Box): [number, number] {
  return [x + width / 2, y + height / 2];
}
