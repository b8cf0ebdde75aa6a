/** Draws a line: its course with round corners, an end that tells its kind as its dashes do, and its label. */

import type { PlacedLine, Point } from './drawing.ts';
import { type Mark, mark, short } from './mark.ts';
import { lineTitle } from './words.ts';

const cornerRadius = 6;

export function lineMark({ line, points, label, labelBox }: PlacedLine, nameOf: (id: string) => string): Mark {
  const text = lineTitle(line, nameOf);
  const change = line.change === null ? '' : ` ${line.change}`;
  const state = line.kind === 'routes' && line.state === 'blocked' ? ' shut' : '';
  const course = courseOf(points);
  return mark(
    'g',
    {
      class: `line ${line.kind}${state}${change}`,
      'data-id': line.id,
      'data-from': line.from,
      'data-to': line.to,
      role: 'img',
      'aria-label': text,
    },
    mark('title', {}, text),
    mark('path', { class: 'hit', d: course }),
    mark('path', { class: 'course', d: course, 'marker-end': `url(#end-${line.kind})` }),
    ...(label !== '' && labelBox
      ? [
          mark('rect', {
            class: 'plate',
            x: short(labelBox.x),
            y: short(labelBox.y),
            width: short(labelBox.width),
            height: short(labelBox.height),
            rx: 3,
          }),
          mark('text', { class: 'port', x: short(labelBox.x + labelBox.width / 2), y: short(labelBox.y + 12) }, label),
        ]
      : []),
  );
}

/** A polyline whose corners are rounded as far as their sides allow. */
function courseOf(points: readonly Point[]): string {
  const [first, ...rest] = points;
  if (!first) return '';
  const parts = [`M${short(first.x)} ${short(first.y)}`];
  rest.forEach((point, i) => {
    const next = rest[i + 1];
    const before = i === 0 ? first : rest[i - 1]!;
    if (!next) {
      parts.push(`L${short(point.x)} ${short(point.y)}`);
      return;
    }
    const radius = Math.min(cornerRadius, distance(before, point) / 2, distance(point, next) / 2);
    const [enter, leave] = [towards(point, before, radius), towards(point, next, radius)];
    parts.push(
      `L${short(enter.x)} ${short(enter.y)} Q${short(point.x)} ${short(point.y)} ${short(leave.x)} ${short(leave.y)}`,
    );
  });
  return parts.join(' ');
}

function distance(a: Point, b: Point): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}

function towards(from: Point, to: Point, length: number): Point {
  const whole = distance(from, to);
  if (whole === 0) return from;
  return { x: from.x + ((to.x - from.x) * length) / whole, y: from.y + ((to.y - from.y) * length) / whole };
}

/** The ends of lines, one for each kind, to be put into the definitions of the picture. */
export function lineEnds(): Mark {
  const end = (kind: string, width: number, shape: Mark): Mark =>
    mark(
      'marker',
      {
        id: `end-${kind}`,
        class: `end ${kind}`,
        viewBox: '0 0 12 12',
        refX: 10.5,
        refY: 6,
        markerWidth: width,
        markerHeight: width,
        markerUnits: 'userSpaceOnUse',
        orient: 'auto',
      },
      shape,
    );
  const filled = mark('path', { class: 'solid', d: 'M1 1 L11 6 L1 11 Z' });
  const hollow = mark('path', { class: 'hollow', d: 'M1.5 1.5 L10.5 6 L1.5 10.5 Z' });
  const chevron = mark('path', { class: 'stroke', d: 'M2 1.5 L10.5 6 L2 10.5' });
  const dot = mark('circle', { class: 'solid', cx: 7.5, cy: 6, r: 3.5 });
  const stop = mark('path', { class: 'stroke', d: 'M10 0.5 V11.5 M1 2.5 L8 9.5 M8 2.5 L1 9.5' });
  return mark(
    'defs',
    {},
    end('routes', 13, filled),
    end('selects', 11, dot),
    end('allowed', 10, filled),
    end('unknown', 10, hollow),
    end('blocked', 12, stop),
    end('open', 10, chevron),
  );
}
