/** Reads one document with the yaml library: slower, but it survives syntax errors and names each with its place. */

import {
  type Document as AnyDocument,
  type Node as AnyNode,
  Composer,
  type CST,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  Parser,
  type Scalar,
  type YAMLParseError,
} from 'yaml';
import { blockScalarRange, mostProblems, type TreeBuilder } from './build.ts';
import { lineEnd, propertiesOf } from './layout.ts';
import { Entry, type Node, ScalarNode, type ScalarStyle } from './located.ts';
import { syntaxComplaint } from './syntax-complaint.ts';

/** Longer documents are not read by this parser: broken in many places, they would take it seconds. */
export const largestTolerated = 100_000;

/** `text` of the builder is the whole file; the document lies in `[from, to)`. Problems go to the builder. */
export function parseTolerant(builder: TreeBuilder, from: number, to: number, depth: number): Node | undefined {
  const source = builder.text.slice(from, to);
  const tokens = untilHopeless(new Parser().parse(source));
  const composer = new Composer({ schema: 'failsafe', uniqueKeys: false, logLevel: 'silent', resolveKnownTags: false });
  try {
    return new TolerantReader(builder, from, to, depth).read(composer.compose(tokens, true, source.length));
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    // The library recurses by nesting; only nesting far beyond every bound exhausts the stack.
    builder.problem('too-deep', `Mappings and lists are nested more than ${depth} deep.`, { start: from, end: from });
    return undefined;
  }
}

/** The tokens up to the hundredth that fits nowhere: each costs an error, and no more of them are reported. */
function* untilHopeless(tokens: Iterable<CST.Token>): Iterable<CST.Token> {
  let errors = 0;
  for (const token of tokens) {
    if (token.type === 'error' && ++errors > mostProblems) return;
    yield token;
  }
}

class TolerantReader {
  readonly #builder: TreeBuilder;
  readonly #base: number;
  readonly #limit: number;
  readonly #depth: number;
  #tooDeep = false;

  constructor(builder: TreeBuilder, base: number, limit: number, depth: number) {
    this.#builder = builder;
    this.#base = base;
    this.#limit = limit;
    this.#depth = depth;
  }

