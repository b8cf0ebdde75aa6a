/** Finds the place that a value has in block style: behind its key's colon, behind its dash, or a document of its own. */

import { skipBlank } from './build.ts';
import { columnOf, isExplicitKey, propertiesOf, skipSpaces } from './layout.ts';
import type { ListNode, MapNode, Node } from './located.ts';

export interface Slot {
  readonly of: 'key' | 'item' | 'document';
  /** The column of the key or the dash. */
  readonly column: number;
  /** Behind the colon or the dash, and behind the anchor and tag that stand on that line. */
  readonly end: number;
  readonly hasProperties: boolean;
  readonly hasTag: boolean;
}

/** The slot of a node in its parent; undefined for a key behind a `?` and in text that is broken there. */
export function slotOf(text: string, parent: MapNode | ListNode | undefined, node: Node): Slot | undefined {
  if (!parent) return slotBehind(text, 'document', 0, propertiesOf(text, node).start, node.start);
  if (parent.kind === 'list') {
    const dash = dashOf(text, parent, parent.items.indexOf(node));
    return dash === undefined ? undefined : slotBehind(text, 'item', columnOf(text, dash), dash + 1, node.start);
  }
  const entry = parent.entries.find((entry) => entry.value === node);
  if (!entry) return undefined;
  const { start } = propertiesOf(text, entry.key);
  const colon = skipBlank(text, entry.key.end);
  if (text[colon] !== ':' || isExplicitKey(text, start)) return undefined;
  return slotBehind(text, 'key', columnOf(text, start), colon + 1, node.start);
}

/** Where the dash of an item stands; undefined where broken text has none. */
export function dashOf(text: string, list: ListNode, index: number): number | undefined {
  const previous = list.items[index - 1];
  const dash = previous ? skipBlank(text, previous.end) : list.start;
  return index >= 0 && text[dash] === '-' ? dash : undefined;
}

function slotBehind(text: string, of: Slot['of'], column: number, mark: number, limit: number): Slot {
  let end = mark;
  let hasTag = false;
  for (;;) {
    const word = skipSpaces(text, end);
    if (word >= limit || (text[word] !== '&' && text[word] !== '!')) break;
    hasTag ||= text[word] === '!';
    end = word;
    while (end < limit && !/\s/.test(text[end]!)) end++;
  }
  return { of, column, end, hasProperties: end > mark, hasTag };
}
