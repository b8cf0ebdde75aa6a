/** Stands back from YAML that belongs to other tools: workflows, compose files, pipelines and values, broken ones too. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Auditor } from '../server/src/features/audit.ts';
import { rules } from '../server/src/rules/catalogue.ts';
import { defaultSettings } from '../server/src/rules/settings.ts';
import { Workspace } from '../server/src/workspace/workspace.ts';

const foreign: Readonly<Record<string, string>> = {
  '.github/workflows/ci.yaml': 'name: ci\non: push\non: [pull_request]\njobs:\n\tbuild: x\n',
  'docker-compose.yml': 'services:\n  web: { image: a }\n  web: { image: b }\nversion: yes\n broken: [\n',
  // Half of its lines are expressions of another language.
  'azure-pipelines.yml': `steps:\n  - $\{{ if eq(1, 1) }}:\n    - script: x\n  - script: y\n    script: z\n`,
  'chart-values.yaml': 'service:\n  port: "80"\nservice:\n  port: 80\n',
  'openapi.yaml': 'openapi: 3.1.0\npaths: { /: { get: {} }\n',
  'ansible.yml': '- hosts: all\n  tasks: [*unknown]\n',
};

test('YAML of other tools gets no finding, whatever is wrong in it', () => {
  const { snapshot } = new Workspace().update(Object.entries(foreign).map(([path, text]) => ({ path, text })));
  const settings = { ...defaultSettings, presets: ['recommended', 'strict', 'aks'] as const };
  const auditor = new Auditor(rules, settings, ({ error }) => assert.fail(String(error)), false);
  const { findings, summary } = auditor.audit(snapshot, []);
  assert.equal(summary.files, Object.keys(foreign).length);
  assert.deepEqual(
    findings.map(({ file, rule, what }) => `${file} ${rule}: ${what}`),
    [],
  );
});
