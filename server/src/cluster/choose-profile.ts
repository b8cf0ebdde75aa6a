/** Which cluster a manifest file is meant for, where a workspace describes one or several. */

import type { ProfileReading } from './profile.ts';
import { type CombinedProfile, combine } from './profile-sources.ts';
import type { ConfigReading } from './read-portolan-yaml.ts';

export type ProfileChoice =
  | ({ readonly kind: 'profile' } & CombinedProfile)
  /** Several clusters are described and nothing says which one the file is for. */
  | { readonly kind: 'ambiguous'; readonly readings: readonly ProfileReading[] }
  | { readonly kind: 'none' };

/**
 * The profile that holds for a manifest file. Our configuration counts for its folder and below, the nearest one alone.
 * Of the other descriptions, `from` or the name in the configuration picks one; else the nearest folder above the file
 * that holds any; else, when the whole workspace describes a single cluster, that one, wherever it lies.
 */
export function chooseProfile(readings: readonly ProfileReading[], file: string): ProfileChoice {
  const config = nearest(readings.filter(isConfig), file)[0] as ConfigReading | undefined;
  const others = readings.filter((reading) => !isConfig(reading));
  const candidates = config && (config.from || config.profile.name) ? picked(config, others) : reachable(others, file);
  if (namesOf(candidates).size > 1 || repeatsSource(candidates)) return { kind: 'ambiguous', readings: candidates };
  const counting = config ? [config, ...candidates] : candidates;
  return counting.length > 0 ? { kind: 'profile', ...combine(counting) } : { kind: 'none' };
}

function picked(config: ConfigReading, others: readonly ProfileReading[]): readonly ProfileReading[] {
  const name = config.profile.name?.value;
  const path = config.from && resolve(folderOf(config.file), config.from.value);
  return others.filter(
    ({ file, profile }) => (!path || file === path) && (name === undefined || (profile.name?.value ?? name) === name),
  );
}

function reachable(others: readonly ProfileReading[], file: string): readonly ProfileReading[] {
  const near = nearest(others, file);
  if (near.length === 0) return namesOf(others).size <= 1 ? others : [];
  const names = namesOf(near);
  // What other folders say of the same cluster belongs to it as well.
  return others.filter((reading) => {
    const name = reading.profile.name?.value;
    return near.includes(reading) || (names.size === 1 && name !== undefined && names.has(name));
  });
}

function namesOf(readings: readonly ProfileReading[]): ReadonlySet<string> {
  return new Set(readings.flatMap(({ profile }) => profile.name?.value ?? []));
}

/** The readings in the deepest folder that holds the file and any reading. */
function nearest(readings: readonly ProfileReading[], file: string): readonly ProfileReading[] {
  const above = readings.filter((reading) => `${folderOf(file)}/`.startsWith(prefixOf(folderOf(reading.file))));
  const deepest = Math.max(...above.map((reading) => folderOf(reading.file).length));
  return above.filter((reading) => folderOf(reading.file).length === deepest);
}

/** Two files of one kind without names may be two clusters; nothing tells which. */
function repeatsSource(readings: readonly ProfileReading[]): boolean {
  const nameless = readings.filter(({ profile }) => profile.name === undefined).map(({ source }) => source);
  return new Set(nameless).size < nameless.length;
}

function isConfig(reading: ProfileReading): boolean {
  return reading.source === 'portolan-yaml';
}

function folderOf(file: string): string {
  return file.slice(0, Math.max(0, file.lastIndexOf('/')));
}

/** The folder's path with a slash behind it; the root of the workspace holds everything. */
function prefixOf(folder: string): string {
  return folder === '' ? '' : `${folder}/`;
}

/** A path as the configuration writes it, seen from the folder of the configuration. */
function resolve(folder: string, path: string): string {
  if (path.startsWith('/')) return path;
  const parts = folder === '' ? [] : folder.split('/');
  for (const part of path.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.') parts.push(part);
  }
  return parts.join('/');
}
