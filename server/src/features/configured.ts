/** Joins what editors, command lines and `.portolan.yaml` set into the settings that rules run with. */

import { chooseProfile } from '../cluster/choose-profile.ts';
import type { ProfileReading } from '../cluster/profile.ts';
import { readAso } from '../cluster/read-aso.ts';
import { readAzShow } from '../cluster/read-az-show.ts';
import { readCapz } from '../cluster/read-capz.ts';
import { readPortolanYaml } from '../cluster/read-portolan-yaml.ts';
import type { Severity } from '../rules/finding.ts';
import type { PresetName, RuleSettings } from '../rules/settings.ts';
import { compareText } from '../workspace/bundle.ts';
import { type Configuration, configurationName, readConfiguration } from '../workspace/configuration.ts';
import type { ManifestFile } from '../workspace/manifest-file.ts';
import type { Snapshot } from '../workspace/snapshot.ts';

/** Compiles globs into a test of paths; an empty list matches everything. The doors bring the library. */
export type GlobCompiler = (globs: readonly string[]) => (path: string) => boolean;

/** The configuration at the root of a workspace folder, if there is one. */
export function configurationOf(snapshot: Snapshot): Configuration | undefined {
  const file = snapshot.files.get(configurationName);
  return file ? readConfiguration(file.parsed) : undefined;
}

/** The bundle that the configuration puts a file into. Bundles come in the order they are written. */
export function namedBundleOf(
  configuration: Configuration | undefined,
  compile: GlobCompiler,
): (path: string) => string | undefined {
  const bundles = (configuration?.bundles ?? []).map(({ name, paths }) => ({ name, covers: compile(paths) }));
  return (path) => bundles.find(({ covers }) => covers(path))?.name;
}

/** Settings of the door with the configuration laid over them: what stands in the repository wins. */
export function settingsFor(
  base: RuleSettings,
  configuration: Configuration | undefined,
  snapshot: Snapshot,
  compile: GlobCompiler,
): RuleSettings {
  const readings = profileReadings(snapshot);
  const allow = (configuration?.allow ?? []).map(({ rule, paths, reason, until }) => {
    return { rule, reason, until, covers: compile(paths) };
  });
  return {
    ...base,
    presets: (configuration?.presets as readonly PresetName[] | undefined) ?? base.presets,
    severities: { ...base.severities, ...(configuration?.severities as Record<string, Severity | 'off'> | undefined) },
    options: { ...base.options, ...configuration?.options },
    kubernetes: configuration?.kubernetes ?? base.kubernetes,
    allow: [...base.allow, ...allow],
    profileOf: readings.length === 0 ? base.profileOf : profileLookup(readings),
  };
}

/** Whether a file may describe a cluster or configure us, so that a change of it concerns every other file. */
export function isConfiguring(file: ManifestFile | undefined): boolean {
  return file !== undefined && (isConfiguration(file.path) || mentionsCluster(file.text));
}

/** Every description of a cluster in a workspace folder, in the order of the paths. */
export function profileReadings(snapshot: Snapshot): ProfileReading[] {
  const readings: ProfileReading[] = [];
  const files = [...snapshot.files.values()].filter(isConfiguring).sort((a, b) => compareText(a.path, b.path));
  for (const { path, text, parsed } of files) {
    const documents = parsed.documents.flatMap(({ contents }) => (contents ? [{ file: path, text, contents }] : []));
    if (isConfiguration(path)) {
      const reading = readPortolanYaml(path, text, documents[0]?.contents);
      if (reading) readings.push(reading);
      continue;
    }
    for (const document of documents) readings.push(...readAzShow(path, text, document.contents));
    readings.push(...readAso(documents), ...readCapz(documents));
  }
  return readings;
}

function profileLookup(readings: readonly ProfileReading[]): RuleSettings['profileOf'] {
  const known = new Map<string, ReturnType<RuleSettings['profileOf']>>();
  return (path) => {
    const folder = path.slice(0, Math.max(0, path.lastIndexOf('/')));
    if (!known.has(folder)) {
      const choice = chooseProfile(readings, path);
      known.set(folder, choice.kind === 'profile' ? choice.profile : undefined);
    }
    return known.get(folder);
  };
}

function isConfiguration(path: string): boolean {
  return path === configurationName || path.endsWith(`/${configurationName}`);
}

/** A cheap test before any reading: what Azure prints, and the groups of the two operators. */
function mentionsCluster(text: string): boolean {
  return /managedClusters|agentPoolProfiles|containerservice\.azure\.com|AzureManaged|AzureASOManaged/i.test(text);
}
