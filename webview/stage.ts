/** The drawing in the window: its layers, zoom and pan, and which nodes and lines stand out. */

import { select } from 'd3-selection';
import { type D3ZoomEvent, type ZoomBehavior, type ZoomTransform, zoom, zoomIdentity } from 'd3-zoom';
import { layersOf } from '../server/src/chart/draw.ts';
import type { Box, Drawing } from '../server/src/chart/drawing.ts';
import type { FindingCounts } from '../server/src/protocol/status.ts';
import type { WindowState } from './host.ts';
import { Layer } from './patch.ts';

export interface StageEvents {
  onNode(id: string): void;
  onLine(id: string): void;
  onGround(): void;
  /** Only what people do themselves is told. */
  onZoom(zoom: NonNullable<WindowState['zoom']>): void;
  /** What lies over the lower left corner of the drawing. */
  cornerOf(): DOMRect;
}

export interface Marks {
  /** The node by which the keyboard enters. */
  readonly entry: string | null;
  readonly selected: string | null;
  /** Whether somebody selected it here, so that what it is connected with should stand out. */
  readonly isChosen: boolean;
  /** What a search found; null without a search. */
  readonly found: ReadonlySet<string> | null;
}

const far = 0.45;
const margin = 28;
const glideMilliseconds = 180;

export class Stage {
  readonly svg: SVGSVGElement;
  readonly #areas = new Layer('areas');
  readonly #lines = new Layer('lines');
  readonly #nodes = new Layer('nodes');
  readonly #zoom: ZoomBehavior<SVGSVGElement, unknown>;
  readonly #events: StageEvents;
  #drawing: Drawing | undefined;
  #gliding = 0;
  #hasShown = false;

