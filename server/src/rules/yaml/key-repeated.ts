/** The rule about keys that stand twice in one mapping. */

import { type Entry, isMap, isSameValue, type MapNode, type Node, plainValue } from '../../manifest/located.ts';
import { addEntry, removeEntry } from '../../manifest/rewrite-map.ts';
import { valueIn } from '../../manifest/write-value.ts';
import type { Edit } from '../../text/edit.ts';
import { isMeantForKubernetes, isTroubled } from '../../workspace/manifest-file.ts';
import type { Fix } from '../finding.ts';
import { defineFileRule } from '../rule.ts';

/** A second entry of one key: strict readers refuse it, others let the last one win and drop the first unseen. */
export const keyRepeated = defineFileRule({
  id: 'yaml/key-repeated',
  summary: 'A key stands twice in one mapping.',
  severity: 'error',
  where: isTroubled,

  *detect(file) {
    for (const document of file.parsed.documents) {
      const repeated = document.problems.filter(({ code }) => code === 'duplicate-key');
      // What is repeated in text that does not parse may stand in the wrong mapping.
      const isBroken = repeated.length < document.problems.length;
      if (repeated.length === 0 || isBroken || !isMeantForKubernetes(file, document)) continue;
      for (const { at } of repeated) {
        const found = document.contents && repetitionAt(document.contents, at.start);
        if (!found) continue;
        const { first } = found;
        const related = [{ file: file.path, at: first.key.at, message: `${first.name} stands here first.` }];
        yield { at, related, ...found };
      }
    }
  },

  explain({ first, second }) {
    const isSame = isSameValue(plainValue(first.value), plainValue(second.value));
    return {
      what: `The key ${first.name} stands twice in this mapping.`,
      why: isSame
        ? 'Strict tools refuse the document.'
        : 'Strict tools refuse the document, and others drop the first value without a word.',
      advice: isSame ? 'Remove one of the two.' : 'Keep one of the two, or write both values under one key.',
    };
  },

  repair({ map, first, second }, { text }) {
    const { name } = first;
    if (isSameValue(plainValue(first.value), plainValue(second.value))) {
      return fix(`Remove the second ${name}`, true, removeEntry(text, map, second));
    }
    const merged = isMap(first.value) && isMap(second.value) ? mergedEdits(text, map, first.value, second) : undefined;
    return [
      ...fix(`Merge both under one ${name}`, false, merged),
      ...fix(`Remove the first ${name}`, false, removeEntry(text, map, first)),
      ...fix(`Remove the second ${name}`, false, removeEntry(text, map, second)),
    ];
  },
});

interface RepeatedKey {
  readonly map: MapNode;
  readonly first: Entry;
  readonly second: Entry;
}

/** The entry whose key stands at an offset, with the first one of that name. */
function repetitionAt(node: Node, offset: number): RepeatedKey | undefined {
  if (node.kind === 'scalar' || node.aliased || offset < node.start || node.end < offset) return undefined;
  if (node.kind === 'map') {
    const second = node.entries.find(({ key }) => key.start === offset);
    const first = second && node.entries.find(({ name }) => name === second.name);
    if (first && second && first !== second) return { map: node, first, second };
  }
  const children = node.kind === 'list' ? node.items : node.entries.map(({ value }) => value);
  for (const child of children) {
    const found = repetitionAt(child, offset);
    if (found) return found;
  }
  return undefined;
}

/** The second mapping's entries go to the end of the first; undefined when they have a key in common. */
function mergedEdits(text: string, map: MapNode, first: MapNode, second: Entry): Edit[] | undefined {
  if (!isMap(second.value)) return undefined;
  const edits: Edit[] = [];
  for (const { name, value } of second.value.entries) {
    const added = addEntry(text, first, name, valueIn(value));
    if (!added) return undefined;
    edits.push(...added);
  }
  const removed = removeEntry(text, map, second);
  return removed && [...edits, ...removed];
}

function fix(title: string, safe: boolean, edits: readonly Edit[] | undefined): Fix[] {
  return edits ? [{ title, safe, edits }] : [];
}
