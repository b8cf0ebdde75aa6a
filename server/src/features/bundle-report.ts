/** What a report tells of one bundle: who reaches whom in it, and its chart. */

import { Reachability } from '../network/reachability.ts';
import { worldOf } from '../network/world.ts';
import type { Topology } from '../protocol/topology.ts';
import type { Finding } from '../rules/finding.ts';
import type { Bundle } from '../workspace/bundle.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import { bundlesWithin, type Scope, titleOf } from './audit-scope.ts';
import { bundleObjects } from './bundle-objects.ts';
import { type ReachData, reachData } from './reach.ts';
import { topologyData } from './topology.ts';

export interface BundleReport {
  readonly name: string;
  readonly reach: ReachData;
  readonly topology: Topology;
}

type FindingsByFile = ReadonlyMap<string, readonly Finding[]>;

/** More than these make a report that nobody reads to its end; each also costs the working out of its connections. */
const bundlesShown = 30;

/** Larger charts take seconds to arrange and are too small to read on a page. */
const nodesDrawn = 150;
const edgesDrawn = 300;

export function isDrawable({ topology: { nodes, edges } }: BundleReport): boolean {
  return nodes.length <= nodesDrawn && edges.length <= edgesDrawn;
}

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

/** `findings` are those of the whole audit; `prefix` tells bundles of several folders apart. */
export function bundleReport(bundle: Bundle, findings: FindingsByFile, prefix?: string): BundleReport {
  const title = titleOf(bundle);
  const name = prefix === undefined ? title : title === '.' ? prefix : `${prefix}: ${title}`;
  const { objects } = bundleObjects(bundle);
  const reachability = new Reachability(worldOf(objects));
  // A report has no editor to lead to.
  const surroundings = { findingsIn: (file: string) => findings.get(file) ?? [], placeOf: () => null };
  return {
    name,
    reach: reachData(reachability, name),
    topology: topologyData(reachability, name, objects, surroundings),
  };
}

export function byFile(findings: readonly Finding[]): FindingsByFile {
  return Map.groupBy(findings, ({ file }) => file);
}
