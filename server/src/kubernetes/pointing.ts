/** Where findings point when a whole object or list is meant: always one short place on one line. */

import type { Range } from '../text/range.ts';
import type { Placed, StringMap } from './shape.ts';

/** The key of what was written; for a list item, which has none, its first key, its braces or its dash. */
export function onOneLine({ node, key }: Placed): Range {
  if (key) return key.at;
  if (node.kind === 'map') return node.entries[0]?.key.at ?? node.at;
  if (node.kind === 'list') return { start: node.start, end: node.start + 1 };
  return node.end > node.start ? node.at : { start: node.start - 1, end: node.start };
}

/** The value where a selector holds a single label, else the selector's key. */
export function selectorAt(selector: Placed & { readonly matchLabels: StringMap | undefined }): Range {
  const { node, matchLabels } = selector;
  const [entry, second] = matchLabels?.entries ?? [];
  const isSingle = entry && !second && node.kind === 'map' && node.entries.length === 1;
  return isSingle && entry.value.at.end > entry.value.at.start ? entry.value.at : onOneLine(selector);
}
