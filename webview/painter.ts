/** Brings a part of the chart onto the stage: in the places of before where it can, arranged anew where it must. */

import { arranged, type Layouter } from '../server/src/chart/arrange.ts';
import { type Drawing, measured } from '../server/src/chart/drawing.ts';
import { kept } from '../server/src/chart/keep.ts';
import type { ChartPart } from '../server/src/chart/part.ts';
import type { FindingCounts } from '../server/src/protocol/status.ts';
import type { WindowState } from './host.ts';
import { measureInPage } from './measure-text.ts';
import type { Stage } from './stage.ts';

export interface Painting {
  readonly part: ChartPart;
  readonly problems: Readonly<Record<string, FindingCounts>>;
  /** Whether nodes keep their places, as they do after an edit. */
  readonly keeps: boolean;
}

export class Painter {
  readonly #stage: Stage;
  readonly #layout: Promise<Layouter>;
  readonly #measure = measureInPage();
  #drawing: Drawing | undefined;
  #asked = 0;

  constructor(stage: Stage, layout: Promise<Layouter>) {
    this.#stage = stage;
    this.#layout = layout;
  }

  get drawing(): Drawing | undefined {
    return this.#drawing;
  }

  /** True once it is painted; false if something else was asked for in the meantime, which is painted instead. */
  async paint({ part, problems, keeps }: Painting, zoomOf: () => WindowState['zoom']): Promise<boolean> {
    const number = ++this.#asked;
    const before = keeps ? this.#drawing : undefined;
    const same = before && kept(part, measured(part, this.#measure), before);
    if (same) {
      this.#show(same, problems);
      return true;
    }
    this.#stage.svg.classList.add('arranging');
    const fresh = await this.arrange(part);
    if (number !== this.#asked) return false;
    this.#stage.svg.classList.remove('arranging');
    this.#show(fresh, problems);
    const zoom = zoomOf();
    if (zoom) this.#stage.restore(zoom);
    else this.#stage.fit();
    return true;
  }

  async arrange(part: ChartPart): Promise<Drawing> {
    const { clientWidth, clientHeight } = this.#stage.svg;
    const direction = part.direction === 'auto' && clientHeight > clientWidth ? 'down' : part.direction;
    return arranged({ ...part, direction }, await this.#layout, this.#measure);
  }

  #show(drawing: Drawing, problems: Painting['problems']): void {
    this.#drawing = drawing;
    this.#stage.show(drawing, problems);
    const { length: nodes } = drawing.nodes;
    // For whoever measures.
    requestAnimationFrame(() => performance.mark('chart-painted', { detail: { nodes } }));
  }
}
