/** Reads one document with js-yaml's event stream: fast and exact, but it gives up at the first syntax error. */

import {
  type AliasEvent,
  EVENT_ID,
  type Event,
  getScalarValue,
  type MappingEvent,
  parseEvents,
  SCALAR_STYLE,
  type ScalarEvent,
  type SequenceEvent,
  YAMLException,
} from 'js-yaml';
import { blockScalarRange, type TreeBuilder } from './build.ts';
import { Entry, type Node, ScalarNode, type ScalarStyle } from './located.ts';

/** The contents of a document; undefined contents mean an empty one. */
export interface FastResult {
  readonly contents: Node | undefined;
}

/** Why and where this parser gave up. */
export interface Refusal {
  readonly reason: string;
  readonly offset: number;
}

/** An open mapping or list. Its children lie on the reader's stack, from `base` on. */
interface Frame {
  map: boolean;
  flow: boolean;
  start: number;
  anchor: string | undefined;
  base: number;
  key: ScalarNode | undefined;
}

const styles: readonly ScalarStyle[] = styleTable();
const { MAPPING, SEQUENCE, SCALAR, ALIAS, POP, DOCUMENT } = EVENT_ID;

/** `text` of the builder is the whole file; the document lies in `[from, to)`. */
export function parseFast(builder: TreeBuilder, from: number, to: number, depth: number): FastResult | Refusal {
  const source = from === 0 && to === builder.text.length ? builder.text : builder.text.slice(from, to);
  try {
    return new FastReader(builder, source, from).read(parseEvents(source, { maxDepth: depth }));
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error;
    return { reason: error.reason, offset: from + (error.mark?.position ?? 0) };
  }
}

class FastReader {
  readonly #builder: TreeBuilder;
  readonly #source: string;
  readonly #base: number;
  /** The open collections are those up to `#depth`; frames behind it are kept for the next ones. */
  readonly #frames: Frame[] = [];
  #depth = 0;
  #frame: Frame | undefined;
  readonly #stack: (Node | Entry)[] = [];
  #contents: Node | undefined;

  constructor(builder: TreeBuilder, source: string, base: number) {
    this.#builder = builder;
    this.#source = source;
    this.#base = base;
  }

  read(events: readonly Event[]): FastResult | Refusal {
    let documents = 0;
    for (const event of events) {
      const { type } = event;
      if (type === SCALAR) this.#add(this.#scalar(event), event.anchorStart < 0 ? undefined : this.#anchorOf(event));
      else if (type === MAPPING || type === SEQUENCE) this.#push(event);
      else if (type === POP) this.#pop();
      else if (type === ALIAS) this.#alias(event);
      else if (type === DOCUMENT && ++documents > 1)
        return { reason: 'a second document without dashes', offset: this.#base };
    }
    return { contents: this.#contents };
  }

  #push(event: MappingEvent | SequenceEvent): void {
    const frame = this.#frames[this.#depth] ?? emptyFrame();
    this.#frames[this.#depth] = frame;
    frame.map = event.type === MAPPING;
    frame.flow = event.style === 2;
    frame.start = this.#base + event.start;
    frame.anchor = this.#anchorOf(event);
    frame.base = this.#stack.length;
    frame.key = undefined;
    this.#depth++;
    this.#frame = frame;
  }

  #pop(): void {
    const frame = this.#frame;
    if (!frame) return;
    const children = this.#stack.slice(frame.base);
    this.#stack.length = frame.base;
    const node = frame.map
      ? this.#builder.map(frame.start, frame.flow, children as Entry[])
      : this.#builder.list(frame.start, frame.flow, children as Node[]);
    this.#depth--;
    this.#frame = this.#depth > 0 ? this.#frames[this.#depth - 1] : undefined;
    this.#add(node, frame.anchor);
  }

  #alias(event: AliasEvent): void {
    const name = this.#anchorOf(event) ?? '';
    const end = this.#base + event.anchorEnd;
    this.#add(this.#builder.alias(name, { start: end - name.length - 1, end }), undefined);
  }

  #add(node: Node, anchor: string | undefined): void {
    if (anchor !== undefined) this.#builder.anchor(anchor, node);
    const frame = this.#frame;
    if (!frame) {
      if (!isAbsent(node)) this.#contents = node;
    } else if (!frame.map) {
      this.#stack.push(node);
    } else if (frame.key) {
      this.#stack.push(new Entry(frame.key, node));
      frame.key = undefined;
    } else {
      frame.key = node.kind === 'scalar' ? node : this.#builder.unsupportedKey(node);
    }
  }

  #scalar(event: ScalarEvent): ScalarNode {
    const tag = event.tagStart < 0 ? undefined : this.#source.slice(event.tagStart, event.tagEnd);
    if (event.valueStart < 0) return this.#absent(event, tag);
    const style = styles[event.style] ?? 'plain';
    const value = event.fast
      ? this.#source.slice(event.valueStart, event.valueEnd)
      : getScalarValue(this.#source, event);
    const start = this.#base + event.valueStart;
    const end = this.#base + event.valueEnd;
    if (style === 'plain') return this.#builder.plain(start, end, value, tag, this.#frame?.flow === true);
    if (style === 'single' || style === 'double') return this.#builder.quoted(start - 1, end + 1, value, style, tag);
    const at = blockScalarRange(this.#builder.text, start, end);
    return this.#builder.quoted(at.start, at.end, value, style, tag);
  }

  #absent(event: ScalarEvent, tag: string | undefined): ScalarNode {
    const behind = Math.max(event.anchorEnd, event.tagEnd);
    if (behind >= 0) return this.#builder.plain(this.#base + behind, this.#base + behind, '', tag, false);
    const frame = this.#frame;
    if (!frame) return new ScalarNode(this.#base, this.#base, null, 'plain');
    const last = this.#stack.length > frame.base ? this.#stack.at(-1) : undefined;
    if (!frame.map) return this.#builder.nothing(last ? (last as Node).end : frame.start, '-');
    if (frame.key) return this.#builder.nothing(frame.key.end, ':');
    const from = last ? (last as Entry).value.end : frame.start;
    return new ScalarNode(from, from, null, 'plain');
  }

  #anchorOf(event: { readonly anchorStart: number; readonly anchorEnd: number }): string | undefined {
    return event.anchorStart < 0 ? undefined : this.#source.slice(event.anchorStart, event.anchorEnd);
  }
}

function emptyFrame(): Frame {
  return { map: false, flow: false, start: 0, anchor: undefined, base: 0, key: undefined };
}

function isAbsent(node: Node): boolean {
  return node.kind === 'scalar' && node.value === null && node.start === node.end;
}

function styleTable(): ScalarStyle[] {
  const table: ScalarStyle[] = [];
  table[SCALAR_STYLE.PLAIN] = 'plain';
  table[SCALAR_STYLE.SINGLE_QUOTED] = 'single';
  table[SCALAR_STYLE.DOUBLE_QUOTED] = 'double';
  table[SCALAR_STYLE.LITERAL_BLOCK] = 'literal';
  table[SCALAR_STYLE.FOLDED_BLOCK] = 'folded';
  return table;
}
