/** Edits of the fields of something that was read, so that rules need not look for the nodes behind it. */

import { isList, isMap, isScalar } from '../manifest/located.ts';
import { renameKey, replaceValue } from '../manifest/rewrite.ts';
import { type EntryPlace, removeEntry, replaceEntry, setEntry } from '../manifest/rewrite-map.ts';
import type { PlainValue } from '../manifest/write-value.ts';
import type { Edit } from '../text/edit.ts';
import type { Located } from '../text/range.ts';
import type { ResourceBase } from './resource.ts';
import type { Placed } from './shape.ts';

/** Gives a field this value, adding the field at `place` where it is not written. */
export function setField(
  text: string,
  placed: Placed | undefined,
  name: string,
  value: PlainValue,
  place?: EntryPlace,
): Edit[] | undefined {
  return isMap(placed?.node) ? setEntry(text, placed.node, name, value, place) : undefined;
}

/** Takes a field away. */
export function removeField(text: string, placed: Placed | undefined, name: string): Edit[] | undefined {
  const map = placed?.node;
  const entry = isMap(map) ? map.entry(name) : undefined;
  return isMap(map) && entry ? removeEntry(text, map, entry) : undefined;
}

/** Gives a field another name; its value stays. */
export function renameField(text: string, placed: Placed | undefined, from: string, to: string): Edit[] | undefined {
  const map = placed?.node;
  const entry = isMap(map) && map.entry(to) === undefined ? map.entry(from) : undefined;
  return entry ? renameKey(text, entry, to) : undefined;
}

/** Puts another field with its value in the place of one. */
export function replaceField(
  text: string,
  placed: Placed | undefined,
  name: string,
  other: string,
  value: PlainValue,
): Edit[] | undefined {
  const map = placed?.node;
  const entry = isMap(map) && (name === other || !map.entry(other)) ? map.entry(name) : undefined;
  return isMap(map) && entry ? replaceEntry(text, map, entry, other, value) : undefined;
}

/** Gives an item of a list of scalars another value. */
export function setItem(
  text: string,
  list: Placed | undefined,
  item: Located<unknown>,
  value: string,
): Edit[] | undefined {
  const node = isList(list?.node) ? list.node.items.find(({ start }) => start === item.at.start) : undefined;
  return isScalar(node) ? replaceValue(text, node, value) : undefined;
}

/** Takes an annotation away, and with the last one the whole field. */
export function removeAnnotation(text: string, resource: ResourceBase, key: string): Edit[] | undefined {
  const { annotations, metadata } = resource;
  if (annotations?.entries.length === 1) return removeField(text, metadata, 'annotations');
  return removeField(text, annotations, key);
}

/** Adds an annotation, and the field for the first one. */
export function addAnnotation(text: string, resource: ResourceBase, key: string, value: string): Edit[] | undefined {
  const { annotations, metadata } = resource;
  if (annotations && annotations.entries.length > 0) return setField(text, annotations, key, value);
  return setField(text, metadata, 'annotations', { [key]: value });
}
