/** Picks a random edit of a random place in a tree, together with the value that the text must have afterwards. */

import { type ListNode, type MapNode, type Node, plainValue } from '../../server/src/manifest/located.ts';
import { quoteScalar, renameKey, replaceValue, unquote } from '../../server/src/manifest/rewrite.ts';
import { joinNextItem, splitItem } from '../../server/src/manifest/rewrite-item.ts';
import { insertItem, removeItem } from '../../server/src/manifest/rewrite-list.ts';
import { addEntry, removeEntry, replaceEntry, setEntry } from '../../server/src/manifest/rewrite-map.ts';
import { replaceNode } from '../../server/src/manifest/rewrite-node.ts';
import { resolvePlain } from '../../server/src/manifest/scalars.ts';
import type { Edit } from '../../server/src/text/edit.ts';
import type { Chance, Json } from './yaml-writer.ts';

export interface RandomEdit {
  readonly name: string;
  readonly edits: Edit[] | undefined;
  /** The value of the whole document once the edits are applied. */
  readonly intended: () => Json;
  /** The part of the text whose comments may go. */
  readonly touched: { readonly start: number; readonly end: number };
  /** Whether this edit may be declined, because not every style has a place for it. */
  readonly mayDecline: boolean;
}

interface Place {
  readonly node: Node;
  readonly parent: MapNode | ListNode | undefined;
  readonly path: readonly (string | number)[];
}

export function randomEdit(text: string, root: Node, fresh: Json, chance: Chance): RandomEdit {
  const places: Place[] = [];
  collect(root, undefined, [], places);
  const place = places[chance(places.length)]!;
  const { node } = place;
  const options: MakeEdit[] = [editNode];
  if (node.kind === 'map') options.push(...mapEdits, ...mapEdits);
  if (node.kind === 'list') options.push(...listEdits, ...listEdits);
  if (node.kind === 'scalar') options.push(...scalarEdits);
  return options[chance(options.length)]!(text, root, place, fresh, chance) ?? editNode(text, root, place, fresh);
}

type MakeEdit = (text: string, root: Node, place: Place, fresh: Json, chance: Chance) => RandomEdit | undefined;

const editNode = (text: string, root: Node, { node, parent, path }: Place, fresh: Json): RandomEdit => ({
  name: `replaceNode ${path.join('.')}`,
  edits: replaceNode(text, parent, node, fresh),
  intended: () => changed(plainValue(root) as Json, path, () => fresh),
  touched: node.at,
  mayDecline: false,
});

const mapEdits: MakeEdit[] = [
  (text, root, { node, path }, fresh, chance) => {
    const map = node as MapNode;
    const name = `new ${chance(3)}`;
    if (map.entry(name)) return undefined;
    const after = map.entries[chance(map.entries.length + 1)]?.name;
    const place = chance(3) === 0 ? 'first' : after === undefined || chance(2) === 0 ? undefined : { after };
    const position =
      place === 'first' ? 0 : place ? map.entries.findIndex((entry) => entry.name === after) + 1 : map.entries.length;
    return {
      name: `addEntry ${path.join('.')} ${JSON.stringify(place)}`,
      edits: addEntry(text, map, name, fresh, place),
      intended: () =>
        changed(plainValue(root) as Json, path, (value) => {
          const entries = Object.entries(value as object);
          return Object.fromEntries([...entries.slice(0, position), [name, fresh], ...entries.slice(position)]);
        }),
      touched: { start: 0, end: 0 },
      mayDecline: false,
    };
  },
  (text, root, { node, path }, _fresh, chance) => {
    const map = node as MapNode;
    const entry = map.entries[chance(map.entries.length || 1)];
    if (!entry) return undefined;
    return {
      name: `removeEntry ${path.join('.')} ${entry.name}`,
      edits: removeEntry(text, map, entry),
      intended: () =>
        changed(plainValue(root) as Json, path, (value) =>
          Object.fromEntries(Object.entries(value as object).filter(([name]) => name !== entry.name)),
        ),
      touched: { start: entry.key.start, end: entry.value.end },
      mayDecline: false,
    };
  },
  (text, root, { node, path }, fresh, chance) => {
    const map = node as MapNode;
    const entry = map.entries[chance(map.entries.length || 1)];
    if (!entry) return undefined;
    return {
      name: `setEntry ${path.join('.')} ${entry.name}`,
      edits: setEntry(text, map, entry.name, fresh),
      intended: () => changed(plainValue(root) as Json, [...path, entry.name], () => fresh),
      touched: entry.value.at,
      mayDecline: false,
    };
  },
  (text, root, { node, path }, fresh, chance) => {
    const map = node as MapNode;
    const entry = map.entries[chance(map.entries.length || 1)];
    if (!entry || map.entry('yes')) return undefined;
    const renames = chance(2) === 0;
    return {
      name: `renameKey ${path.join('.')} ${entry.name}`,
      edits: renames ? renameKey(text, entry, 'yes') : replaceEntry(text, map, entry, 'yes', fresh),
      intended: () =>
        changed(plainValue(root) as Json, path, (value) =>
          Object.fromEntries(
            Object.entries(value as object).map(([name, value]) =>
              name === entry.name ? ['yes', renames ? value : fresh] : [name, value],
            ),
          ),
        ),
      touched: { start: entry.key.start, end: renames ? entry.key.end : entry.value.end },
      mayDecline: false,
    };
  },
];

