/** What annotations of other linters allow: that each form is read, and that every rule of the table exists. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { peerAllowances } from '../server/src/rules/peer-allowances.ts';
import * as checks from '../server/src/rules/peer-checks.ts';
import { findRules } from '../server/tools/rule-files.ts';

test('every check of another linter stands for rules that exist', () => {
  const ids = new Set(findRules().map(({ id }) => id));
  for (const [tool, table] of Object.entries(checks)) {
    for (const [check, rules] of Object.entries(table)) {
      for (const rule of rules.split(' '))
        assert.ok(ids.has(rule), `${tool}: ${check} names ${rule}, which is no rule`);
    }
  }
});

test('each tool suppresses in its own way', () => {
  const service = { rule: 'service/selects-nothing', reason: 'made elsewhere' };
  assert.deepEqual(peerAllowances('ignore-check.kube-linter.io/dangling-service', 'made elsewhere'), [service]);
  assert.deepEqual(peerAllowances('checkov.io/skip1', 'CKV_K8S_19=it is an agent'), [
    { rule: 'workload/host-network', reason: 'it is an agent' },
  ]);
  assert.deepEqual(peerAllowances('datree.skip/CONTAINERS_MISSING_READINESSPROBE_KEY', 'a job'), [
    { rule: 'workload/readiness-probe-missing', reason: 'a job' },
  ]);
  assert.deepEqual(peerAllowances('monokle.io/suppress.PSS106', 'suppress'), [
    { rule: 'workload/host-port', reason: 'suppress' },
  ]);
  assert.deepEqual(peerAllowances('polaris.fairwinds.com/host-network-set-exempt', 'true'), [
    { rule: 'workload/host-network', reason: '' },
  ]);
});

test('kube-score lists its checks in one annotation', () => {
  const rules = peerAllowances('kube-score/ignore', 'service-type, networkpolicy-targets-pod').map(({ rule }) => rule);
  assert.deepEqual(rules, ['service/node-ports', 'policy/selects-nothing']);
});

test('a tool that is told to leave an object alone suppresses all its checks', () => {
  const rules = (key: string, value: string): string[] => peerAllowances(key, value).map(({ rule }) => rule);
  assert.ok(rules('kube-linter.io/ignore-all', 'generated').includes('ingress/backend-port-missing'));
  assert.ok(rules('polaris.fairwinds.com/exempt', 'true').includes('ingress/tls-missing'));
  assert.deepEqual(rules('polaris.fairwinds.com/exempt', 'false'), []);
});

test('other annotations allow nothing', () => {
  for (const key of ['kube-score/enable', 'checkov.io/note', 'monokle.io/other', 'example.com/skip1', 'app', '/x']) {
    assert.deepEqual(peerAllowances(key, 'CKV_K8S_19'), []);
  }
});
