/** The frozen workspace: its files, its bundles, and which file stands in which bundle. */

import type { Bundle } from './bundle.ts';
import type { ManifestFile } from './manifest-file.ts';
import type { PersistentMap } from './persistent-map.ts';

/** One state of a workspace folder. Nothing of it changes; the next edit makes another one. */
export interface Snapshot {
  readonly files: PersistentMap<ManifestFile>;
  readonly bundles: ReadonlyMap<string, Bundle>;
  /** The bundles in which a file's own findings are made. Kustomization input and files without objects have none. */
  bundlesOf(path: string): readonly Bundle[];
}

/** What led from one snapshot to the next. */
export interface Update {
  readonly snapshot: Snapshot;
  /** The paths whose text changed, came or went. */
  readonly changed: readonly string[];
  /** The index keys under which some list changed, in whatever bundle. */
  readonly touched: ReadonlySet<string>;
  /** The bundles that were added, removed or given another character, so that all their answers are open again. */
  readonly unsettled: ReadonlySet<string>;
}

export function textOf(snapshot: Snapshot, path: string): string {
  return snapshot.files.get(path)?.text ?? '';
}
