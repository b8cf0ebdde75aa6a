/**
 * Follows an edit without moving what is there: nodes that survive keep their places, new ones take a free place near
 * what they are connected with, and only lines whose ends are new are drawn anew.
 */

import {
  type Box,
  type Drawing,
  type Measured,
  type PlacedArea,
  type PlacedLine,
  type PlacedShape,
  sizes,
} from './drawing.ts';
import type { ChartPart, Line } from './part.ts';
import { centerOf, labelAround, middleOf, straightLine } from './straight.ts';

const gap = 22;
const padding = { top: 46, side: 22 };

/** The drawing of `part` in the places of the one before, or undefined where something new finds no room. */
export function kept(part: ChartPart, texts: Measured, before: Drawing): Drawing | undefined {
  const old = new Map(before.nodes.map((placed) => [placed.node.id, placed]));
  if (part.areas.some((area) => !before.areas.some(({ namespace }) => namespace === area))) return undefined;
  const boxes = new Map<string, Box>();
  const isHere = new Set(part.nodes.map(({ id }) => id));
  for (const { node, box } of before.nodes) if (isHere.has(node.id)) boxes.set(node.id, box);
  // Most is new: there is nothing to keep one's bearings by.
  if (boxes.size < part.nodes.length / 2) return undefined;
  const areas = new Map(before.areas.map((area) => [area.namespace, area.box]));
  for (const { node } of texts.shapes) {
    if (old.has(node.id)) continue;
    const size = { width: texts.widths.get(node.id) ?? 0, height: sizes.height };
    const area = node.namespace !== null && part.areas.includes(node.namespace) ? areas.get(node.namespace) : undefined;
    const near = neighboursOf(node.id, part.lines, boxes);
    const box = area
      ? placeInside(area, size, near, boxes)
      : placeBeside(before, size, near, boxes, [...areas.values()]);
    if (!box) return undefined;
    boxes.set(node.id, box);
  }
  const nodes = texts.shapes.map((shape): PlacedShape => ({ ...shape, box: boxes.get(shape.node.id)! }));
  return {
    width: before.width,
    height: before.height,
    areas: part.areas.map((namespace): PlacedArea => ({ namespace, box: areas.get(namespace)! })),
    nodes,
    lines: linesOf(part.lines, texts, before, boxes),
  };
}

function neighboursOf(id: string, lines: readonly Line[], boxes: ReadonlyMap<string, Box>): Box[] {
  const ends = lines.flatMap(({ from, to }) => (from === id ? [to] : to === id ? [from] : []));
  return ends.flatMap((end) => boxes.get(end) ?? []);
}

type Size = Pick<Box, 'width' | 'height'>;

/** A free place of the area, the nearest to what the node is connected with. */
function placeInside(area: Box, size: Size, near: readonly Box[], taken: ReadonlyMap<string, Box>): Box | undefined {
  const spots: Box[] = [];
  const step = size.height / 2 + gap / 2;
  for (let y = area.y + padding.top; y + size.height <= area.y + area.height - gap / 2; y += step) {
    for (let x = area.x + padding.side; x + size.width <= area.x + area.width - padding.side / 2; x += 24) {
      spots.push({ x, y, ...size });
    }
  }
  return nearest(spots, near, taken, []);
}

/** A free place outside of all areas. */
function placeBeside(
  { width, height }: Drawing,
  size: Size,
  near: readonly Box[],
  taken: ReadonlyMap<string, Box>,
  areas: readonly Box[],
): Box | undefined {
  const spots: Box[] = [];
  for (let y = gap; y + size.height <= height; y += 24) {
    for (let x = gap; x + size.width <= width; x += 24) spots.push({ x, y, ...size });
  }
  return nearest(spots, near, taken, areas);
}

function nearest(
  spots: readonly Box[],
  near: readonly Box[],
  taken: ReadonlyMap<string, Box>,
  areas: readonly Box[],
): Box | undefined {
  const others = [...taken.values(), ...areas];
  const free = spots.filter((spot) => !others.some((other) => touch(spot, other, gap / 2)));
  const distance = (spot: Box): number =>
    near.reduce((sum, box) => sum + Math.hypot(spot.x - box.x, spot.y - box.y), 0);
  return free.sort((a, b) => distance(a) - distance(b))[0];
}

function touch(a: Box, b: Box, apart: number): boolean {
  return (
    a.x < b.x + b.width + apart &&
    b.x < a.x + a.width + apart &&
    a.y < b.y + b.height + apart &&
    b.y < a.y + a.height + apart
  );
}

/** Lines that were there keep their course; new ones go straight, from border to border. */
function linesOf(
  lines: readonly Line[],
  { labels }: Measured,
  before: Drawing,
  boxes: ReadonlyMap<string, Box>,
): PlacedLine[] {
  const old = new Map(
    before.lines.map((placed) => [`${placed.line.from} ${placed.line.to} ${placed.line.kind}`, placed]),
  );
  return lines.map((line) => {
    const known = old.get(`${line.from} ${line.to} ${line.kind}`);
    const label = labels.get(line.id);
    if (!known) return straightLine(line, boxes.get(line.from)!, boxes.get(line.to)!, label);
    const middle = known.labelBox ? centerOf(known.labelBox) : middleOf(known.points);
    return { line, points: known.points, label: label?.text ?? '', labelBox: labelAround(middle, label) };
  });
}
