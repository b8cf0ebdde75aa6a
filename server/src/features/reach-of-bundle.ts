/** Keeps the reachability of bundles between questions, so that one edit costs only what it selects. */

import type { Deployed } from '../kubernetes/deployed.ts';
import { type Comparison, compare, tellsOfIpv6 } from '../network/change.ts';
import { Reachability } from '../network/reachability.ts';
import { worldOf } from '../network/world.ts';
import type { Bundle } from '../workspace/bundle.ts';
import { bundleObjects } from './bundle-objects.ts';

interface Kept {
  readonly bundle: Bundle;
  readonly reachability: Reachability;
}

/** One file of a bundle with another text than it has. */
export interface OtherText {
  readonly path: string;
  readonly text: string;
  /** The bundle with that text; undefined where it would not be there. */
  readonly bundle: Bundle | undefined;
}

interface KeptOther extends OtherText {
  readonly objects: readonly Deployed[];
  readonly reachability: Reachability;
}

/** One per workspace folder. Bundles never change, so a kept answer holds as long as the bundle is the same object. */
export class ReachMemory {
  readonly #kept = new Map<string, Kept>();
  readonly #others = new Map<string, KeptOther>();

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

  /** What becomes of connections from another text of one file to the bundle as it is. */
  compare(other: OtherText, after: Bundle | undefined): Comparison {
    if (!after) return compareBundles(other.bundle, after);
    const is = this.of(after);
    const was = this.#otherwise(after.id, other, is);
    const alike = tellsOfIpv6(was.world) === tellsOfIpv6(is.world);
    return alike ? { before: was, after: is } : compareBundles(other.bundle, after);
  }

  /** The text of the last commit stays the same from key to key, and so do all other files. */
  #otherwise(id: string, other: OtherText, present: Reachability): Reachability {
    const objects = other.bundle ? bundleObjects(other.bundle).objects : [];
    const known = this.#others.get(id);
    const isKnown = known?.path === other.path && known.text === other.text;
    if (isKnown && differOnlyIn(other.path, known.objects, objects)) return known.reachability;
    const reachability = new Reachability(worldOf(objects, present.world.conventions, present.world), present);
    this.#others.set(id, { ...other, objects, reachability });
    return reachability;
  }
}

/** What becomes of connections between two states of a bundle; a state that has no such bundle holds nothing. */
export function compareBundles(before: Bundle | undefined, after: Bundle | undefined): Comparison {
  const objects = (bundle: Bundle | undefined) => (bundle ? bundleObjects(bundle).objects : []);
  return compare(objects(before), objects(after));
}

/** The objects of one file are read anew each time, all others are the very same as long as they say the same. */
function differOnlyIn(path: string, a: readonly Deployed[], b: readonly Deployed[]): boolean {
  return a.length === b.length && a.every((each, i) => each === b[i] || (isIn(path, each) && isIn(path, b[i]!)));
}

function isIn(path: string, { resource }: Deployed): boolean {
  return resource.file === path;
}
