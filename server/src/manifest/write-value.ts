/** Writes plain values as YAML that readers of YAML 1.1 and of 1.2 understand alike. */

import { stringify } from 'yaml';
import { type Node, plainValue, type ScalarValue } from './located.ts';
import { isPlainString } from './scalars.ts';

/** A value without places, as JSON has it. */
export type PlainValue = ScalarValue | readonly PlainValue[] | { readonly [name: string]: PlainValue };

export type Quote = '"' | "'";

/** How block collections are written. */
export interface BlockStyle {
  /** Columns that a nested mapping is indented by. */
  readonly width: number;
  /** Columns that a list under a key is indented by: 0 puts its dashes below the key. */
  readonly listIndent: number;
  readonly quote: Quote;
  /** Whether strings of several lines may become `|` scalars. */
  readonly literals: boolean;
}

/** How flow collections are written. */
export interface FlowStyle {
  readonly quote: Quote;
  readonly quoteKeys: boolean;
  readonly quoteStrings: boolean;
  /** Stands behind `{` and before `}` of a collection on one line. */
  readonly padding: '' | ' ';
  /** Set when each entry of a nested collection goes on a line of its own. */
  readonly lines?: { readonly lineBreak: string; readonly step: string; readonly trailingComma: boolean };
}

/** The lines of a value in block style; they begin at the value's own column. */
export function blockLines(value: PlainValue, style: BlockStyle): string[] {
  if (isListValue(value) && isFilled(value)) {
    return value.flatMap((item) => {
      const [first, ...rest] = blockLines(item, style);
      return [`- ${first}`, ...indented(rest, 2)];
    });
  }
  if (isMapValue(value) && isFilled(value)) {
    return Object.entries(value).flatMap(([name, value]) => entryLines(name, value, style));
  }
  if (typeof value === 'string' && style.literals)
    return literalLines(value, style) ?? [writeString(value, style.quote)];
  return [writeAtom(value, style.quote)];
}

/** The lines of an entry in block style; they begin at the key's column. */
export function entryLines(name: string, value: PlainValue, style: BlockStyle): string[] {
  const key = `${writeString(name, style.quote)}:`;
  const lines = blockLines(value, style);
  if (isFilled(value)) return [key, ...indented(lines, isListValue(value) ? style.listIndent : style.width)];
  return [`${key} ${lines[0]}`, ...lines.slice(1)];
}

/** A value in flow style. `indent` is the white space before the line that it stands on. */
export function flowText(value: PlainValue, style: FlowStyle, indent: string): string {
  if (isListValue(value)) {
    const items = (indent: string) => value.map((item) => flowText(item, style, indent));
    // KYAML opens and closes the mappings of a list on the lines of its brackets.
    if (style.lines?.trailingComma && value.every((item) => isMapValue(item) && isFilled(item)))
      return `[${items(indent).join(', ')}]`;
    return bracketed('[', ']', items, style, indent);
  }
  if (!isMapValue(value)) return flowAtom(value, style);
  const entries = (indent: string) =>
    Object.entries(value).map(([name, value]) => flowEntryText(name, value, style, indent));
  return bracketed('{', '}', entries, style, indent);
}

export function flowEntryText(name: string, value: PlainValue, style: FlowStyle, indent: string): string {
  const key = style.quoteKeys ? quoted(name, '"') : writeString(name, style.quote);
  return `${key}: ${flowText(value, style, indent)}`;
}

/** A value that fits on one line in either style; a collection must be empty. */
export function writeAtom(value: PlainValue, quote: Quote): string {
  if (typeof value === 'string') return writeString(value, quote);
  if (typeof value === 'number') return writeNumber(value);
  if (isListValue(value)) return '[]';
  return isMapValue(value) ? '{}' : String(value);
}

/** A string without quotes when every reader reads that back as this string, wherever it stands; else with quotes. */
export function writeString(text: string, quote: Quote): string {
  return isPlainString(text) && fitsPlain(text) ? text : quoted(text, quote);
}

