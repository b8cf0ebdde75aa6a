/** Who else lays claim to what only one object can have: see `claims.ts`. */

import type { Deployed } from '../kubernetes/deployed.ts';
import type { Resource } from '../kubernetes/resource.ts';
import { identityOf } from './manifest-file.ts';
import { keys } from './postings.ts';
import type { View } from './view.ts';

/**
 * The first object of the bundle, in the order of files, that makes a claim before the looking resource does. The
 * looking file's rivals and other definitions of the looking object do not count.
 */
export function claimedBefore(view: View, claim: string): Deployed | undefined {
  const { self } = view;
  let first: Deployed | undefined;
  for (const one of view.filed(keys.claim(claim))) {
    if (!comesBefore(one.resource, self.resource) || (first && comesBefore(first.resource, one.resource))) continue;
    if (one.resource.file !== self.resource.file && view.rivals.has(one.resource.file)) continue;
    if (identityOf(one.resource, one.namespace) !== identityOf(self.resource, self.namespace)) first = one;
  }
  return first;
}

function comesBefore(a: Resource, b: Resource): boolean {
  return a.file < b.file || (a.file === b.file && a.node.start < b.node.start);
}
