/** A rule that throws is named with its file, and everything else is reported as if it were not there. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Auditor } from '../server/src/features/audit.ts';
import { defineFileRule, defineRule } from '../server/src/rules/rule.ts';
import type { RuleFailure } from '../server/src/rules/run.ts';
import { defaultSettings } from '../server/src/rules/settings.ts';
import { Workspace } from '../server/src/workspace/workspace.ts';

const words = { what: 'Found.', why: 'Because.', advice: 'Look.' };

const failing = defineRule({
  id: 'test/failing',
  summary: 'A rule that fails after its first finding.',
  severity: 'warning',
  appliesTo: ['Service'],
  *detect(service) {
    yield { at: service.kindAt };
    throw new Error('on purpose');
  },
  explain: () => words,
});

const failingToChoose = defineRule({
  id: 'test/failing-to-choose',
  summary: 'A rule that fails before it looks.',
  severity: 'warning',
  appliesTo: ['Service'],
  where: () => {
    throw new Error('on purpose');
  },
  *detect(service) {
    yield { at: service.kindAt };
  },
  explain: () => words,
});

const failingOnFiles = defineFileRule({
  id: 'test/failing-on-files',
  summary: 'A rule about files that fails.',
  severity: 'warning',
  // biome-ignore lint/correctness/useYield: it fails before it finds anything.
  *detect() {
    throw new Error('on purpose');
  },
  explain: () => words,
});

const choosy = defineRule({
  id: 'test/choosy',
  summary: 'A rule that looks at one Service only.',
  severity: 'warning',
  appliesTo: ['Service'],
  where: ({ name }) => name === 'api',
  *detect(service) {
    yield { at: service.kindAt };
  },
  explain: () => words,
});

const sound = defineRule({
  id: 'test/sound',
  summary: 'A rule that finds every Service.',
  severity: 'warning',
  appliesTo: ['Service'],
  *detect(service) {
    yield { at: service.kindAt };
  },
  explain: () => words,
});

test('a rule that throws is named and the others still report', () => {
  const failures: RuleFailure[] = [];
  const rules = [failing, failingToChoose, failingOnFiles, choosy, sound];
  const auditor = new Auditor(rules, defaultSettings, (each) => failures.push(each), true);
  const text = 'apiVersion: v1\nkind: Service\nmetadata: { name: web }\n';
  const { snapshot } = new Workspace().update([
    { path: 'a.yaml', text },
    { path: 'b.yaml', text: text.replace('web', 'api') },
  ]);
  const found = ['a.yaml', 'b.yaml'].flatMap((path) => auditor.report(snapshot, path).findings);
  assert.deepEqual(
    found.map(({ rule, file }) => `${rule} ${file}`),
    ['test/sound a.yaml', 'test/choosy b.yaml', 'test/sound b.yaml'],
  );
  assert.deepEqual(failures.map(({ rule, file }) => `${rule} ${file}`).sort(), [
    'test/failing a.yaml',
    'test/failing b.yaml',
    'test/failing-on-files a.yaml',
    'test/failing-on-files b.yaml',
    'test/failing-to-choose a.yaml',
    'test/failing-to-choose b.yaml',
  ]);
});
