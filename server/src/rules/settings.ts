/** How a user sets the rules: preset, severities, options, and what is allowed where. */

import type { ClusterProfile } from '../cluster/profile.ts';
import { type Bounds, defaultBounds } from '../manifest/bounds.ts';
import type { Range } from '../text/range.ts';
import type { Severity } from './finding.ts';
import type { Preset, RuleCard } from './rule.ts';

export type PresetName = 'recommended' | 'strict' | 'aks' | 'aks-safeguards';

/** An `allow` of the configuration file: this rule, in these files, for this reason, until this day. */
export interface AllowEntry {
  readonly rule: string;
  /** Whether a path is meant; the configuration's globs are compiled by whoever reads it. */
  readonly covers: (path: string) => boolean;
  readonly reason: string;
  /** `YYYY-MM-DD`, the last day it holds. */
  readonly until: string | undefined;
  /** Where the rule is named in the configuration file of the folder; undefined where it was set otherwise. */
  readonly at: Range | undefined;
}

export interface RuleSettings {
  readonly presets: readonly PresetName[];
  readonly severities: Readonly<Record<string, Severity | 'off'>>;
  readonly options: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly allow: readonly AllowEntry[];
  readonly kubernetes: number;
  readonly today: string | undefined;
  /** How much is read of one file. */
  readonly bounds: Bounds;
  /** The profile of the cluster that a file is for. */
  readonly profileOf: (path: string) => ClusterProfile | undefined;
}

/** The newest minor version of Kubernetes whose checks are known. */
export const newestKubernetes = 37;

export const defaultSettings: RuleSettings = {
  presets: ['recommended'],
  severities: {},
  options: {},
  allow: [],
  kubernetes: newestKubernetes,
  today: undefined,
  bounds: defaultBounds,
  profileOf: () => undefined,
};

/** The severity a rule runs with, or undefined when it does not run. */
export function effectiveSeverity(rule: RuleCard, settings: RuleSettings): Severity | undefined {
  const set = settings.severities[rule.id];
  if (set !== undefined) return set === 'off' ? undefined : set;
  return isInPresets(rule.preset, settings.presets) ? rule.severity : undefined;
}

function isInPresets(preset: Preset, chosen: readonly PresetName[]): boolean {
  if (preset === 'recommended') return true;
  return chosen.some((name) => name === preset);
}
