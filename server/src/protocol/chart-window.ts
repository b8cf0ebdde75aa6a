/** What the extension and the window of the chart say to each other. */

import type { TopologyResult } from './topology.ts';

/** From the extension to the window. */
export type ToChart =
  /** `elk` is the address of the engine that arranges. */
  | { readonly type: 'start'; readonly texts: ChartTexts; readonly elk: string; readonly memory: ChartMemory }
  /** The chart, drawn anew or followed; null where no manifest is in view. */
  | { readonly type: 'topology'; readonly result: TopologyResult | null; readonly file: string }
  /** Show an object: by its id, or by a line that it is written on. */
  | { readonly type: 'reveal'; readonly target: ChartTarget }
  /** The cursor of the editor moved. */
  | { readonly type: 'cursor'; readonly uri: string; readonly line: number };

export type ChartTarget =
  | { readonly kind: 'node'; readonly id: string }
  | { readonly kind: 'line'; readonly uri: string; readonly line: number };

/** From the window to the extension. */
export type FromChart =
  | { readonly type: 'ready' }
  | { readonly type: 'open'; readonly uri: string; readonly line: number }
  /** Explain a connection between two ends. */
  | { readonly type: 'ask'; readonly from: string; readonly to: string }
  | { readonly type: 'settings'; readonly bundle: string | null; readonly compare: boolean }
  | { readonly type: 'save'; readonly format: ChartFormat; readonly name: string; readonly content: string }
  /** The keyboard leaves the window. */
  | { readonly type: 'leave' };

/** `content` is text, but base64 for PNG. */
export type ChartFormat = 'svg' | 'png' | 'mermaid' | 'json';

/** What outlives a reload of the window as far as the extension needs it; the window keeps more beside it. */
export interface ChartMemory {
  readonly uri: string;
  readonly bundle: string | null;
  readonly compare: boolean;
}

/** The words of the window's controls, in the language of the editor. */
export interface ChartTexts {
  readonly bundle: string;
  readonly scope: string;
  readonly wholeBundle: string;
  readonly currentFile: string;
  readonly namespace: string;
  readonly search: string;
  readonly filter: string;
  readonly filterTitle: string;
  readonly chart: string;
  readonly table: string;
  readonly matrix: string;
  readonly follow: string;
  readonly followTitle: string;
  readonly compare: string;
  readonly compareTitle: string;
  readonly arrange: string;
  readonly arrangeTitle: string;
  readonly across: string;
  readonly downwards: string;
  readonly export: string;
  readonly legend: string;
  readonly zoomIn: string;
  readonly zoomOut: string;
  readonly fit: string;
  readonly open: string;
  readonly around: string;
  readonly reaching: string;
  readonly pathFrom: string;
  readonly pathTo: string;
  readonly hide: string;
  readonly showAll: string;
  readonly showHidden: string;
  readonly fold: string;
  readonly unfold: string;
  readonly close: string;
  readonly incoming: string;
  readonly outgoing: string;
  readonly none: string;
  readonly nothing: string;
  readonly arranging: string;
  readonly hubDns: string;
  readonly hubMetrics: string;
  readonly hubIngress: string;
  readonly hubBusy: string;
  readonly from: string;
  readonly to: string;
  readonly how: string;
  readonly ports: string;
  readonly keys: string;
  readonly aroundNode: string;
  readonly reachingNode: string;
  readonly pathNodes: string;
  readonly noPath: string;
  readonly matches: string;
}
