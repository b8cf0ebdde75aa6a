/** What schema and settings offer is what the readers take: names, presets, severities, defaults. */

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { readEditorSettings } from '../server/src/lsp/settings.ts';
import { boundNames, defaultBounds } from '../server/src/manifest/bounds.ts';
import { parse } from '../server/src/manifest/parse.ts';
import { defaultSettings } from '../server/src/rules/settings.ts';
import { type Configuration, readConfiguration } from '../server/src/workspace/configuration.ts';
import { renderConfiguration, renderSchema } from '../server/tools/render-settings.ts';
import { findRules, loadRules } from '../server/tools/rule-files.ts';

/** A schema as far as these tests look into it. */
interface Schema {
  readonly properties: Readonly<Record<string, Schema>>;
  readonly items: Schema;
  readonly enum: readonly string[];
  readonly required: readonly string[];
  readonly default: unknown;
  readonly minimum: number;
  readonly maximum: number;
}

const { loaded } = await loadRules(findRules());
const rules = loaded.map(({ rule }) => rule);
const { properties } = renderSchema(rules) as unknown as Schema;
const settings = (renderConfiguration(rules) as unknown as Schema).properties;

describe('.portolan.yaml', () => {
  test('has every field of the schema and no other', () => {
    for (const name of Object.keys(properties)) assert.deepEqual(read(`${name}:\n`).problems, [], name);
    assert.equal(read('nothing:\n').problems.length, 1);
  });

  test('takes every preset and every severity of the schema', () => {
    const presets = properties.presets!.items.enum;
    assert.deepEqual(read(`presets: [${presets.join(', ')}]\n`).presets, presets);
    const [rule, { enum: words }] = Object.entries(properties.rules!.properties)[0]!;
    for (const word of words) assert.deepEqual(read(`rules: { ${rule}: ${word} }\n`).severities, { [rule]: word });
  });

  test('takes every field of bundles and allowances, and asks for those required', () => {
    const bundle = read('bundles:\n  - name: shop\n    paths: [shop/**]\n');
    assert.deepEqual(Object.keys(properties.bundles!.items.properties), Object.keys(bundle.bundles[0]!));
    assert.deepEqual(bundle.problems, []);
    const { items } = properties.allow!;
    const whole = { rule: 'service/selects-nothing', paths: '[a]', reason: 'why', until: '2027-01-31' };
    assert.deepEqual(Object.keys(items.properties), Object.keys(whole));
    assert.deepEqual(read(allowance(Object.entries(whole))).problems, []);
    for (const name of Object.keys(whole)) {
      const rest = Object.entries(whole).filter(([key]) => key !== name);
      assert.equal(read(allowance(rest)).problems.length > 0, items.required.includes(name), name);
    }
  });

  test('takes every limit within its range, and no other', () => {
    const limits = Object.entries(properties.limits!.properties);
    assert.deepEqual(
      limits.map(([name]) => name),
      boundNames,
    );
    for (const [name, { minimum, maximum }] of limits) {
      for (const value of [minimum, maximum]) assert.deepEqual(limit(name, value).limits, { [name]: value });
      for (const value of [minimum - 1, maximum + 1, '"9"', 'true', '99.5']) {
        assert.equal(limit(name, value).problems.length, 1, `${name}: ${value}`);
        assert.deepEqual(limit(name, value).limits, {});
      }
    }
    assert.equal(limit('size', 1).problems.length, 1);
  });

  test('names the rules and options that there are', () => {
    assert.deepEqual(
      Object.keys(properties.rules!.properties),
      rules.map(({ id }) => id),
    );
    const configurable = rules.filter(({ options }) => Object.keys(options).length > 0);
    assert.deepEqual(
      Object.keys(properties.options!.properties),
      configurable.map(({ id }) => id),
    );
  });
});

describe("the editor's settings", () => {
  test('are, when nobody touches them, the defaults of the engine', () => {
    const untouched = readEditorSettings(defaultsOf(settings).portolan, '2026-11-22');
    assert.deepEqual(untouched, readEditorSettings({}, '2026-11-22'));
    assert.deepEqual(untouched.rules, { ...defaultSettings, today: '2026-11-22' });
  });

  test('take every value that they offer', () => {
    const presets = settings['portolan.presets']!.items.enum;
    assert.deepEqual(readEditorSettings({ presets }, '2026-11-22').rules.presets, presets);
    for (const run of settings['portolan.run']!.enum) assert.equal(readEditorSettings({ run }, '2026-11-22').run, run);
    const [rule, { enum: words }] = Object.entries(settings['portolan.rules']!.properties)[0]!;
    for (const word of words) {
      assert.deepEqual(readEditorSettings({ rules: { [rule]: word } }, '2026-11-22').rules.severities, {
        [rule]: word,
      });
    }
    const { bounds } = readEditorSettings({ limits: { depth: 12, documents: 'many' } }, '2026-11-22').rules;
    assert.deepEqual(bounds, { ...defaultBounds, depth: 12 });
    assert.equal(readEditorSettings({ kubernetes: '1.29' }, '2026-11-22').rules.kubernetes, 29);
  });
});

function read(text: string): Configuration {
  return readConfiguration(parse(text));
}

/** As the editor hands them over: what stands between dots is nested. */
function defaultsOf(all: Readonly<Record<string, Schema>>): Record<string, unknown> {
  const sections: Record<string, unknown> = {};
  for (const [name, { default: value }] of Object.entries(all)) {
    const words = name.split('.');
    let section = sections;
    for (const word of words.slice(0, -1)) {
      section[word] ??= {};
      section = section[word] as Record<string, unknown>;
    }
    section[words.at(-1)!] = value;
  }
  return sections;
}

function limit(name: string, value: unknown): Configuration {
  return read(`limits: { ${name}: ${value} }\n`);
}

function allowance(entries: readonly (readonly [string, string])[]): string {
  return `allow:\n  - { ${entries.map(([key, value]) => `${key}: ${value}`).join(', ')} }\n`;
}
