/** The facts of a case: what its `#:` lines and its configuration files set for the rules. */

import { configurationOf, namedBundleOf, settingsFor } from '../../server/src/features/configured.ts';
import { compileGlobs } from '../../server/src/files/globs.ts';
import type { Rule } from '../../server/src/rules/rule.ts';
import { defaultSettings, type PresetName, type RuleSettings } from '../../server/src/rules/settings.ts';
import type { Snapshot } from '../../server/src/workspace/snapshot.ts';
import type { WorkspaceOptions } from '../../server/src/workspace/workspace.ts';
import { type FixtureCase, FixtureError, type FixtureFile } from './fixture.ts';

const presetNames: readonly string[] = ['recommended', 'strict', 'aks', 'aks-safeguards'] satisfies PresetName[];

/** The keys of `#:` lines. */
const factKeys = {
  kubernetes: '1.33, the version that the manifests are for',
  today: '2026-11-22, for rules whose answers change by the day',
  preset: 'strict, for the other rules; the tested rule is always on',
  option: 'name=value, of the tested rule; the value as JSON, or else a string',
  cluster: '{ networkPlugin: azure }, short for a file /.portolan.yaml with that cluster',
};

/** The settings that a case is examined with. The tested rule runs with its own severity, whatever its preset. */
export function settingsOf(one: FixtureCase, rule: Rule, snapshot: Snapshot): RuleSettings {
  const options: Record<string, unknown> = {};
  let settings: RuleSettings = { ...defaultSettings, severities: { [rule.id]: rule.severity } };
  for (const { key, value, line } of one.facts) {
    switch (key) {
      case 'kubernetes':
        settings = { ...settings, kubernetes: Number(matched(/^1\.(\d+)$/, value, line)) };
        break;
      case 'today':
        settings = { ...settings, today: matched(/^(\d{4}-\d\d-\d\d)$/, value, line) };
        break;
      case 'preset':
        if (!presetNames.includes(value)) throw new FixtureError(line, `the presets are ${presetNames.join(', ')}`);
        settings = { ...settings, presets: ['recommended', value as PresetName] };
        break;
      case 'option': {
        const name = matched(/^(\w+)=/, value, line);
        if (!(name in rule.options)) throw new FixtureError(line, `${rule.id} has no option ${name}`);
        options[name] = parsed(value.slice(name.length + 1));
        break;
      }
      case 'cluster':
        break;
      default: {
        const known = Object.entries(factKeys).map(([name, says]) => `  ${name} ${says}`);
        throw new FixtureError(line, `there is no fact ${key}; the facts are\n${known.join('\n')}`);
      }
    }
  }
  const base = { ...settings, options: { [rule.id]: options } };
  return settingsFor(base, configurationOf(snapshot), snapshot, compileGlobs);
}

/** How the configuration among a case's files divides its workspace. */
export function workspaceOptionsOf(snapshot: Snapshot): WorkspaceOptions {
  return { namedBundle: namedBundleOf(configurationOf(snapshot), compileGlobs) };
}

/** The files of a case, the one that `#: cluster` stands for included. */
export function filesOf(one: FixtureCase): readonly FixtureFile[] {
  const cluster = one.facts.find(({ key }) => key === 'cluster');
  if (!cluster) return one.files;
  return [...one.files, { path: '.portolan.yaml', text: `cluster: ${cluster.value}\n` }];
}

function matched(pattern: RegExp, value: string, line: number): string {
  const found = pattern.exec(value)?.[1];
  if (found === undefined) throw new FixtureError(line, `"${value}" does not match ${pattern.source}`);
  return found;
}

function parsed(value: string): unknown {
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}
