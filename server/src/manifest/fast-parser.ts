/** Reads one document with js-yaml's event stream: fast and exact, but it gives up at the first syntax error. */

import { EVENT_ID, type Event, getScalarValue, parseEvents, SCALAR_STYLE, type ScalarEvent } from 'js-yaml';
import { blockScalarRange, type TreeBuilder } from './build.ts';
import { Entry, type Node, ScalarNode, type ScalarStyle } from './located.ts';

/** The contents of a document; undefined contents mean an empty one. An undefined result: this parser refuses the text. */
export interface FastResult {
  readonly contents: Node | undefined;
}

interface Frame {
  readonly map: boolean;
  readonly flow: boolean;
  readonly start: number;
  readonly anchor: string | undefined;
  readonly entries: Entry[];
  readonly items: Node[];
  key: ScalarNode | undefined;
}

const styles: readonly ScalarStyle[] = styleTable();

/** `text` is the whole file; the document lies in `[from, to)`. */
export function parseFast(builder: TreeBuilder, from: number, to: number, depth: number): FastResult | undefined {
  const source = from === 0 && to === builder.text.length ? builder.text : builder.text.slice(from, to);
  let events: Event[];
  try {
    events = parseEvents(source, { maxDepth: depth });
  } catch {
    return undefined;
  }
  return new FastReader(builder, source, from).read(events);
}

class FastReader {
  readonly #builder: TreeBuilder;
  readonly #source: string;
  readonly #base: number;
  readonly #frames: Frame[] = [];
  #contents: Node | undefined;

  constructor(builder: TreeBuilder, source: string, base: number) {
    this.#builder = builder;
    this.#source = source;
    this.#base = base;
  }

  read(events: readonly Event[]): FastResult | undefined {
    let documents = 0;
    for (const event of events) {
      switch (event.type) {
        case EVENT_ID.DOCUMENT:
          if (++documents > 1) return undefined;
          break;
        case EVENT_ID.MAPPING:
        case EVENT_ID.SEQUENCE:
          this.#frames.push({
            map: event.type === EVENT_ID.MAPPING,
            flow: event.style === 2,
            start: this.#base + event.start,
            anchor: this.#slice(event.anchorStart, event.anchorEnd),
            entries: [],
            items: [],
            key: undefined,
          });
          break;
        case EVENT_ID.SCALAR:
          this.#add(this.#scalar(event), this.#slice(event.anchorStart, event.anchorEnd));
          break;
        case EVENT_ID.ALIAS: {
          const name = this.#slice(event.anchorStart, event.anchorEnd) ?? '';
          const end = this.#base + event.anchorEnd;
          this.#add(this.#builder.alias(name, { start: end - name.length - 1, end }), undefined);
          break;
        }
        case EVENT_ID.POP:
          this.#pop();
          break;
      }
    }
    return { contents: this.#contents };
  }

  #pop(): void {
    const frame = this.#frames.pop();
    if (!frame) return;
    const node = frame.map
      ? this.#builder.map(frame.start, frame.flow, frame.entries)
      : this.#builder.list(frame.start, frame.flow, frame.items);
    this.#add(node, frame.anchor);
  }

  #add(node: Node, anchor: string | undefined): void {
    if (anchor !== undefined) this.#builder.anchor(anchor, node);
    const frame = this.#frames.at(-1);
    if (!frame) {
      if (!isAbsent(node)) this.#contents = node;
    } else if (!frame.map) {
      frame.items.push(node);
    } else if (frame.key) {
      frame.entries.push(new Entry(frame.key, node));
      frame.key = undefined;
    } else if (node.kind === 'scalar') {
      frame.key = node;
    } else {
      this.#builder.problem('unsupported-key', 'A key must be a scalar: JSON has no other keys.', node.at);
      frame.key = new ScalarNode(node.start, node.end, '', 'plain');
    }
  }

  #scalar(event: ScalarEvent): ScalarNode {
    const tag = this.#slice(event.tagStart, event.tagEnd);
    if (event.valueStart < 0) return this.#absent(event, tag);
    const style = styles[event.style] ?? 'plain';
    let start = this.#base + event.valueStart;
    let end = this.#base + event.valueEnd;
    if (style === 'single' || style === 'double') {
      start--;
      end++;
    } else if (style !== 'plain') {
      ({ start, end } = blockScalarRange(this.#builder.text, start, end));
    }
    const value = event.fast
      ? this.#source.slice(event.valueStart, event.valueEnd)
      : getScalarValue(this.#source, event);
    return this.#builder.scalar(start, end, value, style, tag);
  }

  #absent(event: ScalarEvent, tag: string | undefined): ScalarNode {
    const behind = Math.max(event.anchorEnd, event.tagEnd);
    if (behind >= 0) return this.#builder.scalar(this.#base + behind, this.#base + behind, '', 'plain', tag);
    const frame = this.#frames.at(-1);
    if (!frame) return new ScalarNode(this.#base, this.#base, null, 'plain');
    if (frame.map) return this.#builder.nothing(frame.key?.end ?? frame.entries.at(-1)?.value.end ?? frame.start, ':');
    return this.#builder.nothing(frame.items.at(-1)?.end ?? frame.start, '-');
  }

  #slice(start: number, end: number): string | undefined {
    return start < 0 ? undefined : this.#source.slice(start, end);
  }
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
