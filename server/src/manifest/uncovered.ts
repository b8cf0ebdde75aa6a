/** Finds the parts of a document that no scalar takes up: there stand its marks, its white space and its comments. */

import type { Range } from '../text/range.ts';
import { isBlockScalar, nextLine } from './layout.ts';
import type { Document, Node } from './located.ts';

/** A part of a document, and the node that takes up the text before it. */
export interface Gap extends Range {
  readonly behind: Node | undefined;
}

/**
 * What lies between the nodes that take text up, in order. These are scalars, and the lists and mappings for which
 * `covers` holds.
 */
export function uncovered(text: string, document: Document, covers: (node: Node) => boolean = () => false): Gap[] {
  const covering: Node[] = [];
  if (document.contents) collect(document.contents, covers, covering);
  covering.sort((a, b) => a.start - b.start);
  const gaps: Gap[] = [];
  let from = document.at.start;
  let behind: Node | undefined;
  for (const node of covering) {
    // Behind the mark of a block scalar there is room for a comment.
    const start = isBlockScalar(node) ? nextLine(text, node.start) : node.start;
    if (start >= node.end) continue;
    if (start > from) gaps.push({ start: from, end: start, behind });
    if (node.end < from) continue;
    from = node.end;
    behind = node;
  }
  if (document.at.end > from) gaps.push({ start: from, end: document.at.end, behind });
  return gaps;
}

function collect(node: Node, covers: (node: Node) => boolean, covering: Node[]): void {
  if (node.aliased) return;
  if (node.kind === 'scalar' || covers(node)) {
    if (node.end > node.start) covering.push(node);
  } else if (node.kind === 'list') {
    for (const item of node.items) collect(item, covers, covering);
  } else {
    for (const entry of node.entries) {
      collect(entry.key, covers, covering);
      collect(entry.value, covers, covering);
    }
  }
}
