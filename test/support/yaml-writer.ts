/** Writes a value as YAML in randomly chosen styles, so that laws meet every way of writing the same thing. */

import { isPlainString } from '../../server/src/manifest/scalars.ts';
import { fitsPlain } from '../../server/src/manifest/write-value.ts';

export type Json = null | boolean | number | string | Json[] | { [name: string]: Json };

/** Gives a whole number from 0 up to, but not including, `below`. */
export type Chance = (below: number) => number;

/** A sequence of chances that depends on the seed alone. */
export function chanceOf(seed: number): Chance {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

/** What the whole text has in common. */
export interface Manner {
  readonly width: number;
  readonly listIndent: number;
  readonly comments: boolean;
  readonly lineBreak: string;
  readonly finalBreak: boolean;
}

export function mannerOf(chance: Chance): Manner {
  const width = [1, 2, 2, 2, 3, 4][chance(6)]!;
  return {
    width,
    listIndent: [0, width, 2][chance(3)]!,
    comments: chance(2) === 0,
    lineBreak: chance(4) === 0 ? '\r\n' : '\n',
    finalBreak: chance(4) > 0,
  };
}

/** The text of one document. */
export function writeDocument(value: Json, manner: Manner, chance: Chance): string {
  const writer = new Writer(manner, chance);
  const lines = chance(6) === 0 ? writer.flowLines(value) : writer.block(value);
  const text = [...writer.remarks(0), ...lines].join(manner.lineBreak);
  // A last empty line is part of a scalar's value, and is a line only when it ends.
  return manner.finalBreak || lines.at(-1) === '' ? text + manner.lineBreak : text;
}

class Writer {
  readonly #manner: Manner;
  readonly #chance: Chance;
  /** Whether a block scalar was written last: lines further in, and some blank ones, would become part of it. */
  #behindLiteral = false;

  constructor(manner: Manner, chance: Chance) {
    this.#manner = manner;
    this.#chance = chance;
  }

  /** The lines of a value, the first without indentation. */
  block(value: Json): string[] {
    if (isFilledList(value)) return value.flatMap((item) => [...this.remarks(0), ...this.#item(item)]);
    if (isFilledMap(value)) {
      return Object.entries(value).flatMap(([name, value]) => [...this.remarks(0), ...this.#entry(name, value)]);
    }
    return this.#scalarLines(value, this.#manner.width);
  }

  /** A flow collection over one or many lines, or a scalar on one. */
  flowLines(value: Json): string[] {
    if (this.#chance(2) === 0 || !isFilled(value)) return [this.#flow(value) + this.#remark()];
    const [open, close] = Array.isArray(value) ? '[]' : '{}';
    const last = this.#chance(2) === 0 ? ',' : '';
    const parts = Array.isArray(value)
      ? value.map((item) => this.#flow(item))
      : Object.entries(value).map(([name, value]) => `${this.#key(name)}: ${this.#flow(value)}`);
    const lines = parts.flatMap((part, index) => {
      const comma = index < parts.length - 1 ? ',' : last;
      return [...this.remarks(2), `  ${part}${comma}${this.#remark()}`];
    });
    return [`${open}${this.#remark()}`, ...lines, ...this.remarks(0), `${close}${this.#remark()}`];
  }

  /** Comments and blank lines that may stand before an element at a column. */
  remarks(column: number): string[] {
    if (!this.#manner.comments || this.#chance(5) > 0) return [];
    const lines: string[] = [];
    for (let i = this.#chance(3); i >= 0; i--) {
      const isFree = !this.#behindLiteral;
      const indent = ' '.repeat(isFree && this.#chance(3) === 0 ? this.#chance(7) : column);
      lines.push(isFree && this.#chance(3) === 0 ? '' : `${indent}# ${words[this.#chance(words.length)]}`);
    }
    return lines;
  }

  #remark(): string {
    return this.#manner.comments && this.#chance(5) === 0 ? ` # ${words[this.#chance(words.length)]}` : '';
  }

  #item(item: Json): string[] {
    this.#behindLiteral = false;
    if (isFilled(item) && this.#chance(6) === 0) return this.#prefixed('- ', this.flowLines(item));
    const gap = this.#chance(5) === 0 ? 3 : 1;
    if (isFilled(item) && this.#chance(8) === 0) return [`-${this.#remark()}`, ...indent(this.block(item), gap + 1)];
    const lines = isFilled(item) ? this.block(item) : this.#scalarLines(item, this.#manner.width);
    return this.#prefixed(`-${' '.repeat(gap)}`, lines.slice(lines.findIndex((line) => !isRemark(line))));
  }

  #entry(name: string, value: Json): string[] {
    this.#behindLiteral = false;
    const key = this.#key(name);
    if (!isFilled(value)) {
      const [first, ...rest] = this.#scalarLines(value, this.#manner.width);
      return [first === '' ? `${key}:` : `${key}: ${first}`, ...rest];
    }
    if (this.#chance(6) === 0) {
      const [first, ...rest] = this.flowLines(value);
      return [`${key}: ${first}`, ...indent(rest, this.#manner.width)];
    }
    const columns = Array.isArray(value) ? this.#manner.listIndent : this.#manner.width;
    return [`${key}:${this.#remark()}`, ...indent(this.block(value), columns)];
  }

  #scalarLines(value: Json, column: number): string[] {
    if (typeof value === 'string' && this.#chance(3) > 0) {
      const literal = literalOf(value, column, this.#chance);
      if (literal) {
        this.#behindLiteral = true;
        return literal;
      }
    }
    if (value === null && this.#chance(3) === 0) return [''];
    return [this.#flow(value) + this.#remark()];
  }

  #flow(value: Json): string {
    const padding = this.#chance(2) === 0 ? ' ' : '';
    if (Array.isArray(value)) {
      const comma = value.length > 0 && this.#chance(4) === 0 ? ',' : '';
      return `[${value.map((item) => this.#flow(item)).join(', ')}${comma}]`;
    }
    if (typeof value === 'object' && value !== null) {
      const parts = Object.entries(value).map(([name, value]) => `${this.#key(name)}: ${this.#flow(value)}`);
      const comma = parts.length > 0 && this.#chance(4) === 0 ? ',' : '';
      return `{${padding}${parts.join(', ')}${comma}${padding}}`;
    }
    return typeof value === 'string' ? this.#string(value) : String(value);
  }

  #key(name: string): string {
    return this.#string(name);
  }

  #string(text: string): string {
    const style = this.#chance(4);
    if (style > 1 && isPlainString(text) && fitsPlain(text)) return text;
    if (style > 0 && /^[\x20-\x7e\u00e0-\ud7ff]*$/.test(text)) return `'${text.replaceAll("'", "''")}'`;
    return JSON.stringify(text);
  }

  #prefixed(prefix: string, lines: string[]): string[] {
    const [first, ...rest] = lines;
    return [prefix + first, ...indent(rest, prefix.length)];
  }
}

const words = ['note', 'it says: "no"', "don't", 'a # b', '- item', 'key: value', '{', 'é 😀'];

function literalOf(value: string, width: number, chance: Chance): string[] | undefined {
  if (!/^[^\s][\x20-\x7e\n]*$/.test(value) || !value.includes('\n') || / (?:\n|$)/.test(value)) return undefined;
  const body = value.replace(/\n+$/, '');
  const breaks = value.length - body.length;
  const lines = indent(body.split('\n'), width);
  if (breaks === 0) return ['|-', ...lines];
  if (breaks === 1) return [chance(2) === 0 ? '|' : '|+', ...lines];
  return ['|+', ...lines, ...Array<string>(breaks - 1).fill('')];
}

function indent(lines: string[], columns: number): string[] {
  return lines.map((line) => (line === '' ? line : ' '.repeat(columns) + line));
}

function isRemark(line: string): boolean {
  return /^\s*(?:#|$)/.test(line);
}

function isFilledList(value: Json): value is Json[] {
  return Array.isArray(value) && value.length > 0;
}

function isFilledMap(value: Json): value is { [name: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && Object.keys(value).length > 0;
}

function isFilled(value: Json): value is Json[] | { [name: string]: Json } {
  return isFilledList(value) || isFilledMap(value);
}
