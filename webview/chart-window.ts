/** The window of the chart: keeps what is shown in line with what the extension tells and what people choose. */

import { type ChartPart, type Line, partOf, type Shape } from '../server/src/chart/part.ts';
import type { ChartView } from '../server/src/chart/view.ts';
import type { ChartFormat, ChartTarget, ChartTexts, ToChart } from '../server/src/protocol/chart-window.ts';
import type { TopologyResult } from '../server/src/protocol/topology.ts';
import { drawControls, drawSide, type WindowActions } from './controls.ts';
import { element } from './element.ts';
import { buildFrame, type Frame } from './frame.ts';
import type { Host, WindowState } from './host.ts';
import { type KeyActions, onKey } from './keys.ts';
import { layouterFrom } from './layouter.ts';
import { explanationOf, foundBy, nextOf, nodeAt, nodeMeant, widenedFor } from './lookups.ts';
import { Painter } from './painter.ts';
import { fileOf } from './save.ts';
import { Stage } from './stage.ts';
import { matrixView, tableView } from './tables.ts';

/** After an edit nodes keep their places, after a choice they are arranged. */
type Reason = 'edit' | 'choice';

export class ChartWindow {
  readonly #host: Host;
  readonly #texts: ChartTexts;
  readonly #stage: Stage;
  readonly #painter: Painter;
  readonly #frame: Frame;
  #state: WindowState;
  #result: TopologyResult | undefined;
  #file = '';
  #part: ChartPart | undefined;
  /** The node that a way is to begin at, until its end is chosen. */
  #pathFrom: string | undefined;
  #toReveal: ChartTarget | undefined;

