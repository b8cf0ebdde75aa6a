/** Tells which places of an object are not what reaches the cluster, because a kustomization patches them. */

import type { Resource } from '../kubernetes/resource.ts';
import { type Entry, isList, isMap, type MapNode, type Node, stringOf } from '../manifest/located.ts';
import type { Range } from '../text/range.ts';
import type { Patch } from './patches.ts';

/** Whether a place of the object is changed by a patch, or is the key under which a patch adds what is not there. */
export function patchedPlaces(resource: Resource, patches: readonly Patch[]): (at: Range) => boolean {
  const places = patches
    .filter(({ kind, name }) => isMeant(kind, resource.kind) && isMeant(name, resource.name))
    .flatMap(({ paths }) => paths.flatMap((path) => placeOf(resource.node, path) ?? []));
  return (at) => places.some((place) => at.start < place.end && place.start < at.end);
}

/** The entry or item that a path leads to, or the key of the nearest one that is there: of the object itself, its kind. */
function placeOf(root: MapNode, path: readonly string[]): Range | undefined {
  let place: Range = root;
  let key = root.get('kind')?.at;
  let node: Node = root;
  for (const step of path) {
    if (isMap(node)) {
      const entry: Entry | undefined = node.entries.find(({ name }) => name === step);
      if (!entry) return key;
      key = entry.key.at;
      place = { start: Math.min(entry.key.start, entry.value.start), end: entry.value.end };
      node = entry.value;
    } else if (isList(node)) {
      const item: Node | undefined = node.items.find((one, index) => isItem(one, index, step));
      if (!item) return key;
      place = item;
      node = item;
    } else {
      return place;
    }
  }
  return place;
}

function isItem(item: Node, index: number, step: string): boolean {
  if (/^[0-9]+$/.test(step)) return index === Number(step);
  const [field, value] = step.split(/=(.*)/s);
  return isMap(item) && value !== undefined && stringOf(item.get(field!)) === value;
}

/** In doubt a patch means the object: then nothing is said of what it may change. */
function isMeant(pattern: string | undefined, word: string): boolean {
  if (pattern === undefined || pattern === '' || pattern === word) return true;
  if (/^[\w-]*$/.test(pattern)) return false;
  if (mayTakeLong(pattern, word)) return true;
  try {
    return new RegExp(`^(?:${pattern})$`).test(word);
  } catch {
    return true;
  }
}

/** Kustomize's expressions take linear time; ours may try every way to divide a word among repetitions. */
function mayTakeLong(pattern: string, word: string): boolean {
  const repetitions = pattern.match(/[*+?{]/g)?.length ?? 0;
  return repetitions > 2 || /\)[*+?{]/.test(pattern) || word.length > longestName;
}

const longestName = 253;
