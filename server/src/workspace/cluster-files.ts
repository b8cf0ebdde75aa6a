/** The files that describe clusters, and the clusters that a file describes, each with what other files add to it. */

import { chooseProfile } from '../cluster/choose-profile.ts';
import type { ClusterProfile, ProfileReading, Stated } from '../cluster/profile.ts';
import { combine } from '../cluster/profile-sources.ts';
import { readAso } from '../cluster/read-aso.ts';
import { readAzShow } from '../cluster/read-az-show.ts';
import { readCapz } from '../cluster/read-capz.ts';
import { readPortolanYaml } from '../cluster/read-portolan-yaml.ts';
import { statementsOf } from '../cluster/statements.ts';
import { keepLatest } from '../kubernetes/latest.ts';
import { compareText } from './bundle.ts';
import { configurationName } from './configuration.ts';
import type { ManifestFile } from './manifest-file.ts';
import type { Snapshot } from './snapshot.ts';

/** Whether a file may describe a cluster or configure us, so that a change of it concerns every other file. */
export function isConfiguring(file: ManifestFile | undefined): boolean {
  return file !== undefined && (isConfiguration(file.path) || mentionsCluster(file.text));
}

/** Every cluster that the file describes, read once: files never change. Several rules ask about one file in turn. */
export const clusterReadingsOf = keepLatest((file: ManifestFile): readonly ProfileReading[] => {
  const readings = known.get(file);
  if (readings) return readings;
  if (!isConfiguring(file)) return none;
  const made = read(file);
  known.set(file, made);
  return made;
});

/** Whether a file describes a cluster, which few do. */
export function describesClusters(file: ManifestFile): boolean {
  return clusterReadingsOf(file).length > 0;
}

/**
 * The clusters that the file describes. `chosen` is the profile that holds for the file, which other files may complete
 * and correct; a cluster that it is not about stands as the file tells it.
 */
export function clustersOf(file: ManifestFile, chosen: ClusterProfile | undefined): readonly ClusterProfile[] {
  const readings = clusterReadingsOf(file);
  const profiles = readings.map((reading) => {
    return chosen && isAbout(chosen, reading) ? chosen : combine([reading]).profile;
  });
  return [...new Set(profiles)];
}

/** Every description of a cluster in a workspace folder, in the order of the paths. */
export function profileReadings(snapshot: Snapshot): ProfileReading[] {
  const files = [...snapshot.files.values()].filter(isConfiguring).sort((a, b) => compareText(a.path, b.path));
  return files.flatMap(clusterReadingsOf);
}

/** The profile that holds for each file; one answer serves a folder. */
export function profileLookup(readings: readonly ProfileReading[]): (path: string) => ClusterProfile | undefined {
  const chosen = new Map<string, ClusterProfile | undefined>();
  return (path) => {
    const folder = path.slice(0, Math.max(0, path.lastIndexOf('/')));
    if (!chosen.has(folder)) {
      const choice = chooseProfile(readings, path);
      chosen.set(folder, choice.kind === 'profile' ? choice.profile : undefined);
    }
    return chosen.get(folder);
  };
}

/**
 * The files whose cluster is the one of this statement, by their paths: `field` finds it in the profile that holds for a
 * file.
 */
export function filesOfCluster(
  snapshot: Snapshot,
  stated: Stated<unknown>,
  field: (profile: ClusterProfile) => Stated<unknown> | undefined,
): ManifestFile[] {
  const profileOf = profileLookup(profileReadings(snapshot));
  const files = [...snapshot.files.values()].filter((file) => {
    const profile = file.resources.length > 0 ? profileOf(file.path) : undefined;
    const here = profile && field(profile);
    return here !== undefined && here.file === stated.file && here.at.start === stated.at.start;
  });
  return files.sort((a, b) => compareText(a.path, b.path));
}

/** The readings of the few files that have any, which are asked for again at every edit. */
const known = new WeakMap<ManifestFile, readonly ProfileReading[]>();
const none: readonly never[] = [];

function isAbout(chosen: ClusterProfile, { file, profile }: ProfileReading): boolean {
  const [one, other] = [chosen.name?.value, profile.name?.value];
  if (one !== undefined && other !== undefined && one !== other) return false;
  return statementsOf(chosen).some(({ stated }) => stated.file === file);
}

function read({ path, text, parsed }: ManifestFile): readonly ProfileReading[] {
  const documents = parsed.documents.flatMap(({ contents }) => (contents ? [{ file: path, text, contents }] : []));
  if (isConfiguration(path)) {
    const reading = readPortolanYaml(path, text, documents[0]?.contents);
    return reading ? [reading] : [];
  }
  const printed = documents.flatMap(({ contents }) => readAzShow(path, text, contents));
  return [...printed, ...readAso(documents), ...readCapz(documents)];
}

function isConfiguration(path: string): boolean {
  return path === configurationName || path.endsWith(`/${configurationName}`);
}

/** A cheap test before any reading: what Azure prints, and the groups of the two operators. */
function mentionsCluster(text: string): boolean {
  return /managedClusters|agentPoolProfiles|containerservice\.azure\.com|AzureManaged|AzureASOManaged/i.test(text);
}
