/** Which cluster a file or folder is for, as doors ask it: the choice, and the names to choose from. */

import { chooseProfile, type ProfileChoice } from '../cluster/choose-profile.ts';
import { profileReadings } from '../workspace/cluster-files.ts';
import type { Snapshot } from '../workspace/snapshot.ts';

export interface ChosenCluster {
  readonly choice: ProfileChoice;
  /** Every cluster that the workspace describes: its name, or the file that describes it without one. */
  readonly names: readonly string[];
}

/** The cluster that holds for a path; an empty path stands for the root of the workspace. */
export function clusterFor(snapshot: Snapshot, path: string): ChosenCluster {
  const readings = profileReadings(snapshot);
  const names = readings.map(({ profile, file }) => profile.name?.value ?? file);
  return { choice: chooseProfile(readings, path), names: [...new Set(names)].sort() };
}
