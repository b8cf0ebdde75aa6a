/** What a report tells of one bundle: who reaches whom in it. */

import { Reachability } from '../network/reachability.ts';
import { worldOf } from '../network/world.ts';
import type { Bundle } from '../workspace/bundle.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import { bundlesWithin, type Scope, titleOf } from './audit-scope.ts';
import { bundleObjects } from './bundle-objects.ts';
import { type ReachData, reachData } from './reach.ts';

export interface BundleReport {
  readonly name: string;
  readonly reach: ReachData;
}

/** More than these make a report that nobody reads to its end; each also costs the working out of its connections. */
const bundlesShown = 30;

export interface ChosenBundles {
  readonly shown: readonly Bundle[];
  readonly leftOut: number;
}

/** The bundles of a scope that a report shows: those of most files, in the order of their names. */
export function bundlesToReport(snapshot: Snapshot, scope: Scope): ChosenBundles {
  const all = bundlesWithin(snapshot, scope);
  const largest = [...all].sort((a, b) => b.fileCount - a.fileCount).slice(0, bundlesShown);
  return { shown: all.filter((bundle) => largest.includes(bundle)), leftOut: all.length - largest.length };
}

/** `prefix` tells bundles of several folders apart. */
export function bundleReport(bundle: Bundle, prefix?: string): BundleReport {
  const title = titleOf(bundle);
  const name = prefix === undefined ? title : title === '.' ? prefix : `${prefix}: ${title}`;
  return { name, reach: reachData(new Reachability(worldOf(bundleObjects(bundle).objects)), name) };
}
