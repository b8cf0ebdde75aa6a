/** Who else lays claim to what only one object can have: see `claims.ts`. */

import type { Deployed } from '../kubernetes/deployed.ts';
import type { Resource } from '../kubernetes/resource.ts';
import { keys } from './postings.ts';
import type { View } from './view.ts';

/**
 * The first object of the bundle, in the order of files, that makes a claim before the looking resource does.
 * `counts` leaves out those whose claim does not stand in the way.
 */
export function claimedBefore(
  view: View,
  claim: string,
  counts: (one: Deployed) => boolean = () => true,
): Deployed | undefined {
  let first: Deployed | undefined;
  for (const one of claimants(view, claim)) {
    if (!comesBefore(one.resource, view.self.resource) || !counts(one)) continue;
    if (!first || comesBefore(one.resource, first.resource)) first = one;
  }
  return first;
}

/**
 * The other objects of the bundle that make a claim, in no particular order. The looking file's rivals and other
 * definitions of the looking object do not count.
 */
export function* claimants(view: View, claim: string): Iterable<Deployed> {
  const { self } = view;
  for (const one of view.filed(keys.claim(claim))) {
    if (one.resource.file !== self.resource.file && view.rivals.has(one.resource.file)) continue;
    if (one.identity !== self.identity) yield one;
  }
}

function comesBefore(a: Resource, b: Resource): boolean {
  return a.file < b.file || (a.file === b.file && a.node.start < b.node.start);
}
