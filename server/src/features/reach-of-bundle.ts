/** Keeps the reachability of bundles between questions, so that one edit costs only what it selects. */

import { type Comparison, compare } from '../network/change.ts';
import { Reachability } from '../network/reachability.ts';
import { worldOf } from '../network/world.ts';
import type { Bundle } from '../workspace/bundle.ts';
import { bundleObjects } from './bundle-objects.ts';

interface Kept {
  readonly bundle: Bundle;
  readonly reachability: Reachability;
}

/** One per workspace folder. Bundles never change, so a kept answer holds as long as the bundle is the same object. */
export class ReachMemory {
  readonly #kept = new Map<string, Kept>();

  of(bundle: Bundle): Reachability {
    const known = this.#kept.get(bundle.id);
    if (known?.bundle === bundle) return known.reachability;
    const before = known?.reachability;
    const reachability = new Reachability(
      worldOf(bundleObjects(bundle).objects, before?.world.conventions, before?.world),
      before,
    );
    this.#kept.set(bundle.id, { bundle, reachability });
    return reachability;
  }
}

/** What becomes of connections between two states of a bundle; a state that has no such bundle holds nothing. */
export function compareBundles(before: Bundle | undefined, after: Bundle | undefined): Comparison {
  const objects = (bundle: Bundle | undefined) => (bundle ? bundleObjects(bundle).objects : []);
  return compare(objects(before), objects(after));
}
