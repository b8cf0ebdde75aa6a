/** Turns the editor's settings into rule settings. What does not fit is left at its default. */

import { type HintKind, hintKinds } from '../features/inlay-hints.ts';
import { type SummaryKind, summaryKinds } from '../features/summary.ts';
import { type Bounds, boundNames, defaultBounds, isBound } from '../manifest/bounds.ts';
import { type Severity, severities } from '../rules/finding.ts';
import { defaultSettings, newestKubernetes, type PresetName, type RuleSettings } from '../rules/settings.ts';

/** The section `portolan` of the editor's settings, as it arrives. */
export interface EditorSettings {
  readonly rules: RuleSettings;
  /** When findings are looked for: while typing, or only on save. */
  readonly run: 'onType' | 'onSave';
  /** The kinds of inlay hints that are shown. */
  readonly inlayHints: ReadonlySet<HintKind>;
  /** The kinds of objects that get a lens. */
  readonly lenses: ReadonlySet<SummaryKind>;
  readonly shown: Shown;
}

/** How much of one file is shown; what is left out is counted where the rest is shown. */
export interface Shown {
  readonly problems: number;
  readonly symbols: number;
}

/** VS Code itself shows no more problems than that of one file. */
const defaultShown: Shown = { problems: 1_000, symbols: 5_000 };

const presetNames: readonly PresetName[] = ['recommended', 'strict', 'aks', 'aks-safeguards'];

export function readEditorSettings(value: unknown, today: string): EditorSettings {
  const section = asRecord(value);
  const presets = asList(section.presets).filter((name): name is PresetName => {
    return presetNames.includes(name as PresetName);
  });
  const severitiesSet: Record<string, Severity | 'off'> = {};
  for (const [rule, severity] of Object.entries(asRecord(section.rules))) {
    if (severity === 'off' || severities.includes(severity as Severity))
      severitiesSet[rule] = severity as Severity | 'off';
  }
  const lenses = asRecord(section.codeLens);
  const limits = asRecord(section.limits);
  const options = Object.entries(asRecord(section.options)).map(([rule, set]) => [rule, asRecord(set)] as const);
  return {
    rules: {
      ...defaultSettings,
      presets: presets.length > 0 ? presets : defaultSettings.presets,
      severities: severitiesSet,
      options: Object.fromEntries(options),
      kubernetes: minorOf(section.kubernetes),
      today,
      bounds: boundsOf(limits),
    },
    run: section.run === 'onSave' ? 'onSave' : 'onType',
    inlayHints: new Set(hintKinds.filter((kind) => asRecord(section.inlayHints)[kind] === true)),
    lenses: new Set(summaryKinds.filter((kind) => lenses[kind] !== false)),
    shown: {
      problems: positive(limits.problems) ?? defaultShown.problems,
      symbols: positive(limits.symbols) ?? defaultShown.symbols,
    },
  };
}

function boundsOf(limits: Readonly<Record<string, unknown>>): Bounds {
  const set = boundNames.filter((name) => isBound(name, limits[name])).map((name) => [name, limits[name]]);
  return { ...defaultBounds, ...Object.fromEntries(set) };
}

function positive(value: unknown): number | undefined {
  return Number.isInteger(value) && (value as number) > 0 ? (value as number) : undefined;
}

function minorOf(value: unknown): number {
  const match = typeof value === 'string' ? /^1\.([0-9]+)/.exec(value) : null;
  return match ? Number(match[1]) : newestKubernetes;
}

function asRecord(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
}

function asList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
