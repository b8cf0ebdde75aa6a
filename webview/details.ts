/** What is known of the selected node, beside the chart: its findings, its connections, and what can be asked about it. */

import type { ChartPart, Line, Shape } from '../server/src/chart/part.ts';
import { detailOf, lineWords, portWords, problemWords } from '../server/src/chart/words.ts';
import type { ChartTexts } from '../server/src/protocol/chart-window.ts';
import { button, element } from './element.ts';

export interface DetailActions {
  open(node: Shape): void;
  line(line: Line): void;
  around(id: string): void;
  reaching(id: string): void;
  path(from: string): void;
  hide(id: string): void;
  fold(namespace: string, isFolded: boolean): void;
  close(): void;
}

export function detailsPanel(node: Shape, part: ChartPart, texts: ChartTexts, actions: DetailActions): HTMLElement {
  const problems = node.problems ? problemWords(node.problems) : '';
  const names = new Map(part.nodes.map(({ id, name }) => [id, name]));
  const incoming = part.lines.filter(({ to }) => to === node.id);
  const outgoing = part.lines.filter(({ from }) => from === node.id);
  const isFolded = node.kind === 'namespace';
  const does: [string, string, () => void][] = [
    ...(node.place ? [[texts.open, 'Enter', () => actions.open(node)] as [string, string, () => void]] : []),
    [texts.around, 'F', () => actions.around(node.id)],
    [texts.reaching, 'R', () => actions.reaching(node.id)],
    [texts.pathFrom, '', () => actions.path(node.id)],
    [texts.hide, 'H', () => actions.hide(node.id)],
  ];
  const namespace = isFolded ? node.name : node.namespace;
  return element(
    'aside',
    { class: 'details', 'aria-label': node.name },
    element(
      'header',
      {},
      element('h2', {}, node.name),
      element(
        'button',
        { type: 'button', class: 'close', 'aria-label': texts.close, title: texts.close, click: () => actions.close() },
        '×',
      ),
    ),
    element('p', { class: 'kind' }, [node.namespace ?? '', detailOf(node)].filter(Boolean).join(' · ')),
    ...(problems === '' ? [] : [element('p', { class: 'problems' }, problems)]),
    element(
      'div',
      { class: 'actions' },
      ...(isFolded ? [] : does.map(([text, key, act]) => button(text, key, act))),
      ...(namespace === null
        ? []
        : [button(isFolded ? texts.unfold : texts.fold, namespace, () => actions.fold(namespace, !isFolded))]),
    ),
    ...connections(texts.incoming, incoming, (line) => names.get(line.from) ?? line.from, texts, actions),
    ...connections(texts.outgoing, outgoing, (line) => names.get(line.to) ?? line.to, texts, actions),
  );
}

/** So many are read; the table has them all. */
const most = 60;

function connections(
  title: string,
  lines: readonly Line[],
  nameOf: (line: Line) => string,
  texts: ChartTexts,
  actions: DetailActions,
): HTMLElement[] {
  const items = lines.slice(0, most).map((line) => {
    const ports = line.label ?? (line.ports ? portWords(line.ports) : '');
    const words = [lineWords[line.kind], ports].filter(Boolean).join(', ');
    return element(
      'li',
      { class: `line-item ${line.kind}` },
      element(
        'button',
        { type: 'button', click: () => actions.line(line) },
        element('strong', {}, nameOf(line)),
        element('span', {}, words),
      ),
    );
  });
  const rest = lines.length > most ? [element('li', { class: 'rest' }, `+${lines.length - most}`)] : [];
  return [
    element('h3', {}, `${title} (${lines.length})`),
    lines.length === 0 ? element('p', { class: 'none' }, texts.none) : element('ul', {}, ...items, ...rest),
  ];
}
