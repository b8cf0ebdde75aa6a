/** Answers the editor's request for the chart of a bundle. */

import type { Connection } from 'vscode-languageserver';
import { bundleObjects } from '../features/bundle-objects.ts';
import { compareBundles } from '../features/reach-of-bundle.ts';
import { topologyData } from '../features/topology.ts';
import { topologyChanges } from '../features/topology-changes.ts';
import type { Surroundings } from '../features/topology-nodes.ts';
import {
  type TopologyChanges,
  type TopologyParams,
  type TopologyResult,
  topologyRequest,
} from '../protocol/topology.ts';
import type { Finding } from '../rules/finding.ts';
import type { Bundle } from '../workspace/bundle.ts';
import { type Snapshot, textOf } from '../workspace/snapshot.ts';
import type { FileChange } from '../workspace/workspace.ts';
import { TextPlaces } from './convert.ts';
import type { Folder } from './folder.ts';
import type { Locate } from './navigate.ts';

/** A window that was restored asks before the folders of the start are read, so it waits for `started`. */
export function serveTopology(connection: Connection, locate: Locate, started: () => Promise<void>): void {
  connection.onRequest(topologyRequest, async (params: TopologyParams) => {
    await started();
    return topology(locate, params);
  });
}

function topology(locate: Locate, { uri, bundle: wanted, base }: TopologyParams): TopologyResult | null {
  const { folder, path } = locate(uri);
  const { snapshot } = folder;
  const bundle = (wanted === undefined ? undefined : snapshot.bundles.get(wanted)) ?? bundleFor(snapshot, path);
  if (!bundle) return null;
  const reachability = folder.reach.of(bundle);
  return {
    bundles: [...snapshot.bundles.values()].filter(({ fileCount }) => fileCount > 0).map(({ id }) => id),
    topology: topologyData(reachability, bundle.id, bundleObjects(bundle).objects, surroundingsOf(folder)),
    changes: base ? changesOf(folder, bundle, textsOf(locate, folder, base)) : null,
  };
}

/** The bundle that a document stands in; for all other documents the largest. */
function bundleFor(snapshot: Snapshot, path: string): Bundle | undefined {
  const [own] = snapshot.bundlesOf(path);
  return own ?? [...snapshot.bundles.values()].sort((a, b) => b.fileCount - a.fileCount)[0];
}

/** Findings and lines of the present snapshot, each file asked once. */
function surroundingsOf(folder: Folder): Surroundings {
  const findings = new Map<string, readonly Finding[]>();
  const places = new Map<string, TextPlaces>();
  return {
    findingsIn: (file) => {
      const known = findings.get(file) ?? folder.report(file).findings;
      findings.set(file, known);
      return known;
    },
    placeOf: (file, name, whole) => {
      const known = places.get(file) ?? new TextPlaces(textOf(folder.snapshot, file));
      places.set(file, known);
      const { start, end } = known.toProtocol(whole);
      return { uri: folder.uriOf(file), line: known.toProtocol(name).start.line, first: start.line, last: end.line };
    },
  };
}

function textsOf(locate: Locate, folder: Folder, base: NonNullable<TopologyParams['base']>): FileChange[] {
  return base.flatMap(({ uri, text }) => {
    const place = locate(uri);
    return place.folder === folder ? [{ path: place.path, text }] : [];
  });
}

function changesOf(folder: Folder, bundle: Bundle, base: readonly FileChange[]): TopologyChanges {
  const before = base.length === 0 ? bundle : folder.underAll(base).bundles.get(bundle.id);
  return topologyChanges(compareBundles(before, bundle), folder.reach.of(bundle));
}
