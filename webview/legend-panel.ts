/** The legend in the window's corner, which is also where kinds of lines and hubs are switched on and off. */

import { mark } from '../server/src/chart/mark.ts';
import type { ChartPart } from '../server/src/chart/part.ts';
import type { ChartView, LineKind } from '../server/src/chart/view.ts';
import { lineWords } from '../server/src/chart/words.ts';
import type { ChartTexts } from '../server/src/protocol/chart-window.ts';
import type { Hub } from '../server/src/protocol/topology.ts';
import { button, element } from './element.ts';
import { elementOf } from './patch.ts';

const kinds: readonly LineKind[] = ['routes', 'selects', 'allowed', 'unknown', 'blocked', 'open'];

export interface LegendActions {
  view(change: Partial<ChartView>): void;
  toggleLegend(): void;
}

export function legendPanel(
  part: ChartPart,
  view: ChartView,
  isOpen: boolean,
  texts: ChartTexts,
  actions: LegendActions,
): HTMLElement {
  const heading = element(
    'button',
    { type: 'button', class: 'legend-title', 'aria-expanded': String(isOpen), click: () => actions.toggleLegend() },
    texts.legend,
  );
  if (!isOpen) return element('section', { class: 'legend-panel', 'aria-label': texts.legend }, heading);
  const lines = kinds.map((kind) =>
    check(
      lineWords[kind],
      view.lines[kind],
      (isOn) => actions.view({ lines: { ...view.lines, [kind]: isOn } }),
      sample(kind),
    ),
  );
  const hubs = [...part.hubs].map(([hub, count]) =>
    check(`${hubWords(hub, texts)} (${count})`, view.hubs.includes(hub), (isOn) =>
      actions.view({ hubs: isOn ? [...view.hubs, hub] : view.hubs.filter((each) => each !== hub) }),
    ),
  );
  const notes = part.leftOut.map((sentence) => element('p', { class: 'note' }, sentence));
  const hidden = view.hidden.length > 0 ? [button(texts.showHidden, '', () => actions.view({ hidden: [] }))] : [];
  return element(
    'section',
    { class: 'legend-panel', 'aria-label': texts.legend },
    heading,
    element('div', { class: 'kinds' }, ...lines),
    ...(hubs.length > 0 ? [element('div', { class: 'kinds hubs' }, ...hubs)] : []),
    ...notes,
    ...hidden,
  );
}

function check(text: string, isOn: boolean, onChange: (isOn: boolean) => void, ...before: Node[]): HTMLElement {
  const box = element('input', {
    type: 'checkbox',
    checked: isOn,
    change: ({ target }) => onChange((target as HTMLInputElement).checked),
  });
  return element('label', {}, box, ...before, text);
}

function sample(kind: LineKind): SVGElement {
  const course = mark('path', { class: 'course', d: 'M1 8 H40', 'marker-end': `url(#end-${kind})` });
  return elementOf(
    mark(
      'svg',
      { class: 'chart sample', width: 44, height: 16, 'aria-hidden': 'true' },
      mark('g', { class: `line ${kind}` }, course),
    ),
  );
}

function hubWords(hub: Hub, texts: ChartTexts): string {
  return { dns: texts.hubDns, metrics: texts.hubMetrics, ingress: texts.hubIngress, busy: texts.hubBusy }[hub];
}
