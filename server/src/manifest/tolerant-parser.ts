/** Reads one document with the yaml library: slower, but it survives syntax errors and names each with its place. */

import {
  type Document as AnyDocument,
  type Node as AnyNode,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  parseAllDocuments,
  type Scalar,
  type YAMLParseError,
} from 'yaml';
import { blockScalarRange, type TreeBuilder } from './build.ts';
import { Entry, type Node, ScalarNode, type ScalarStyle } from './located.ts';

/** `text` of the builder is the whole file; the document lies in `[from, to)`. Problems go to the builder. */
export function parseTolerant(builder: TreeBuilder, from: number, to: number, depth: number): Node | undefined {
  const source = builder.text.slice(from, to);
  try {
    const documents = parseAllDocuments(source, {
      schema: 'failsafe',
      uniqueKeys: false,
      prettyErrors: false,
      logLevel: 'silent',
    });
    if (!Array.isArray(documents)) return undefined;
    return new TolerantReader(builder, from, depth).read(documents as AnyDocument[]);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    // The library recurses by nesting; only nesting far beyond every bound exhausts the stack.
    builder.problem('too-deep', `Mappings and lists are nested more than ${depth} deep.`, { start: from, end: from });
    return undefined;
  }
}

class TolerantReader {
  readonly #builder: TreeBuilder;
  readonly #base: number;
  readonly #depth: number;
  #tooDeep = false;

  constructor(builder: TreeBuilder, base: number, depth: number) {
    this.#builder = builder;
    this.#base = base;
    this.#depth = depth;
  }

  read(documents: readonly AnyDocument[]): Node | undefined {
    for (const document of documents) for (const error of document.errors) this.#report(error);
    const first = documents.find((document) => document.contents && !isAbsent(document.contents as AnyNode));
    return first ? this.#node(first.contents as AnyNode, 0) : undefined;
  }

  #report(error: YAMLParseError): void {
    const { text } = this.#builder;
    const start = Math.min(this.#base + error.pos[0], text.length);
    // In flow collections the library misses the line break before a comment that begins a line.
    if (error.message.startsWith('Comments must be separated') && text[start - 1] === '\n') return;
    const lineEnd = text.slice(start).search(/\r?\n|$/) + start;
    const end = Math.max(start, Math.min(this.#base + error.pos[1], lineEnd));
    this.#builder.problem('syntax', syntaxMessages.get(error.code) ?? sentence(error.message), { start, end });
  }

  #node(node: AnyNode, depth: number): Node {
    const start = this.#base + (node.range?.[0] ?? 0);
    const end = this.#base + (node.range?.[1] ?? 0);
    if (isAlias(node)) return this.#builder.alias(node.source, { start, end });
    if (depth >= this.#depth && !isScalar(node)) return this.#cut(start, end);
    const result = isScalar(node)
      ? this.#scalar(node, start, end)
      : isMap(node)
        ? this.#builder.map(this.#mapStart(node, start), node.flow === true, this.#entries(node.items, start, depth))
        : this.#builder.list(start, isSeq(node) && node.flow === true, this.#items(node, start, depth));
    if (node.anchor !== undefined) this.#builder.anchor(node.anchor, result);
    return result;
  }

  /** A flow collection's implicit pair (`[a: 1]`) starts at its key. */
  #mapStart(node: { items: readonly { key: unknown }[]; flow?: boolean | undefined }, start: number): number {
    const key = node.items[0]?.key as AnyNode | undefined;
    if (node.flow !== true || this.#builder.text[start] === '{' || !key?.range) return start;
    return this.#base + key.range[0];
  }

  #entries(pairs: readonly { key: unknown; value: unknown }[], start: number, depth: number): Entry[] {
    const entries: Entry[] = [];
    for (const pair of pairs) {
      const key = this.#key(pair.key as AnyNode | null, entries.at(-1)?.value.end ?? start, depth);
      const value = pair.value as AnyNode | null;
      const absent = !value || isAbsent(value);
      entries.push(new Entry(key, absent ? this.#builder.nothing(key.end, ':') : this.#node(value, depth + 1)));
    }
    return entries;
  }

  #key(key: AnyNode | null, from: number, depth: number): ScalarNode {
    if (!key) return new ScalarNode(from, from, null, 'plain');
    const node = this.#node(key, depth + 1);
    if (node.kind === 'scalar') return node;
    this.#builder.problem('unsupported-key', 'A key must be a scalar: JSON has no other keys.', node.at);
    return new ScalarNode(node.start, node.end, '', 'plain');
  }

  #items(node: AnyNode, start: number, depth: number): Node[] {
    const items: Node[] = [];
    if (!isSeq(node)) return items;
    for (const item of node.items as (AnyNode | null)[]) {
      const absent = !item || isAbsent(item);
      items.push(absent ? this.#builder.nothing(items.at(-1)?.end ?? start, '-') : this.#node(item, depth + 1));
    }
    return items;
  }

  #scalar(node: Scalar, start: number, end: number): ScalarNode {
    const style = styles[node.type ?? 'PLAIN'] ?? 'plain';
    const block = style === 'literal' || style === 'folded';
    const at = block ? this.#blockRange(start, end) : { start, end };
    const source = typeof node.source === 'string' ? node.source : String(node.value ?? '');
    return this.#builder.scalar(at.start, at.end, source, style, node.tag);
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

const syntaxMessages = new Map<string, string>([
  ['TAB_AS_INDENT', 'YAML does not allow a tab as indentation.'],
  ['BAD_INDENT', 'The indentation fits no enclosing mapping or list.'],
  ['BLOCK_AS_IMPLICIT_KEY', 'A nested mapping cannot stand on the line of its key.'],
  ['MULTILINE_IMPLICIT_KEY', 'A key must stand on one line and be followed by a colon.'],
  ['UNEXPECTED_TOKEN', 'This does not continue the YAML before it.'],
]);

function isAbsent(node: AnyNode): boolean {
  return (
    isScalar(node) && node.source === '' && node.type === 'PLAIN' && node.anchor === undefined && node.tag === undefined
  );
}

function sentence(message: string): string {
  const line = message.split('\n', 1)[0]!.trim();
  return line.endsWith('.') ? line : `${line}.`;
}