export function quoted(text: string, quote: Quote): string {
  if (quote === "'" && !needsEscape.test(text)) return `'${text.replaceAll("'", "''")}'`;
  return JSON.stringify(text).replace(escapedBeyondJson, (unit) => `\\u${hex(unit)}`);
}

/** Whether the characters may stand without quotes, in block and in flow style, whatever they then mean. */
export function fitsPlain(text: string): boolean {
  if (nameLike.test(text)) return true;
  if (!plainCharacters.test(text) || indicators.test(text)) return false;
  return isPlainString(text) ? stringify(text, { version: '1.1', lineWidth: 0 }) === `${text}\n` : true;
}

/** A node's value as it can be written again elsewhere. */
export function valueIn(node: Node): PlainValue {
  return plainValue(node) as PlainValue;
}

export function indented(lines: readonly string[], columns: number): string[] {
  const indent = ' '.repeat(columns);
  return lines.map((line) => (line === '' ? line : indent + line));
}

export function isListValue(value: PlainValue): value is readonly PlainValue[] {
  return Array.isArray(value);
}

function isMapValue(value: PlainValue): value is { readonly [name: string]: PlainValue } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Whether a value is a mapping or list with something in it, so that it needs lines or brackets with contents. */
export function isFilled(value: PlainValue): value is readonly PlainValue[] | { readonly [name: string]: PlainValue } {
  return isListValue(value) ? value.length > 0 : isMapValue(value) && Object.keys(value).length > 0;
}

/** What begins another token, ends a plain scalar or marks a document, and the merge key. Go's reader ends one at `?`. */
const indicators = /^(?:-(?![-\w])|:|[-.]{3}|<<$|=$)|[,[\]{}?]|:\s|:$|\s#/;
/** What nearly all names look like; asking the library about each would cost more than everything around it. */
const nameLike = /^(?![eE][-0-9])[A-Za-z][A-Za-z0-9.-]*$/;
/** No control characters, no white space at the ends, no quotes or indicators in front. */
const plainCharacters = /^[^\p{C}\s'"#&*!|>%@`](?:[^\p{C}\s]| (?=[^ ]))*$/u;
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for.
const needsEscape = /[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]|\p{Cs}/u;
const escapedBeyondJson = /[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]/g;

function hex(unit: string): string {
  return unit.charCodeAt(0).toString(16).padStart(4, '0');
}

function writeNumber(value: number): string {
  if (Number.isNaN(value)) return '.nan';
  if (Number.isFinite(value)) return String(value);
  return value > 0 ? '.inf' : '-.inf';
}

/** A string as a `|` scalar, when it has several lines and none that a block scalar would not give back. */
export function literalLines(text: string, style: BlockStyle): string[] | undefined {
  const body = text.endsWith('\n') ? text.slice(0, -1) : text;
  if (!body.includes('\n') || body.endsWith('\n') || /^\n*[ \t]|[ \t]$/.test(body) || /[ \t]\n/.test(body))
    return undefined;
  if (needsEscape.test(body.replaceAll('\n', ''))) return undefined;
  return [body === text ? '|-' : '|', ...indented(body.split('\n'), style.width)];
}

function flowAtom(value: ScalarValue, style: FlowStyle): string {
  if (typeof value === 'string' && (style.quoteStrings || style.quoteKeys)) return quoted(value, '"');
  return writeAtom(value, style.quote);
}

function bracketed(
  open: string,
  close: string,
  parts: (indent: string) => string[],
  style: FlowStyle,
  indent: string,
): string {
  if (!style.lines) {
    const inner = parts(indent).join(', ');
    const padding = open === '{' ? style.padding : '';
    return inner === '' ? open + close : open + padding + inner + padding + close;
  }
  const { lineBreak, step, trailingComma } = style.lines;
  const inner = indent + step;
  const written = parts(inner);
  if (written.length === 0) return open + close;
  return `${open}${lineBreak}${inner}${written.join(`,${lineBreak}${inner}`)}${trailingComma ? ',' : ''}${lineBreak}${indent}${close}`;
}
