/** Looks for words in the strings of a tree, and tells where in the text each of them stands. */

import type { Range } from '../text/range.ts';
import type { Node, ScalarNode } from './located.ts';

export interface WrittenWord {
  readonly at: Range;
  readonly words: RegExpExecArray;
}

/** Every match of a pattern with the flag `g` in a string value; what an alias stands for is left out. */
export function* writtenWords(text: string, node: Node, pattern: RegExp): Generator<WrittenWord> {
  // One look at all of the source spares most trees the walk.
  if (text.slice(node.start, node.end).search(pattern) < 0) return;
  for (const scalar of stringsIn(node)) {
    // Most strings do not match, and for those the source need not be looked at.
    if (!String(scalar.value).match(pattern)) continue;
    for (const words of text.slice(scalar.start, scalar.end).matchAll(pattern)) {
      const start = scalar.start + words.index;
      yield { at: { start, end: start + words[0].length }, words };
    }
  }
}

function* stringsIn(node: Node): Generator<ScalarNode> {
  if (node.kind === 'list') {
    for (const item of node.items) yield* stringsIn(item);
  } else if (node.kind === 'map') {
    for (const { value } of node.entries) yield* stringsIn(value);
  } else if (typeof node.value === 'string' && !node.aliased) {
    yield node;
  }
}
