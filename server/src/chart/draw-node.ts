/** Draws a node: a frame whose outline tells its kind, a glyph, two lines of text, and a badge for its problems. */

import type { FindingCounts } from '../protocol/status.ts';
import { type Box, type PlacedShape, sizes } from './drawing.ts';
import { glyph } from './glyphs.ts';
import { type Mark, mark, short } from './mark.ts';
import type { Shape } from './part.ts';
import { nodeTitle, problemWords } from './words.ts';

export function nodeMark({ node, box, title, detail }: PlacedShape): Mark {
  const text = nodeTitle(node);
  return mark(
    'g',
    {
      class: `node ${node.kind}`,
      'data-id': node.id,
      transform: `translate(${short(box.x)} ${short(box.y)})`,
      role: 'img',
      'aria-label': text,
    },
    mark('title', {}, text),
    ...frame(node.kind, box),
    glyph(node.kind, 12, (box.height - 18) / 2),
    mark('text', { class: 'name', x: sizes.textLeft, y: 20 }, title),
    mark('text', { class: 'detail', x: sizes.textLeft, y: 35 }, detail),
    ...badge(node.problems, box.width),
    ...undrawn(node, box),
  );
}

function frame(kind: Shape['kind'], { width, height }: Box): Mark[] {
  const rectangle = (radius: number, extra: Mark['attributes'] = {}): Mark =>
    mark('rect', { class: 'frame', width: short(width), height: short(height), rx: radius, ...extra });
  switch (kind) {
    case 'service':
    case 'missing':
      return [rectangle(height / 2)];
    case 'ingress':
    case 'route':
    case 'gateway':
      return [mark('path', { class: 'frame', d: arrowed(width, height) })];
    case 'ingress-controller':
      return [mark('path', { class: 'frame', d: octagon(width, height) })];
    case 'namespace':
      return [
        mark('rect', { class: 'frame behind', x: 5, y: -5, width: short(width), height: short(height), rx: 6 }),
        rectangle(6),
      ];
    default:
      return [rectangle(6)];
  }
}

/** A tag that points the way requests go. */
function arrowed(width: number, height: number): string {
  const [right, half] = [short(width - 10), short(height / 2)];
  return `M6 0 H${right} L${short(width)} ${half} L${right} ${height} H6 Q0 ${height} 0 ${height - 6} V6 Q0 0 6 0 Z`;
}

function octagon(width: number, height: number): string {
  const cut = 11;
  const [right, low] = [short(width - cut), height - cut];
  return `M${cut} 0 H${right} L${short(width)} ${cut} V${low} L${right} ${height} H${cut} L0 ${low} V${cut} Z`;
}

/** How many findings there are, in a shape that tells the worst: an octagon, a triangle, a circle. */
export function badge(problems: FindingCounts | null, right: number): Mark[] {
  if (!problems) return [];
  const { error, warning, information, hint } = problems;
  const total = error + warning + information + hint;
  if (total === 0) return [];
  const severity = error > 0 ? 'error' : warning > 0 ? 'warning' : 'note';
  const shapes = {
    error: 'M-4.6 -11 H4.6 L11 -4.6 V4.6 L4.6 11 H-4.6 L-11 4.6 V-4.6 Z',
    warning: 'M-1.6 -11.5 Q0 -13.5 1.6 -11.5 L13 7.6 Q13.6 10 11.4 10 H-11.4 Q-13.6 10 -13 7.6 Z',
    note: 'M-10 0 a10 10 0 1 0 20 0 a10 10 0 1 0 -20 0',
  };
  return [
    mark(
      'g',
      { class: `badge ${severity}`, transform: `translate(${short(right - 1)} 0) scale(0.88)` },
      mark('title', {}, problemWords(problems)),
      mark('path', { d: shapes[severity] }),
      mark('text', { x: 0, y: severity === 'warning' ? 6.5 : 4 }, total > 99 ? '99+' : String(total)),
    ),
  ];
}

function undrawn({ undrawn: count }: Shape, { width, height }: Box): Mark[] {
  if (count === 0) return [];
  const text = `+${count} folded`;
  return [mark('text', { class: 'undrawn', x: short(width / 2), y: height + 12 }, text)];
}
