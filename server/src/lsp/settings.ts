/** Turns the editor's settings into rule settings. What does not fit is left at its default. */

import { type HintKind, hintKinds } from '../features/inlay-hints.ts';
import { type SummaryKind, summaryKinds } from '../features/summary.ts';
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
}

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
  const options = Object.entries(asRecord(section.options)).map(([rule, set]) => [rule, asRecord(set)] as const);
  return {
    rules: {
      ...defaultSettings,
      presets: presets.length > 0 ? presets : defaultSettings.presets,
      severities: severitiesSet,
      options: Object.fromEntries(options),
      kubernetes: minorOf(section.kubernetes),
      today,
    },
    run: section.run === 'onSave' ? 'onSave' : 'onType',
    inlayHints: new Set(hintKinds.filter((kind) => asRecord(section.inlayHints)[kind] === true)),
    lenses: new Set(summaryKinds.filter((kind) => lenses[kind] !== false)),
  };
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
