/** How a person wants to see a chart: how much of it, which connections, and what is folded or hidden. */

import type { EdgeKind, Hub } from '../protocol/topology.ts';

/** `open`: connections that no policy decides. They are told of as two lists and become edges only when drawn. */
export type LineKind = EdgeKind | 'open';

export type Scope =
  | { readonly kind: 'bundle' }
  | { readonly kind: 'namespace'; readonly namespace: string }
  | { readonly kind: 'file'; readonly uri: string };

/** `around`: a node and what it is connected with. `reaching`: what can reach it, and by which way. */
export type Focus =
  | { readonly kind: 'around'; readonly id: string }
  | { readonly kind: 'reaching'; readonly id: string }
  | { readonly kind: 'path'; readonly from: string; readonly to: string };

export interface ChartView {
  readonly scope: Scope;
  readonly lines: Readonly<Record<LineKind, boolean>>;
  /** Hubs whose connections are drawn; those of the others are counted only. */
  readonly hubs: readonly Hub[];
  /** Namespaces that a person folded (true) or opened (false); the others follow from the size of the chart. */
  readonly folded: Readonly<Record<string, boolean>>;
  readonly hidden: readonly string[];
  /** Only nodes with this in their names, and what they are connected with; everything when empty. */
  readonly filter: string;
  readonly focus: Focus | null;
  /** Where requests go on the page; `auto` is for the window to decide by its shape, and elsewhere to the right. */
  readonly direction: 'auto' | 'right' | 'down';
}

export const defaultView: ChartView = {
  scope: { kind: 'bundle' },
  lines: { routes: true, selects: true, allowed: true, unknown: true, blocked: true, open: false },
  hubs: [],
  folded: {},
  hidden: [],
  filter: '',
  focus: null,
  direction: 'auto',
};

/** Above so many nodes namespaces are folded until somebody opens them. */
export const mostUnfolded = 150;
