/** A chart with everything in its place: what arranging yields and drawing takes. */

import type { Measure } from './measure.ts';
import { fitted } from './measure.ts';
import type { ChartPart, Line, Shape } from './part.ts';
import { detailOf, lineLabel } from './words.ts';

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Box extends Point {
  readonly width: number;
  readonly height: number;
}

export interface PlacedShape {
  readonly node: Shape;
  readonly box: Box;
  /** The two lines of text, cut to fit. */
  readonly title: string;
  readonly detail: string;
}

export interface PlacedLine {
  readonly line: Line;
  /** From the border of one node to that of the other. */
  readonly points: readonly Point[];
  readonly label: string;
  /** Where the label stands; null where there is none or no room for it. */
  readonly labelBox: Box | null;
}

export interface PlacedArea {
  readonly namespace: string;
  readonly box: Box;
}

export interface Drawing {
  readonly width: number;
  readonly height: number;
  readonly areas: readonly PlacedArea[];
  readonly nodes: readonly PlacedShape[];
  readonly lines: readonly PlacedLine[];
}

export const sizes = {
  title: 13,
  detail: 11,
  label: 11,
  /** Height of a node, and where its text begins. */
  height: 46,
  textLeft: 38,
  textRight: 20,
  labelHeight: 16,
} as const;

const narrowest = 112;
const widest = 264;
const widestLabel = 200;

/** The text and the size of each node and each label, which is what arranging needs to know. */
export interface Measured {
  readonly shapes: readonly Omit<PlacedShape, 'box'>[];
  readonly widths: ReadonlyMap<string, number>;
  readonly labels: ReadonlyMap<string, LabelText>;
}

export interface LabelText {
  readonly text: string;
  readonly width: number;
}

export function measured({ nodes, lines }: ChartPart, measure: Measure): Measured {
  const columns = new Map<string, number>();
  const room = widest - sizes.textLeft - sizes.textRight;
  const shapes = nodes.map((node) => {
    const title = fitted(node.name, room, sizes.title, true, measure);
    const detail = fitted(detailOf(node), room, sizes.detail, false, measure);
    const text = Math.max(measure(title, sizes.title, true), measure(detail, sizes.detail, false));
    const width = Math.ceil(Math.max(narrowest, text + sizes.textLeft + sizes.textRight));
    columns.set(columnOf(node), Math.max(width, columns.get(columnOf(node)) ?? 0));
    return { node, title, detail };
  });
  const widths = new Map(nodes.map((node) => [node.id, columns.get(columnOf(node))!]));
  const labels = new Map<string, { text: string; width: number }>();
  for (const line of lines) {
    const text = fitted(lineLabel(line), widestLabel, sizes.label, false, measure);
    if (text !== '') labels.set(line.id, { text, width: Math.ceil(measure(text, sizes.label, false)) + 8 });
  }
  return { shapes, widths, labels };
}

/** Nodes of a kind and a namespace mostly stand in one column, which is calm where they are of one width. */
function columnOf({ kind, namespace }: Shape): string {
  return `${kind} ${namespace}`;
}