  constructor(host: Host, { texts, elk, memory }: Extract<ToChart, { type: 'start' }>, root: HTMLElement) {
    this.#host = host;
    this.#texts = texts;
    this.#state = { ...host.restored(), ...memory };
    this.#stage = new Stage(texts.keys, {
      onNode: (id) => this.#chosen(id),
      onLine: (id) => this.#explain(this.#part?.lines.find((line) => line.id === id)),
      onGround: () => this.#select(null),
      onZoom: (zoom) => this.#keep({ zoom }),
      cornerOf: () => this.#frame.corner.getBoundingClientRect(),
    });
    this.#painter = new Painter(this.#stage, layouterFrom(elk));
    this.#frame = buildFrame(root, texts, this.#keyActions);
    this.#stage.svg.addEventListener('keydown', (event) => {
      const current = document.activeElement?.getAttribute('data-id') ?? undefined;
      if (onKey(event, current, this.#painter.drawing, this.#keyActions)) event.preventDefault();
    });
    new ResizeObserver(() => {
      if (this.#state.zoom === null) this.#stage.fit();
    }).observe(this.#frame.body);
  }

  hear(message: Exclude<ToChart, { type: 'start' }>): void {
    switch (message.type) {
      case 'topology':
        this.#heard(message.result, message.file);
        return;
      case 'reveal':
        this.#toReveal = message.target;
        this.#revealTarget();
        return;
      case 'cursor':
        if (this.#state.follow) this.#followTo(message.uri, message.line);
    }
  }

  #heard(result: TopologyResult | null, file: string): void {
    const isOther = result?.topology.bundle !== this.#result?.topology.bundle;
    const isSame = result && this.#result && JSON.stringify(result) === JSON.stringify(this.#result);
    const isFileScope = this.#state.view.scope.kind === 'file' && file !== '' && this.#file !== file;
    this.#file = file;
    if (isFileScope) this.#keep({ view: { ...this.#state.view, scope: { kind: 'file', uri: file } } });
    if (isSame && !isFileScope) return;
    this.#result = result ?? undefined;
    this.#draw(isOther || isFileScope ? 'choice' : 'edit');
  }

  #draw(reason: Reason): void {
    if (!this.#result) {
      this.#frame.body.replaceChildren(element('p', { class: 'nothing' }, this.#texts.nothing));
      return;
    }
    this.#part = partOf(this.#result.topology, this.#state.view, this.#result.changes);
    this.#drawControls();
    document.body.classList.toggle('tabular', this.#state.mode !== 'chart');
    if (this.#state.mode === 'chart') {
      void this.#drawChart(this.#result, this.#part, reason);
      return;
    }
    const view = this.#state.mode === 'table' ? tableView : matrixView;
    this.#frame.body.replaceChildren(view(this.#part, this.#texts, this.#actions));
  }

  async #drawChart({ topology }: TopologyResult, part: ChartPart, reason: Reason): Promise<void> {
    if (!this.#stage.svg.isConnected) this.#frame.body.replaceChildren(this.#stage.svg);
    if (reason === 'choice') this.#say(this.#texts.arranging);
    const painting = { part, problems: topology.problems, keeps: reason === 'edit' };
    if (!(await this.#painter.paint(painting, () => this.#state.zoom))) return;
    this.#say('');
    this.#mark();
    this.#revealTarget();
  }

  #drawControls(draw = drawControls): void {
    if (!this.#result || !this.#part) return;
    const shown = { state: this.#state, result: this.#result, part: this.#part, file: this.#file };
    draw(this.#frame, shown, this.#texts, this.#actions);
  }

  #mark(): void {
    const found = this.#part ? foundBy(this.#state.search, this.#part) : null;
    const { selected } = this.#state;
    const nodes = this.#painter.drawing?.nodes ?? [];
    const entry = nodes.some(({ node }) => node.id === selected) ? selected : (nodes[0]?.node.id ?? null);
    this.#stage.mark({ entry, selected, isChosen: this.#state.showsDetails, found: found && new Set(found) });
    if (found !== null) this.#say(this.#texts.matches.replace('{0}', String(found.length)));
  }

  readonly #actions: WindowActions = {
    bundle: (bundle) => {
      this.#keep({ bundle, zoom: null, selected: null });
      this.#tellSettings();
    },
    view: (change) => this.#view(change),
    mode: (mode) => {
      this.#keep({ mode });
      this.#draw('edit');
    },
    search: (search) => {
      this.#keep({ search });
      this.#say('');
      if (this.#state.view.filter !== '') this.#view({ filter: search });
      else this.#mark();
    },
    nextMatch: () => {
      const found = this.#part && foundBy(this.#state.search, this.#part);
      const next = nextOf(found ?? [], this.#state.selected);
      if (next === undefined) return;
      this.#select(next);
      this.#stage.reveal(next);
    },
    follow: (follow) => {
      this.#keep({ follow });
      this.#drawControls();
    },
    compare: (compare) => {
      this.#keep({ compare });
      this.#tellSettings();
      this.#drawControls();
    },
    arrange: (direction) => this.#view({ direction }),
    save: (format) => void this.#save(format),
    toggleLegend: () => {
      this.#keep({ showsLegend: !this.#state.showsLegend });
      this.#drawControls();
    },
    open: (node) => this.#open(node),
    line: (line) => this.#explain(line),
    around: (id) => this.#view({ focus: { kind: 'around', id } }),
    reaching: (id) => this.#view({ focus: { kind: 'reaching', id } }),
    path: (from) => {
      this.#pathFrom = from;
      this.#say(this.#texts.pathTo.replace('{0}', this.#part?.nodes.find(({ id }) => id === from)?.name ?? from));
    },
    hide: (id) => this.#hide(id),
    fold: (namespace, isFolded) => this.#fold(namespace, isFolded),
    close: () => {
      const { selected } = this.#state;
      this.#select(null);
      if (selected !== null) this.#stage.node(selected)?.focus();
    },
  };

  readonly #keyActions: KeyActions = {
    go: (id) => {
      this.#select(id, this.#state.showsDetails);
      this.#stage.reveal(id);
      this.#stage.node(id)?.focus();
    },
    open: (id) => this.#chosen(id),
    around: (id) => this.#actions.around(id),
    reaching: (id) => this.#actions.reaching(id),
    hide: (id) => this.#hide(id),
    back: () => this.#back(),
    fit: () => {
      this.#keep({ zoom: null });
      this.#stage.fit();
    },
    scaleBy: (factor) => this.#stage.scaleBy(factor),
  };

  #chosen(id: string): void {
    const from = this.#pathFrom;
    const node = this.#part?.nodes.find((each) => each.id === id);
    if (from !== undefined && from !== id && node) {
      this.#select(id);
      this.#view({ focus: { kind: 'path', from, to: id } });
    } else if (!node) this.#select(null);
    else {
      if (node.kind !== 'namespace') this.#select(id);
      this.#open(node);
    }
  }

  #select(selected: string | null, showsDetails = true): void {
    this.#pathFrom = undefined;
    this.#say('');
    this.#keep({ selected, showsDetails });
    this.#mark();
    this.#drawControls(drawSide);
  }

  #fold(namespace: string, isFolded: boolean): void {
    this.#keep({ selected: null });
    this.#view({ folded: { ...this.#state.view.folded, [namespace]: isFolded } });
  }

  /** What is left stays where it is. */
  #hide(id: string): void {
    const { view } = this.#state;
    this.#keep({ selected: null, view: { ...view, hidden: [...view.hidden, id] } });
    this.#draw('edit');
  }

  #view(change: Partial<ChartView>): void {
    const staysInSight = Object.keys(change).every((key) => key === 'lines' || key === 'hubs');
    this.#keep({ view: { ...this.#state.view, ...change }, ...(staysInSight ? {} : { zoom: null }) });
    this.#draw(staysInSight && !('hubs' in change) ? 'edit' : 'choice');
  }

  #open(node: Shape): void {
    if (node.kind === 'namespace') this.#fold(node.name, false);
    else if (node.place) this.#host.say({ type: 'open', uri: node.place.uri, line: node.place.line });
  }

  #explain(line: Line | undefined): void {
    const message = line && this.#result && explanationOf(line, this.#result.topology);
    if (message) this.#host.say(message);
  }

  #back(): void {
    if (this.#pathFrom !== undefined) this.#select(this.#state.selected, this.#state.showsDetails);
    else if (this.#state.view.focus) this.#view({ focus: null });
    else if (this.#state.selected !== null) this.#select(null);
    else this.#host.say({ type: 'leave' });
  }

  #followTo(uri: string, line: number): void {
    const node = this.#result && nodeAt(this.#result.topology, uri, line);
    const isShown = this.#part?.nodes.some(({ id }) => id === node?.id);
    if (!node || !isShown || node.id === this.#state.selected) return;
    this.#select(node.id, this.#state.showsDetails);
    this.#stage.reveal(node.id);
  }

  /** Waits for the chart when there is none yet; a narrowed chart is widened to show what was asked for. */
  #revealTarget(): void {
    const target = this.#toReveal;
    if (!target || !this.#result || !this.#part) return;
    const node = nodeMeant(this.#result.topology, target);
    if (!node) return;
    if (!this.#part.nodes.some(({ id }) => id === node.id)) {
      const widened = widenedFor(this.#state.view, node);
      if (JSON.stringify(widened) === JSON.stringify(this.#state.view)) this.#toReveal = undefined;
      else this.#view(widened);
      return;
    }
    if (!this.#painter.drawing?.nodes.some((placed) => placed.node.id === node.id)) return;
    this.#toReveal = undefined;
    this.#select(node.id, target.kind === 'node');
    this.#stage.reveal(node.id);
    this.#stage.node(node.id)?.focus();
  }

  async #save(format: ChartFormat): Promise<void> {
    if (!this.#result || !this.#part) return;
    const drawing = this.#painter.drawing ?? (await this.#painter.arrange(this.#part));
    const { topology } = this.#result;
    this.#host.say(await fileOf(format, { topology, drawing, notes: this.#part.leftOut }));
  }

  #tellSettings(): void {
    const { bundle, compare } = this.#state;
    this.#host.say({ type: 'settings', bundle, compare });
  }

  #say(text: string): void {
    this.#frame.status.textContent = text;
  }

  #keep(change: Partial<WindowState>): void {
    this.#state = { ...this.#state, ...change };
    this.#host.keep(this.#state);
  }
}