const listEdits: MakeEdit[] = [
  (text, root, { node, path }, fresh, chance) => {
    const list = node as ListNode;
    const index = chance(list.items.length + 1);
    return {
      name: `insertItem ${path.join('.')} ${index}`,
      edits: insertItem(text, list, index, fresh),
      intended: () => changed(plainValue(root) as Json, path, (value) => (value as Json[]).toSpliced(index, 0, fresh)),
      touched: { start: 0, end: 0 },
      mayDecline: false,
    };
  },
  (text, root, { node, path }, _fresh, chance) => {
    const list = node as ListNode;
    const index = chance(list.items.length || 1);
    const item = list.items[index];
    if (!item) return undefined;
    return {
      name: `removeItem ${path.join('.')} ${index}`,
      edits: removeItem(text, list, item),
      intended: () => changed(plainValue(root) as Json, path, (value) => (value as Json[]).toSpliced(index, 1)),
      touched: { start: list.items[index - 1]?.end ?? list.start, end: item.end },
      mayDecline: false,
    };
  },
  (text, root, { node, path }, _fresh, chance) => {
    const list = node as ListNode;
    const index = chance(list.items.length || 1);
    const item = list.items[index];
    if (item?.kind !== 'map' || item.entries.length < 2) return undefined;
    const at = 1 + chance(item.entries.length - 1);
    return {
      name: `splitItem ${path.join('.')} ${index} ${at}`,
      edits: splitItem(text, list, item, item.entries[at]!.name),
      intended: () =>
        changed(plainValue(root) as Json, path, (value) => {
          const entries = Object.entries((value as Json[])[index] as object);
          const halves = [entries.slice(0, at), entries.slice(at)].map((half) => Object.fromEntries(half));
          return (value as Json[]).toSpliced(index, 1, ...halves);
        }),
      touched: { start: 0, end: 0 },
      mayDecline: item.flow,
    };
  },
  (text, root, { node, path }, _fresh, chance) => {
    const list = node as ListNode;
    const index = chance(list.items.length || 1);
    const [item, next] = [list.items[index], list.items[index + 1]];
    if (item?.kind !== 'map' || next?.kind !== 'map') return undefined;
    const values = [plainValue(item), plainValue(next)] as object[];
    const joined = { ...values[0], ...values[1] };
    return {
      name: `joinNextItem ${path.join('.')} ${index}`,
      edits: joinNextItem(text, list, item),
      intended: () =>
        changed(plainValue(root) as Json, path, (value) => (value as Json[]).toSpliced(index, 2, joined as Json)),
      touched: { start: 0, end: 0 },
      mayDecline: true,
    };
  },
];

const scalarEdits: MakeEdit[] = [
  (text, root, { node, path }, fresh) => {
    if (node.kind !== 'scalar' || (typeof fresh === 'object' && fresh !== null)) return undefined;
    return {
      name: `replaceValue ${path.join('.')}`,
      edits: replaceValue(text, node, fresh),
      intended: () => changed(plainValue(root) as Json, path, () => fresh),
      touched: node.at,
      mayDecline: false,
    };
  },
  (text, root, { node, path }) => {
    if (node.kind !== 'scalar' || node.style !== 'plain') return undefined;
    return {
      name: `quoteScalar ${path.join('.')}`,
      edits: quoteScalar(text, node),
      intended: () => changed(plainValue(root) as Json, path, () => text.slice(node.start, node.end)),
      touched: node.at,
      mayDecline: false,
    };
  },
  (text, root, { node, path }) => {
    if (node.kind !== 'scalar' || node.style === 'plain' || typeof node.value !== 'string') return undefined;
    const { value } = node;
    return {
      name: `unquote ${path.join('.')}`,
      edits: unquote(text, node),
      intended: () => changed(plainValue(root) as Json, path, () => resolvePlain(value)),
      touched: node.at,
      mayDecline: true,
    };
  },
];

function collect(node: Node, parent: Place['parent'], path: readonly (string | number)[], places: Place[]): void {
  places.push({ node, parent, path });
  if (node.kind === 'list')
    for (const [index, item] of node.items.entries()) collect(item, node, [...path, index], places);
  if (node.kind === 'map') for (const entry of node.entries) collect(entry.value, node, [...path, entry.name], places);
}

/** A copy of a value in which the part at a path, if there is one, is another. */
function changed(value: Json, path: readonly (string | number)[], change: (value: Json) => Json): Json {
  const [step, ...rest] = path;
  if (step === undefined) return change(value);
  if (Array.isArray(value)) return value.with(step as number, changed(value[step as number]!, rest, change));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [name, name === step ? changed(inner, rest, change) : inner]),
  );
}
