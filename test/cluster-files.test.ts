/** What describes a cluster is examined again when the manifests for that cluster change. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Auditor } from '../server/src/features/audit.ts';
import { configurationOf, settingsFor } from '../server/src/features/configured.ts';
import { policyEngineMissing } from '../server/src/rules/aks/policy-engine-missing.ts';
import { nameInvalid } from '../server/src/rules/metadata/name-invalid.ts';
import { defaultSettings } from '../server/src/rules/settings.ts';
import { Workspace } from '../server/src/workspace/workspace.ts';

const config = { path: '.portolan.yaml', text: 'cluster: { networkPlugin: azure, networkPolicy: none }\n' };
const policy = `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: closed, namespace: shop }
spec: { podSelector: {} }
`;

test('a policy that comes and goes changes what is said about the cluster', () => {
  const workspace = new Workspace();
  const { snapshot } = workspace.update([config, { path: 'shop/policy.yaml', text: '' }]);
  const settings = settingsFor(defaultSettings, configurationOf(snapshot), snapshot, () => () => false);
  const refuse = ({ error }: { readonly error: unknown }): never => {
    throw error;
  };
  const auditor = new Auditor([policyEngineMissing], settings, refuse, true);
  const findingsAfter = (text: string): number => {
    const update = workspace.update([{ path: 'shop/policy.yaml', text }]);
    assert.ok(auditor.follow(update).has(config.path), 'the description of the cluster is not examined again');
    return auditor.report(update.snapshot, config.path).findings.length;
  };
  assert.equal(auditor.report(snapshot, config.path).findings.length, 0);
  assert.equal(findingsAfter(policy), 1);
  assert.equal(findingsAfter(''), 0);
});

test('the version that a cluster runs counts before the configured one', () => {
  const service = 'apiVersion: v1\nkind: Service\nmetadata: { name: 1web }\nspec: { ports: [{ port: 80 }] }\n';
  const findingsFor = (cluster: string): number => {
    const files = [
      { path: '.portolan.yaml', text: `kubernetes: "1.36"\n${cluster}` },
      { path: 'web.yaml', text: service },
    ];
    const { snapshot } = new Workspace().update(files);
    const settings = settingsFor(defaultSettings, configurationOf(snapshot), snapshot, () => () => false);
    const refuse = ({ error }: { readonly error: unknown }): never => {
      throw error;
    };
    return new Auditor([nameInvalid], settings, refuse, false).report(snapshot, 'web.yaml').findings.length;
  };
  assert.equal(findingsFor(''), 0);
  assert.equal(findingsFor('cluster: { kubernetesVersion: "1.30.4" }\n'), 1);
});
