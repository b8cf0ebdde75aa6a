/** Narrows lists of the index to one namespace: applications of one name often stand in many. */

import type { Deployed } from '../kubernetes/deployed.ts';

/** Shorter lists are looked through as quickly as they are divided. */
const shortList = 8;

/** For each list its members by namespace; undefined where some member leaves its namespace open. */
const divided = new WeakMap<readonly Deployed[], ReadonlyMap<string, readonly Deployed[]> | undefined>();
const nothing: readonly never[] = [];

/**
 * Every member of a list that lies or may lie in a namespace, and perhaps others: what is sure to lie elsewhere is left
 * out of long lists only. A list is divided once; the index makes a new one when its members change.
 */
export function lyingIn(list: readonly Deployed[], namespace: string | undefined): readonly Deployed[] {
  if (list.length < shortList || namespace === undefined) return list;
  let parts = divided.get(list);
  if (!parts && !divided.has(list)) {
    parts = divide(list);
    divided.set(list, parts);
  }
  return parts ? (parts.get(namespace) ?? nothing) : list;
}

function divide(list: readonly Deployed[]): ReadonlyMap<string, readonly Deployed[]> | undefined {
  const parts = new Map<string, Deployed[]>();
  for (const one of list) {
    if (one.namespace === undefined) return undefined;
    const part = parts.get(one.namespace);
    if (part) part.push(one);
    else parts.set(one.namespace, [one]);
  }
  return parts;
}
