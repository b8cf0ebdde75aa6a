/** Says which node of the tree a cursor is on, and the way there. */

import { touches } from '../text/range.ts';
import { completionPlace } from './completion-place.ts';
import { type Document, documentAt, type Entry, type Node, writtenEntries } from './located.ts';
import type { ParsedText } from './parse.ts';

export interface CursorPath {
  readonly document: Document;
  /** Keys and item numbers from the document's contents down to `node`. */
  readonly path: readonly (string | number)[];
  /** The nodes on the way, the document's contents first and `node` last; shorter than `path` in broken YAML. */
  readonly nodes: readonly Node[];
  /** The innermost entry on the way. */
  readonly entry: Entry | undefined;
  /** The innermost node around the cursor; the value's node when the cursor is on its key. */
  readonly node: Node | undefined;
  /** `between` is on white space, a comment or a mark such as a colon or a dash. */
  readonly on: 'key' | 'value' | 'between';
}

/** The way from the document to what the cursor touches; undefined in a text without documents. */
export function pathAt(parsed: ParsedText, offset: number): CursorPath | undefined {
  const document = documentAt(parsed.documents, offset);
  if (!document) return undefined;
  const found = descend(document, offset);
  const isBroken = document.problems.some((problem) => problem.code === 'syntax');
  if (!isBroken || found.on !== 'between') return found;
  // Where the parser found nothing, the indentation still says what the cursor belongs to.
  const place = completionPlace(parsed, offset);
  return place && place.path.length > found.path.length ? { ...found, ...follow(document, place.path) } : found;
}

function descend(document: Document, offset: number): CursorPath {
  const path: (string | number)[] = [];
  const nodes: Node[] = [];
  let entry: Entry | undefined;
  let node = document.contents && touches(document.contents, offset) ? document.contents : undefined;
  while (node) {
    nodes.push(node);
    if (node.kind === 'scalar' || node.aliased) return { document, path, nodes, entry, node, on: 'value' };
    let next: Node | undefined;
    if (node.kind === 'list') {
      const index = innermost(node.items, offset);
      next = node.items[index];
      if (next) path.push(index);
    } else {
      const entries = writtenEntries(node);
      const index = innermost(entries.map(extent), offset);
      const found = entries[index];
      if (found) {
        entry = found;
        path.push(found.name);
        next = found.value;
        if (!touches(found.value, offset) || touches(found.key, offset)) {
          const on = touches(found.key, offset) ? 'key' : 'between';
          return { document, path, nodes: [...nodes, found.value], entry, node: found.value, on };
        }
      }
    }
    if (!next) return { document, path, nodes, entry, node, on: 'between' };
    node = next;
  }
  return { document, path, nodes, entry, node: undefined, on: 'between' };
}

/** The last of the ranges that the offset touches: a cursor between two belongs to the one that begins there. */
function innermost(ranges: readonly { readonly start: number; readonly end: number }[], offset: number): number {
  return ranges.findLastIndex((range) => touches(range, offset));
}

function extent(entry: Entry): { start: number; end: number } {
  return { start: entry.key.start, end: Math.max(entry.key.end, entry.value.end) };
}

/** The nodes along a path, as far as the tree has them. */
function follow(
  document: Document,
  path: readonly (string | number)[],
): Pick<CursorPath, 'path' | 'nodes' | 'entry' | 'node'> {
  const nodes: Node[] = document.contents ? [document.contents] : [];
  let entry: Entry | undefined;
  for (const step of path) {
    const node = nodes.at(-1);
    const found = node?.kind === 'map' ? node.entry(String(step)) : undefined;
    const next = node?.kind === 'list' ? node.items[Number(step)] : found?.value;
    if (!next) break;
    entry = found ?? entry;
    nodes.push(next);
  }
  return { path, nodes, entry, node: nodes.length > path.length ? nodes.at(-1) : undefined };
}
