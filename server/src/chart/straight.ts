/** Lines that nobody routed: straight from the border of one node to that of the other. */

import { type Box, type LabelText, type PlacedLine, type Point, sizes } from './drawing.ts';
import type { Line } from './part.ts';

export function straightLine(line: Line, from: Box, to: Box, label: LabelText | undefined): PlacedLine {
  const points = between(from, to);
  return { line, points, label: label?.text ?? '', labelBox: labelAround(middleOf(points), label) };
}

/** The box of a label in the middle of a line; null where there is nothing to say. */
export function labelAround({ x, y }: Point, label: LabelText | undefined): Box | null {
  if (!label) return null;
  const { labelHeight: height } = sizes;
  return { x: x - label.width / 2, y: y - height / 2, width: label.width, height };
}

export function centerOf({ x, y, width, height }: Box): Point {
  return { x: x + width / 2, y: y + height / 2 };
}

export function middleOf(points: readonly Point[]): Point {
  const half = Math.floor(points.length / 2);
  const [a, b] = [points[half - 1] ?? points[0]!, points[half] ?? points[0]!];
  return { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 };
}

/** From side to side where one is beside the other, else from top to bottom. */
function between(from: Box, to: Box): Point[] {
  const isForward = from.x + from.width <= to.x;
  const isBackward = to.x + to.width <= from.x;
  if (isForward || isBackward) {
    return [
      { x: isForward ? from.x + from.width : from.x, y: from.y + from.height / 2 },
      { x: isForward ? to.x : to.x + to.width, y: to.y + to.height / 2 },
    ];
  }
  const isDown = from.y < to.y;
  return [
    { x: from.x + from.width / 2, y: isDown ? from.y + from.height : from.y },
    { x: to.x + to.width / 2, y: isDown ? to.y : to.y + to.height },
  ];
}
