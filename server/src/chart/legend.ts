/** The legend of a chart that stands alone: each kind of line that is drawn, with what it means. */

import { type Mark, mark, short } from './mark.ts';
import { estimate } from './measure.ts';
import type { Line } from './part.ts';
import type { LineKind } from './view.ts';
import { lineWords } from './words.ts';

const order: readonly LineKind[] = ['routes', 'selects', 'allowed', 'unknown', 'blocked', 'open'];
const sample = 44;

export function legend(lines: readonly Line[], x: number, y: number): { readonly mark: Mark; readonly width: number } {
  const used = order.filter((kind) => lines.some((line) => line.kind === kind));
  let left = x;
  const entries = used.map((kind) => {
    const words = lineWords[kind];
    const entry = mark(
      'g',
      { class: `line ${kind}`, transform: `translate(${short(left)} ${short(y)})` },
      mark('path', { class: 'course', d: `M0 0 H${sample}`, 'marker-end': `url(#end-${kind})` }),
      mark('text', { x: sample + 8, y: 4 }, words),
    );
    left += sample + 8 + estimate(words, 11, false) + 24;
    return entry;
  });
  return { mark: mark('g', { class: 'legend' }, ...entries), width: left - x };
}