  /** The contents of the first document that has any. What stands behind it gave rise to errors. */
  read(documents: Iterable<AnyDocument>): Node | undefined {
    let contents: AnyNode | undefined;
    for (const document of documents) {
      for (const error of document.errors) this.#report(error);
      const found = document.contents as AnyNode | null;
      if (!contents && found && !isAbsent(found)) contents = found;
      if (contents && this.#builder.problems.length >= mostProblems) break;
    }
    return contents && this.#node(contents, 0, false);
  }

  #report(error: YAMLParseError): void {
    const { text, problems } = this.#builder;
    const place = Math.min(this.#base + error.pos[0], this.#limit);
    // In flow collections the library misses the line break before a comment that begins a line.
    if (error.message.startsWith('Comments must be separated') && text[place - 1] === '\n') return;
    const { words: message, start } = syntaxComplaint(text, error.code, error.message, place);
    const end = Math.max(start, Math.min(this.#base + error.pos[1], lineEnd(text, start), this.#limit));
    // The library names each token that it cannot place; a line of them is one problem.
    const last = problems.at(-1);
    if (last?.message === message && lineEnd(text, last.at.start) >= start) {
      problems[problems.length - 1] = { ...last, at: { start: last.at.start, end: Math.max(last.at.end, end) } };
    } else {
      this.#builder.problem('syntax', message, { start, end });
    }
  }

  #node(node: AnyNode, depth: number, inFlow: boolean): Node {
    const start = this.#base + (node.range?.[0] ?? 0);
    const end = this.#base + (node.range?.[1] ?? 0);
    if (isAlias(node)) return this.#builder.alias(node.source, { start, end });
    if (depth >= this.#depth && !isScalar(node)) return this.#cut(start, end);
    const flow = !isScalar(node) && node.flow === true;
    const result = isScalar(node)
      ? this.#scalar(node, start, end, inFlow)
      : isMap(node)
        ? this.#builder.map(this.#mapStart(node, start), flow, this.#entries(node.items, start, depth, flow))
        : this.#builder.list(start, flow, this.#items(node, start, depth, flow));
    if (node.anchor !== undefined) this.#builder.anchor(node.anchor, result);
    return result;
  }

  /** A block mapping starts at the anchor or tag of its first key, the mapping of a flow pair (`[a: 1]`) at its key. */
  #mapStart(node: { items: readonly { key: unknown }[]; flow?: boolean | undefined }, start: number): number {
    const key = node.items[0]?.key as AnyNode | undefined;
    const { text } = this.#builder;
    if (!key?.range || text[start] === '{' || text[start] === '?') return start;
    const range = { start: this.#base + key.range[0], end: this.#base + key.range[1] };
    if (node.flow === true) return range.start;
    return isAlias(key) || (key.anchor === undefined && key.tag === undefined)
      ? start
      : propertiesOf(text, range).start;
  }

  #entries(pairs: readonly { key: unknown; value: unknown }[], start: number, depth: number, inFlow: boolean): Entry[] {
    const entries: Entry[] = [];
    for (const pair of pairs) {
      const key = this.#key(pair.key as AnyNode | null, entries.at(-1)?.value.end ?? start, depth, inFlow);
      const value = pair.value as AnyNode | null;
      const absent = !value || isAbsent(value);
      entries.push(new Entry(key, absent ? this.#builder.nothing(key.end, ':') : this.#node(value, depth + 1, inFlow)));
    }
    return entries;
  }

  #key(key: AnyNode | null, from: number, depth: number, inFlow: boolean): ScalarNode {
    if (!key || isAbsent(key)) return new ScalarNode(from, from, null, 'plain');
    const node = this.#node(key, depth + 1, inFlow);
    return node.kind === 'scalar' ? node : this.#builder.unsupportedKey(node);
  }

  #items(node: AnyNode, start: number, depth: number, inFlow: boolean): Node[] {
    const items: Node[] = [];
    if (!isSeq(node)) return items;
    for (const item of node.items as (AnyNode | null)[]) {
      const absent = !item || isAbsent(item);
      items.push(absent ? this.#builder.nothing(items.at(-1)?.end ?? start, '-') : this.#node(item, depth + 1, inFlow));
    }
    return items;
  }

  #scalar(node: Scalar, start: number, end: number, inFlow: boolean): ScalarNode {
    const style = styles[node.type ?? 'PLAIN'] ?? 'plain';
    const source = typeof node.source === 'string' ? node.source : String(node.value ?? '');
    if (style === 'plain') return this.#builder.plain(start, end, source, node.tag, inFlow);
    const block = style === 'literal' || style === 'folded';
    const at = block ? this.#blockRange(start, end) : { start, end };
    return this.#builder.quoted(at.start, at.end, source, style, node.tag);
  }

  #blockRange(start: number, end: number): { start: number; end: number } {
    const lineBreak = this.#builder.text.indexOf('\n', start);
    const content = lineBreak < 0 || lineBreak >= end ? end : lineBreak + 1;
    return blockScalarRange(this.#builder.text, content, Math.max(content, end));
  }

  #cut(start: number, end: number): Node {
    if (!this.#tooDeep) {
      this.#tooDeep = true;
      this.#builder.problem('too-deep', `Mappings and lists are nested more than ${this.#depth} deep.`, {
        start,
        end: start,
      });
    }
    return new ScalarNode(start, end, null, 'plain');
  }
}

const styles: Readonly<Record<string, ScalarStyle>> = {
  PLAIN: 'plain',
  QUOTE_SINGLE: 'single',
  QUOTE_DOUBLE: 'double',
  BLOCK_LITERAL: 'literal',
  BLOCK_FOLDED: 'folded',
};

function isAbsent(node: AnyNode): boolean {
  return (
    isScalar(node) && node.source === '' && node.type === 'PLAIN' && node.anchor === undefined && node.tag === undefined
  );
}
