/** A chart as a picture of its own: one SVG with style, legend and colours inside. */

import type { FindingCounts } from '../protocol/status.ts';
import { layersOf } from './draw.ts';
import { lineEnds } from './draw-line.ts';
import type { Drawing } from './drawing.ts';
import { legend } from './legend.ts';
import { mark, markText, short } from './mark.ts';
import { estimate } from './measure.ts';
import { chartStyle } from './style.ts';
import { type Theme, themes } from './themes.ts';

export interface PictureFacts {
  readonly title: string;
  /** Sentences below the legend. */
  readonly notes: readonly string[];
  readonly problems: Readonly<Record<string, FindingCounts>>;
  /** The colours; by default light, or dark where whoever looks at it prefers so. */
  readonly theme?: Theme | undefined;
}

const margin = 24;
const rowHeight = 20;

/** A drawing that is arranged already, with legend and notes below it. */
export function pictureOf(drawing: Drawing, { title, notes, problems, theme }: PictureFacts): string {
  const { areas, lines, nodes } = layersOf(drawing, problems);
  const below = legend(
    drawing.lines.map(({ line }) => line),
    margin,
    drawing.height + 10,
  );
  const noted = notes.map((note, i) =>
    mark('text', { x: margin, y: short(drawing.height + 34 + i * rowHeight) }, note),
  );
  const widths = [drawing.width, below.width + margin, ...notes.map((note) => estimate(note, 11, false) + 2 * margin)];
  const width = Math.ceil(Math.max(320, ...widths));
  const height = Math.ceil(drawing.height + 28 + notes.length * rowHeight + (notes.length > 0 ? 8 : 0));
  return `${markText(
    mark(
      'svg',
      {
        xmlns: 'http://www.w3.org/2000/svg',
        class: 'chart',
        viewBox: `0 0 ${width} ${height}`,
        width,
        height,
        role: 'group',
        'aria-label': title,
      },
      mark('title', {}, title),
      mark('style', {}, styleOf(theme)),
      lineEnds(),
      mark('rect', { class: 'paper', width, height }),
      mark('g', { class: 'areas' }, ...areas),
      mark('g', { class: 'lines' }, ...lines),
      mark('g', { class: 'nodes' }, ...nodes),
      below.mark,
      mark('g', { class: 'legend' }, ...noted),
    ),
  )}\n`;
}

function styleOf(theme: Theme | undefined): string {
  if (theme) return coloured(theme);
  return `${coloured(themes.light)}\n@media (prefers-color-scheme: dark) {\n${coloured(themes.dark)}\n}`;
}

/** The style with its variables replaced: programs that draw files seldom know variables. */
function coloured(theme: Theme): string {
  return chartStyle.replace(/var\((--chart-[a-z]+)\)/g, (_, name: keyof Theme) => theme[name] ?? '');
}
