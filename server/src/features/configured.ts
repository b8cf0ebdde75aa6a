/** Joins what editors, command lines and `.portolan.yaml` set into the settings that rules run with. */

import type { Bounds } from '../manifest/bounds.ts';
import type { Severity } from '../rules/finding.ts';
import type { PresetName, RuleSettings } from '../rules/settings.ts';
import { profileLookup, profileReadings } from '../workspace/cluster-files.ts';
import { type Configuration, configurationName, readConfiguration } from '../workspace/configuration.ts';
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
  const allow = (configuration?.allow ?? []).map(({ rule, paths, reason, until, at }) => {
    return { rule, reason, until, at, covers: compile(paths) };
  });
  return {
    ...base,
    presets: (configuration?.presets as readonly PresetName[] | undefined) ?? base.presets,
    severities: { ...base.severities, ...(configuration?.severities as Record<string, Severity | 'off'> | undefined) },
    options: { ...base.options, ...configuration?.options },
    kubernetes: configuration?.kubernetes ?? base.kubernetes,
    bounds: boundsFor(base, configuration),
    allow: [...base.allow, ...allow],
    profileOf: readings.length === 0 ? base.profileOf : profileLookup(readings),
  };
}

/** How much is read of one file; known before anything is read into a workspace. */
export function boundsFor(base: RuleSettings, configuration: Configuration | undefined): Bounds {
  return { ...base.bounds, ...configuration?.limits };
}
