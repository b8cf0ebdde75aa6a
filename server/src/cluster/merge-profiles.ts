/** Lays one profile over another, field by field, and notes where they differ. */

import type { ClusterProfile, Stated } from './profile.ts';

/** A field that two sources state differently. */
export interface Overridden {
  /** The field's path in the profile, `network.podCidrs`. */
  readonly field: string;
  readonly counts: Stated<unknown>;
  readonly ignored: Stated<unknown>;
}

/**
 * `first` counts; what it leaves out is taken from `second`. Node pools and subnets are matched by name; any other list
 * comes whole from one of the two. Differences are added to `overridden`.
 */
export function layOver(first: ClusterProfile, second: ClusterProfile, overridden: Overridden[]): ClusterProfile {
  return mergeTrees(first as Tree, second as Tree, '', overridden) as ClusterProfile;
}

type Tree = { readonly [field: string]: unknown };

function mergeTrees(first: Tree, second: Tree, path: string, overridden: Overridden[]): Tree {
  const merged: Record<string, unknown> = { ...first };
  for (const [field, value] of Object.entries(second)) {
    const mine = first[field];
    const where = path === '' ? field : `${path}.${field}`;
    if (mine === undefined) merged[field] = value;
    else if (isStated(mine) && isStated(value)) note(where, mine, value, overridden);
    else if (isNamedList(mine) && isNamedList(value)) merged[field] = mergeLists(mine, value, where, overridden);
    else if (Array.isArray(mine) && Array.isArray(value)) noteLists(where, mine, value, overridden);
    else if (isTree(mine) && isTree(value)) merged[field] = mergeTrees(mine, value, where, overridden);
  }
  return merged;
}

function mergeLists(first: readonly Tree[], second: readonly Tree[], path: string, overridden: Overridden[]): Tree[] {
  const merged = first.map((item) => {
    const twin = second.find((other) => nameIn(other) === nameIn(item));
    return twin ? mergeTrees(item, twin, `${path}.${nameIn(item)}`, overridden) : item;
  });
  const added = second.filter((item) => !first.some((other) => nameIn(other) === nameIn(item)));
  return [...merged, ...added];
}

function note(field: string, counts: Stated<unknown>, ignored: Stated<unknown>, overridden: Overridden[]): void {
  if (counts.value !== ignored.value) overridden.push({ field, counts, ignored });
}

function noteLists(
  field: string,
  mine: readonly unknown[],
  theirs: readonly unknown[],
  overridden: Overridden[],
): void {
  const isSame = mine.length === theirs.length && mine.every((item, index) => valueIn(item) === valueIn(theirs[index]));
  const [counts, ignored] = [mine.find(isStated), theirs.find(isStated)];
  if (!isSame && counts && ignored) overridden.push({ field, counts, ignored });
}

function isStated(value: unknown): value is Stated<unknown> {
  return isTree(value) && 'value' in value && 'at' in value;
}

function isTree(value: unknown): value is Tree {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isNamedList(value: unknown): value is readonly Tree[] {
  return Array.isArray(value) && value.length > 0 && value.every((item) => nameIn(item) !== undefined);
}

function nameIn(item: unknown): unknown {
  return isTree(item) && isStated(item.name) ? item.name.value : undefined;
}

function valueIn(item: unknown): unknown {
  return isStated(item) ? item.value : item;
}
