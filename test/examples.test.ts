/** The examples do what the README says of them: each has the faults it was made for, and the mended shop has none. */

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { run } from '../server/src/cli/main.ts';
import type { PlanJson } from '../server/src/cluster/plan-json.ts';
import { Auditor } from '../server/src/features/audit.ts';
import { fixAll } from '../server/src/features/fix-all.ts';
import { rules } from '../server/src/rules/catalogue.ts';
import { defaultSettings } from '../server/src/rules/settings.ts';
import { Workspace } from '../server/src/workspace/workspace.ts';

const examples = join(import.meta.dirname, '..', 'examples');

interface Found {
  readonly rule: string;
  readonly severity: string;
  readonly file: string;
  readonly message: string;
  readonly range: { readonly start: { readonly line: number } };
}

async function audit(folder: string): Promise<Found[]> {
  return JSON.parse(await outputOf('audit', join(examples, folder), '--format', 'json')).findings;
}

async function outputOf(...args: string[]): Promise<string> {
  let output = '';
  const streams = {
    input: () => '',
    output: (text: string) => {
      output += text;
    },
    error: () => undefined,
    terminal: false,
    colours: false,
  };
  await run(args, streams);
  return output;
}

describe('the example workspaces', () => {
  it('shows a fault of every kind it was made for', async () => {
    const findings = await audit('shop');
    const rules = new Set(findings.map(({ rule }) => rule));
    for (const rule of [
      'service/selects-nothing',
      'service/port-name-missing',
      'ingress/backend-service-missing',
      'ingress/backend-port-missing',
      'ingress/path-type-missing',
      'ingress/tls-host-mismatch',
      'policy/selects-nothing',
      'policy/direction-ignored',
      'object/value-type-wrong',
    ]) {
      assert.ok(rules.has(rule), `${rule} is missing among ${[...rules].join(', ')}`);
    }
  });

  it('is silent about the mended shop', async () => {
    const findings = await audit('shop-mended');
    assert.deepEqual(
      findings.map(({ file, rule, message }) => `${file} ${rule}: ${message}`),
      [],
    );
  });
});

describe('the two examples of the AKS guidance', () => {
  const folder = 'aks-guidance';

  it('the API server refuses the Ingress for its class, its missing path types and its bare ports', async () => {
    const findings = await audit(folder);
    assert.deepEqual(
      findings.map(({ file, range, severity, rule }) => `${file}:${range.start.line} ${severity} ${rule}`),
      [
        'ingress.yaml:6 error ingress/class-name-invalid',
        'ingress.yaml:15 error ingress/path-type-missing',
        'ingress.yaml:19 error object/value-type-wrong',
        'ingress.yaml:20 error ingress/path-type-missing',
        'ingress.yaml:24 error object/value-type-wrong',
      ],
    );
  });

  it('quick fixes make of the Ingress one that the API server takes', () => {
    const paths = ['ingress.yaml', 'workloads.yaml', 'backend-policy.yaml'];
    const workspace = new Workspace();
    const changes = paths.map((path) => ({ path, text: readFileSync(join(examples, folder, path), 'utf8') }));
    workspace.update(changes);
    const refuse = ({ error }: { readonly error: unknown }): never => {
      throw error;
    };
    const findingsIn = (text: string) => {
      const { snapshot } = workspace.update([{ path: 'ingress.yaml', text }]);
      return new Auditor(rules, defaultSettings, refuse, false).report(snapshot, 'ingress.yaml').findings;
    };
    const { text, applied } = fixAll(changes[0]!.text, findingsIn, () => true);
    assert.equal(applied.length, 5);
    assert.deepEqual(
      findingsIn(text).map(({ what }) => what),
      [],
    );
    assert.match(text, /- path: \/blog\n {8}pathType: Prefix\n/);
    assert.match(text, /name: storeservice\n {12}port:\n {14}number: 80\n/);
  });

  it('explains that only the frontend reaches the backend, with the lines that decide', async () => {
    const question = (from: string): Promise<string> =>
      outputOf('reach', join(examples, folder), '--from', from, '--to', 'default/backend', '--explain');
    const frontend = await question('default/frontend');
    assert.match(frontend, /^default\/frontend\[Deployment\] to default\/backend\[Deployment\], all ports: allowed\n/);
    assert.match(frontend, /isolates default\/backend\[Deployment\][\s\S]*\[backend-policy\.yaml:4\]/);
    assert.match(frontend, /app=frontend of namespace default on all ports\. \[backend-policy\.yaml:10, 11\]/);
    assert.match(await question('default/blog'), /^default\/blog\[Deployment\] to .*: denied\n/);
  });
});

describe('the AKS workspace', () => {
  it('finds on the lines of the profile and of the manifests what it was made for', async () => {
    const findings = await audit('aks');
    const places = findings.map(({ file, range, rule }) => `${file}:${range.start.line} ${rule}`);
    for (const place of [
      '.portolan.yaml:7 aks/subnet-too-small',
      'clusters/prod-aks.json:13 aks/retiring',
      'clusters/prod-aks.json:22 aks/api-server-open',
      'clusters/prod-aks.json:25 aks/retiring',
      'clusters/prod-aks.json:32 aks/retiring',
      'clusters/prod-aks.json:37 aks/ranges-overlapping',
      'clusters/prod-aks.json:38 aks/service-range-invalid',
      'shop/backend.yaml:25 annotation/value-invalid',
      'shop/policies.yaml:16 policy/dns-blocked',
    ])
      assert.ok(places.includes(place), `${place} is missing among\n${places.join('\n')}`);
  });

  it('has a plan that mends its ranges', async () => {
    const { models } = JSON.parse(await outputOf('plan', join(examples, 'aks'), '--format', 'json')) as PlanJson;
    const cluster = models[0]?.plan?.cluster;
    assert.deepEqual(cluster?.subnets, [{ name: 'nodes', range: '10.224.0.0/27' }]);
    assert.equal(cluster?.serviceCidr, '10.0.128.0/24');
  });
});
