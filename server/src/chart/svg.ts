/** The chart of a topology as the text of an SVG file, arranged in this very thread. */

import type { Topology } from '../protocol/topology.ts';
import { arranged } from './arrange.ts';
import { layoutHere } from './layout-here.ts';
import { estimate } from './measure.ts';
import { partOf } from './part.ts';
import { pictureOf } from './picture.ts';
import type { Theme } from './themes.ts';
import { type ChartView, defaultView } from './view.ts';

export interface SvgOptions {
  readonly view?: ChartView;
  /** The colours; by default light, or dark where whoever looks at it prefers so. */
  readonly theme?: Theme;
}

export async function chartSvg(topology: Topology, { view = defaultView, theme }: SvgOptions = {}): Promise<string> {
  const part = partOf(topology, view);
  const drawing = await arranged(part, layoutHere, estimate);
  return pictureOf(drawing, {
    title: titleOfChart(topology),
    notes: part.leftOut,
    problems: topology.problems,
    theme,
  });
}

function titleOfChart({ bundle }: Pick<Topology, 'bundle'>): string {
  return bundle === '' || bundle === '.' ? 'Topology' : `Topology of ${bundle}`;
}
