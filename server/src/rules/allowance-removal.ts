/** Takes one rule out of what a comment, an annotation or the configuration allows, and the whole when nothing else is left. */

import { type Entry, isList, isMap, type MapNode, type Node } from '../manifest/located.ts';
import { removeItem } from '../manifest/rewrite-list.ts';
import { removeEntry } from '../manifest/rewrite-map.ts';
import type { Edit } from '../text/edit.ts';
import type { Range } from '../text/range.ts';
import type { Allowance } from './allow.ts';
import type { RepairContext } from './rule.ts';

export function removalEdits({ text, parsed }: RepairContext, allowance: Allowance): Edit[] | undefined {
  if (allowance.origin === 'configuration')
    return withoutEntry(text, parsed.documents[0]?.contents, allowance.at.start);
  const words = separableWords(text, allowance);
  if (words) return [{ at: words, text: '' }];
  if (allowance.origin === 'comment') return [{ at: commentAround(text, allowance.within), text: '' }];
  for (const { contents } of parsed.documents) {
    const found = contents && annotationAround(contents, allowance.at.start);
    if (found) return removeEntry(text, found.map, found.entry);
  }
  return undefined;
}

/** The configuration without the entry that names its rule at an offset. */
function withoutEntry(text: string, root: Node | undefined, offset: number): Edit[] | undefined {
  const entry = root && isMap(root) ? root.entries.find(({ name }) => name === 'allow') : undefined;
  if (!root || !isMap(root) || !entry || !isList(entry.value)) return undefined;
  if (entry.value.items.length === 1) return removeEntry(text, root, entry);
  const item = entry.value.items.find(({ start, end }) => start <= offset && offset <= end);
  return item && removeItem(text, entry.value, item);
}

/** The id with what parts it from the others of its clause, else the clause; undefined when it is all there is. */
function separableWords(text: string, { at, within }: Allowance): Range | undefined {
  const before = text.slice(within.start, at.start);
  const after = text.slice(at.end, within.end);
  const clauseStart = at.start - (/[^;\n]*$/.exec(before)?.[0].length ?? 0);
  const clauseEnd = at.end + (/^[^;\n]*/.exec(after)?.[0].length ?? 0);
  const next = /^[\s,]+(?=[^\s,:;])/.exec(text.slice(at.end, clauseEnd));
  if (next) return { start: at.start, end: at.end + next[0].length };
  const previous = /[\s,]+$/.exec(text.slice(clauseStart, at.start));
  if (previous && previous.index > 0) return { start: clauseStart + previous.index, end: at.end };
  if (text.slice(clauseEnd, within.end).trim().length > 1) return { start: clauseStart, end: clauseEnd + 1 };
  if (text.slice(within.start, clauseStart).trim().length > 1) return { start: clauseStart - 1, end: clauseEnd };
  return undefined;
}

/** A comment with its line when it stands alone, else with the blanks before it. */
function commentAround(text: string, { start, end }: Range): Range {
  const hash = text.lastIndexOf('#', start);
  const line = text.lastIndexOf('\n', hash) + 1;
  if (text.slice(line, hash).trim() !== '') return { start: text.slice(0, hash).trimEnd().length, end };
  const lineBreak = text.indexOf('\n', end);
  return { start: line, end: lineBreak < 0 ? text.length : lineBreak + 1 };
}

function annotationAround(node: Node, offset: number): { map: MapNode; entry: Entry } | undefined {
  if (node.kind === 'scalar' || offset < node.start || node.end < offset) return undefined;
  const entry = isMap(node)
    ? node.entries.find(({ value }) => value.start <= offset && offset <= value.end)
    : undefined;
  if (isMap(node) && entry?.name === 'portolan/allow') return { map: node, entry };
  const child = entry ? entry.value : node.kind === 'list' ? node.items.find(({ end }) => offset <= end) : undefined;
  return child && annotationAround(child, offset);
}
