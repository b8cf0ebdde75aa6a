/** The parts of the window that stay while what they hold changes. */

import { lineEnds } from '../server/src/chart/draw-line.ts';
import { mark } from '../server/src/chart/mark.ts';
import type { ChartTexts } from '../server/src/protocol/chart-window.ts';
import { button, element } from './element.ts';
import { elementOf } from './patch.ts';

export interface Frame {
  readonly bar: HTMLElement;
  readonly focus: HTMLElement;
  /** The chart or a table. */
  readonly body: HTMLElement;
  readonly side: HTMLElement;
  readonly corner: HTMLElement;
  readonly status: HTMLElement;
}

export interface ZoomActions {
  scaleBy(factor: number): void;
  fit(): void;
}

export function buildFrame(root: HTMLElement, texts: ChartTexts, actions: ZoomActions): Frame {
  const frame: Frame = {
    bar: element('div', { class: 'toolbar', role: 'toolbar' }),
    focus: element('div', { class: 'focus' }),
    body: element('div', { class: 'body' }),
    side: element('div', { class: 'side' }),
    corner: element('div', { class: 'corner' }),
    status: element('div', { class: 'status', role: 'status', 'aria-live': 'polite' }),
  };
  const zoom = element(
    'div',
    { class: 'zoom' },
    signButton('+', texts.zoomIn, () => actions.scaleBy(1.25)),
    signButton('−', texts.zoomOut, () => actions.scaleBy(0.8)),
    signButton('⤢', texts.fit, () => actions.fit()),
  );
  const stage = element('main', {}, frame.body, frame.corner, zoom, frame.status);
  // Samples in the legend have the same ends as the lines of the chart.
  const ends = elementOf(
    mark('svg', { class: 'chart sample ends', width: 0, height: 0, 'aria-hidden': 'true' }, lineEnds()),
  );
  root.append(ends, frame.bar, frame.focus, element('div', { class: 'halves' }, stage, frame.side));
  return frame;
}

function signButton(sign: string, title: string, act: () => void): HTMLButtonElement {
  const made = button(sign, title, act);
  made.setAttribute('aria-label', title);
  return made;
}
