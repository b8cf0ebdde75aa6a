/** The window's line to the extension, and the state that outlives a reload. */

import { type ChartView, defaultView } from '../server/src/chart/view.ts';
import type { ChartMemory, FromChart } from '../server/src/protocol/chart-window.ts';

export type Mode = 'chart' | 'table' | 'matrix';

export interface WindowState extends ChartMemory {
  readonly view: ChartView;
  readonly mode: Mode;
  readonly follow: boolean;
  readonly selected: string | null;
  /** Whether more is shown of the selected node; not when it was only the cursor that selected it. */
  readonly showsDetails: boolean;
  readonly search: string;
  /** Where the chart is looked at; null as long as all of it is shown. */
  readonly zoom: { readonly x: number; readonly y: number; readonly k: number } | null;
  readonly showsLegend: boolean;
}

interface EditorApi {
  postMessage(message: FromChart): void;
  getState(): unknown;
  setState(state: WindowState): void;
}

declare function acquireVsCodeApi(): EditorApi;

const initial: WindowState = {
  uri: '',
  bundle: null,
  compare: false,
  view: defaultView,
  mode: 'chart',
  follow: true,
  selected: null,
  showsDetails: false,
  search: '',
  zoom: null,
  // In a small window it would stand in front of the chart.
  showsLegend: innerWidth >= 600 && innerHeight >= 480,
};

export class Host {
  readonly #api = acquireVsCodeApi();

  /** What was left when the window was last closed or reloaded; fields that an older version did not know are new. */
  restored(): WindowState {
    const kept = (this.#api.getState() ?? {}) as Partial<WindowState>;
    return { ...initial, ...kept, view: { ...defaultView, ...kept.view } };
  }

  keep(state: WindowState): void {
    this.#api.setState(state);
  }

  say(message: FromChart): void {
    this.#api.postMessage(message);
  }
}
