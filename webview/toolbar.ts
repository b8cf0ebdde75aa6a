/** The controls above the chart: what to show, how to show it, and where to put it. */

import type { ChartView, Focus, Scope } from '../server/src/chart/view.ts';
import type { ChartFormat, ChartTexts } from '../server/src/protocol/chart-window.ts';
import type { TopologyResult } from '../server/src/protocol/topology.ts';
import { button, element, toggle } from './element.ts';
import type { Mode, WindowState } from './host.ts';

export interface ToolbarActions {
  bundle(id: string): void;
  view(change: Partial<ChartView>): void;
  mode(mode: Mode): void;
  search(text: string): void;
  nextMatch(): void;
  follow(isOn: boolean): void;
  compare(isOn: boolean): void;
  arrange(direction: ChartView['direction']): void;
  save(format: ChartFormat): void;
}

export function toolbar(
  state: WindowState,
  { bundles, topology }: TopologyResult,
  file: string,
  texts: ChartTexts,
  actions: ToolbarActions,
): HTMLElement[] {
  return [
    ...(bundles.length > 1 ? [bundleChoice(bundles, topology.bundle, texts, actions)] : []),
    scopeChoice(state.view.scope, topology.namespaces, file, texts, actions),
    searchBox(state, texts, actions),
    modeChoice(state.mode, texts, actions),
    arrangeChoice(state, texts, actions),
    element(
      'div',
      { class: 'group' },
      toggle(texts.follow, texts.followTitle, state.follow, (isOn) => actions.follow(isOn)),
      toggle(texts.compare, texts.compareTitle, state.compare, (isOn) => actions.compare(isOn)),
      exportChoice(texts, actions),
    ),
  ];
}

type Option = readonly [value: string, text: string];

function choice(label: string, options: readonly Option[], value: string, onChoice: (value: string) => void) {
  const list = element(
    'select',
    { 'aria-label': label, title: label, change: ({ target }) => onChoice((target as HTMLSelectElement).value) },
    ...options.map(([each, text]) => element('option', { value: each }, text)),
  );
  list.value = value;
  return list;
}

function bundleChoice(bundles: readonly string[], bundle: string, texts: ChartTexts, actions: ToolbarActions) {
  const options = bundles.map((id): Option => [id, id === '' || id.endsWith(':') ? `${id}.` : id]);
  return choice(texts.bundle, options, bundle, (id) => actions.bundle(id));
}

function scopeChoice(
  scope: Scope,
  namespaces: readonly string[],
  file: string,
  texts: ChartTexts,
  actions: ToolbarActions,
) {
  const options: Option[] = [
    ['bundle', texts.wholeBundle],
    ['file', texts.currentFile],
    ...namespaces.map((name): Option => [`namespace ${name}`, `${texts.namespace} ${name}`]),
  ];
  const value = scope.kind === 'namespace' ? `namespace ${scope.namespace}` : scope.kind;
  return choice(texts.scope, options, value, (chosen) => {
    const next: Scope = chosen.startsWith('namespace ')
      ? { kind: 'namespace', namespace: chosen.slice('namespace '.length) }
      : chosen === 'file'
        ? { kind: 'file', uri: file }
        : { kind: 'bundle' };
    actions.view({ scope: next, focus: null });
  });
}

function searchBox({ search, view }: WindowState, texts: ChartTexts, actions: ToolbarActions): HTMLElement {
  const input = element('input', {
    type: 'search',
    value: search,
    placeholder: texts.search,
    'aria-label': texts.search,
    input: ({ target }) => actions.search((target as HTMLInputElement).value),
    keydown: (event) => {
      if ((event as KeyboardEvent).key === 'Enter') actions.nextMatch();
    },
  });
  const filters = toggle(texts.filter, texts.filterTitle, view.filter !== '', (isOn) =>
    actions.view({ filter: isOn ? input.value : '' }),
  );
  return element('div', { class: 'group', role: 'search' }, input, filters);
}

function modeChoice(mode: Mode, texts: ChartTexts, actions: ToolbarActions): HTMLElement {
  const modes: readonly [Mode, string][] = [
    ['chart', texts.chart],
    ['table', texts.table],
    ['matrix', texts.matrix],
  ];
  return element(
    'div',
    { class: 'group modes', role: 'group' },
    ...modes.map(([each, text]) => toggle(text, text, each === mode, () => actions.mode(each))),
  );
}

function arrangeChoice({ view }: WindowState, texts: ChartTexts, actions: ToolbarActions): HTMLElement {
  const isAcross = view.direction !== 'down';
  const other = isAcross ? 'down' : 'right';
  return element(
    'div',
    { class: 'group' },
    button(texts.arrange, texts.arrangeTitle, () => actions.arrange(view.direction)),
    button(isAcross ? '↓' : '→', isAcross ? texts.downwards : texts.across, () => actions.arrange(other)),
  );
}

function exportChoice(texts: ChartTexts, actions: ToolbarActions): HTMLElement {
  const formats: readonly Option[] = [
    ['', texts.export],
    ['svg', 'SVG'],
    ['png', 'PNG'],
    ['mermaid', 'Mermaid'],
    ['json', 'JSON'],
  ];
  const list = choice(texts.export, formats, '', (format) => {
    list.value = '';
    if (format !== '') actions.save(format as ChartFormat);
  });
  return list;
}

/** What the chart is narrowed to, with a way back. */
export function focusBar(
  focus: Focus | null,
  nameOf: (id: string) => string,
  isEmpty: boolean,
  texts: ChartTexts,
  onEnd: () => void,
): HTMLElement[] {
  if (!focus) return [];
  const words =
    focus.kind === 'path'
      ? (isEmpty ? texts.noPath : texts.pathNodes).replace('{0}', nameOf(focus.from)).replace('{1}', nameOf(focus.to))
      : (focus.kind === 'around' ? texts.aroundNode : texts.reachingNode).replace('{0}', nameOf(focus.id));
  return [element('span', {}, words), button(texts.showAll, texts.showAll, onEnd)];
}
