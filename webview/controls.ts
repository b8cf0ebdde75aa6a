/** Draws what surrounds the chart: controls, what it is narrowed to, the legend, and the selected node. */

import type { ChartPart } from '../server/src/chart/part.ts';
import type { ChartTexts } from '../server/src/protocol/chart-window.ts';
import type { TopologyResult } from '../server/src/protocol/topology.ts';
import { type DetailActions, detailsPanel } from './details.ts';
import type { Frame } from './frame.ts';
import type { WindowState } from './host.ts';
import { type LegendActions, legendPanel } from './legend-panel.ts';
import { focusBar, type ToolbarActions, toolbar } from './toolbar.ts';

export interface Shown {
  readonly state: WindowState;
  readonly result: TopologyResult;
  readonly part: ChartPart;
  /** The document that the editor shows. */
  readonly file: string;
}

export interface WindowActions extends ToolbarActions, LegendActions, DetailActions {}

export function drawControls(frame: Frame, shown: Shown, texts: ChartTexts, actions: WindowActions): void {
  const { state, result, part, file } = shown;
  const { nodes } = result.topology;
  const nameOf = (id: string): string => nodes.find((node) => node.id === id)?.name ?? id;
  const { focus } = state.view;
  const isEmpty = part.lines.length === 0;
  keepingFocus(frame.bar, toolbar(state, result, file, texts, actions));
  keepingFocus(
    frame.focus,
    focusBar(focus, nameOf, isEmpty, texts, () => actions.view({ focus: null })),
  );
  keepingFocus(frame.corner, [legendPanel(part, state.view, state.showsLegend, texts, actions)]);
  drawSide(frame, shown, texts, actions);
}

export function drawSide(frame: Frame, { state, part }: Shown, texts: ChartTexts, actions: WindowActions): void {
  const node = state.showsDetails ? part.nodes.find(({ id }) => id === state.selected) : undefined;
  keepingFocus(frame.side, node ? [detailsPanel(node, part, texts, actions)] : []);
}

/** The control that had the keyboard is made anew with the rest; the one in its place gets it. */
function keepingFocus(holder: HTMLElement, children: readonly HTMLElement[]): void {
  const controls = (): HTMLElement[] => [...holder.querySelectorAll<HTMLElement>('button, select, input')];
  const position = controls().indexOf(document.activeElement as HTMLElement);
  const caret = document.activeElement instanceof HTMLInputElement ? document.activeElement.selectionStart : null;
  holder.replaceChildren(...children);
  if (position < 0) return;
  const next = controls()[position];
  next?.focus();
  if (caret !== null && next instanceof HTMLInputElement && next.type === 'search')
    next.setSelectionRange(caret, caret);
}