  constructor(label: string, events: StageEvents) {
    this.#events = events;
    this.svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
    this.svg.setAttribute('class', 'chart');
    this.svg.setAttribute('role', 'group');
    this.svg.setAttribute('aria-label', label);
    const viewport = document.createElementNS('http://www.w3.org/2000/svg', 'g');
    viewport.append(this.#areas.group, this.#lines.group, this.#nodes.group);
    this.svg.append(viewport);
    this.#zoom = zoom<SVGSVGElement, unknown>()
      .scaleExtent([0.04, 3])
      .on('zoom', ({ transform, sourceEvent }: D3ZoomEvent<SVGSVGElement, unknown>) => {
        viewport.setAttribute('transform', transform.toString());
        this.svg.classList.toggle('far', transform.k < far);
        if (sourceEvent) this.#tell(transform);
      });
    select(this.svg).call(this.#zoom).on('dblclick.zoom', null);
    this.svg.addEventListener('click', ({ target }) => {
      const node = idAt(target, '.node') ?? idAt(target, '.area');
      const line = idAt(target, '.line');
      if (node !== undefined) events.onNode(node);
      else if (line !== undefined) events.onLine(line);
      else events.onGround();
    });
  }

  get drawing(): Drawing | undefined {
    return this.#drawing;
  }

  show(drawing: Drawing, problems: Readonly<Record<string, FindingCounts>>): void {
    this.#drawing = drawing;
    const { areas, lines, nodes } = layersOf(drawing, problems);
    this.#areas.show(areas);
    this.#lines.show(lines);
    this.#nodes.show(nodes);
    for (const [, { element }] of this.#nodes.elements()) {
      element.setAttribute('role', 'button');
      if (!element.hasAttribute('tabindex')) element.setAttribute('tabindex', '-1');
    }
  }

  node(id: string): SVGElement | undefined {
    return this.#nodes.element(id);
  }

  mark({ entry, selected, isChosen, found }: Marks): void {
    const isLinked = (from: string, to: string): boolean => from === selected || to === selected;
    const linked = new Set<string>();
    for (const { line } of this.#drawing?.lines ?? []) {
      if (isLinked(line.from, line.to)) linked.add(line.from).add(line.to);
      const element = this.#lines.element(line.id);
      element?.classList.toggle('linked', isLinked(line.from, line.to));
    }
    this.svg.classList.toggle('choosing', isChosen && linked.size > 0);
    this.svg.classList.toggle('searching', found !== null);
    for (const [id, { element }] of this.#nodes.elements()) {
      element.setAttribute('tabindex', id === entry ? '0' : '-1');
      element.classList.toggle('selected', id === selected);
      element.classList.toggle('linked', linked.has(id));
      element.classList.toggle('found', found?.has(id) ?? false);
      element.setAttribute('aria-pressed', String(id === selected));
    }
  }

  /** Shows all of the drawing, no larger than life, above or beside what lies over its corner. */
  fit(): void {
    const { clientWidth, clientHeight } = this.svg;
    if (!this.#drawing || clientWidth === 0) return;
    const { width, height } = this.#drawing;
    const { width: cornerWidth, height: cornerHeight } = this.#events.cornerOf();
    const [leftOf, below] = [cornerWidth + margin, cornerHeight + margin];
    const scaleIn = (left: number, bottom: number): number =>
      Math.min(1, (clientWidth - left) / (width + margin), (clientHeight - bottom) / (height + margin));
    const [beside, above] = [scaleIn(leftOf, 0), scaleIn(0, below)];
    const [left, bottom] = beside > above ? [leftOf, 0] : [0, below];
    const k = Math.max(beside, above);
    const x = left + Math.max(0, (clientWidth - left - width * k) / 2);
    const y = Math.max(margin / 2, (clientHeight - bottom - height * k) / 2);
    this.#move(zoomIdentity.translate(x, y).scale(k));
  }

  restore({ x, y, k }: NonNullable<WindowState['zoom']>): void {
    select(this.svg).call(this.#zoom.transform, zoomIdentity.translate(x, y).scale(k));
  }

  scaleBy(factor: number): void {
    select(this.svg).call(this.#zoom.scaleBy, factor);
    this.#tell(this.#transform());
  }

  /** Brings a node into view, and moves nothing if it is there already. */
  reveal(id: string): void {
    const box = this.#drawing?.nodes.find(({ node }) => node.id === id)?.box;
    if (!box || this.#isVisible(box)) return;
    const { clientWidth, clientHeight } = this.svg;
    const k = Math.max(0.7, this.#transform().k);
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    this.#move(zoomIdentity.translate(clientWidth / 2 - x * k, clientHeight / 2 - y * k).scale(k));
  }

  #tell({ x, y, k }: ZoomTransform): void {
    this.#events.onZoom({ x, y, k });
  }

  #isVisible(box: Box): boolean {
    const transform = this.#transform();
    const [left, top] = transform.apply([box.x, box.y]);
    const [right, bottom] = transform.apply([box.x + box.width, box.y + box.height]);
    return left >= 0 && top >= 0 && right <= this.svg.clientWidth && bottom <= this.svg.clientHeight;
  }

  #transform(): ZoomTransform {
    return (this.svg as SVGSVGElement & { __zoom?: ZoomTransform }).__zoom ?? zoomIdentity;
  }

  /** Glides there, so that the eye can follow; at once where people want no motion. */
  #move(target: ZoomTransform): void {
    cancelAnimationFrame(this.#gliding);
    const to = (transform: ZoomTransform): void => void select(this.svg).call(this.#zoom.transform, transform);
    if (document.hidden || matchMedia('(prefers-reduced-motion: reduce)').matches || !this.#hasShown) {
      this.#hasShown = true;
      to(target);
      return;
    }
    const start = this.#transform();
    const begin = performance.now();
    const glide = (now: number): void => {
      const part = Math.min(1, (now - begin) / glideMilliseconds);
      const at = 1 - (1 - part) ** 3;
      const between = (a: number, b: number): number => a + (b - a) * at;
      const k = between(start.k, target.k);
      to(zoomIdentity.translate(between(start.x, target.x), between(start.y, target.y)).scale(k));
      if (part < 1) this.#gliding = requestAnimationFrame(glide);
    };
    this.#gliding = requestAnimationFrame(glide);
  }
}

function idAt(target: EventTarget | null, kind: string): string | undefined {
  const found = target instanceof Element ? target.closest(kind) : null;
  return found?.getAttribute('data-id') ?? undefined;
}
