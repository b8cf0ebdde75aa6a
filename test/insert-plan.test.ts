/** A plan put into `.portolan.yaml`: what it says then is what was planned, and all else stays. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { capacityProblems } from '../server/src/cluster/capacity.ts';
import { modelOf } from '../server/src/cluster/network-model.ts';
import { type Plan, planAddresses } from '../server/src/cluster/plan.ts';
import type { PlanRequest } from '../server/src/cluster/plan-request.ts';
import { combine } from '../server/src/cluster/profile-sources.ts';
import { rangeConflicts } from '../server/src/cluster/range-conflicts.ts';
import { clusterFor } from '../server/src/features/cluster.ts';
import { planFile, withPlan } from '../server/src/features/insert-plan.ts';
import { Workspace } from '../server/src/workspace/workspace.ts';
import { portolan, shown } from './support/cluster-profile.ts';

const pools: PlanRequest['pools'] = [{ name: 'sys', nodes: 3, maximumNodes: 5, podsPerNode: 30 }];

function planOf(model: PlanRequest['model']): Plan {
  const outcome = planAddresses({ model, pools }, '2026-11-22');
  assert.ok(outcome.kind === 'plan');
  return outcome;
}

describe('a plan in the configuration', () => {
  const texts = [
    '',
    '# mine\n',
    'kubernetes: "1.34"\n',
    'cluster:\n',
    'cluster: { networkPlugin: kubenet, podCidr: 10.1.0.0/16 }\n',
    'presets: [aks]\ncluster:\n  networkPlugin: azure # yes\n  networkPluginMode: overlay\n  podCidr: 10.244.0.0/16\nrules: {}\n',
    'cluster:\r\n  networkPlugin: azure\r\n  nodePools:\r\n  - name: sys\r\n    podSubnet: old\r\n',
  ];
  for (const model of ['overlay', 'node-subnet', 'pod-subnet-static-block'] as const) {
    it(`of ${model} reads as planned, whatever stood there, and stays when it is put in again`, () => {
      for (const text of texts) {
        const plan = planOf(model);
        const written = withPlan(text, plan, 'prod');
        assert.ok(written !== undefined, text);
        const { profile } = combine([portolan(written)]);
        assert.equal(modelOf(profile), model, written);
        assert.equal(profile.name?.value, 'prod');
        assert.equal(profile.network?.dnsServiceIP?.value, plan.dnsServiceIP);
        assert.deepEqual(capacityProblems(profile), [], written);
        assert.deepEqual(rangeConflicts(profile), [], written);
        assert.deepEqual(portolan(written).problems, []);
        assert.equal(withPlan(written, plan, 'prod'), written);
      }
    });
  }

  it('keeps comments, other fields, other pools and the IPv6 range', () => {
    const text = `kubernetes: "1.34"  # pinned
cluster:
  name: mine
  networkPlugin: azure  # for good
  networkPluginMode: overlay
  podCidrs: [10.1.0.0/16, "fd12:3456:789a::/64"]
  networkPolicy: cilium
  nodePools:
    - { name: win, os: Windows }
`;
    const written = withPlan(text, planOf('overlay'), 'prod') ?? '';
    for (const kept of [
      'kubernetes: "1.34"  # pinned',
      'name: mine',
      'networkPlugin: azure  # for good',
      'networkPolicy: cilium',
    ])
      assert.ok(written.includes(kept), written);
    const { profile } = combine([portolan(written)]);
    assert.deepEqual(
      profile.network?.podCidrs?.map(({ value }) => value),
      ['10.244.0.0/21', 'fd12:3456:789a::/64'],
    );
    assert.deepEqual(
      profile.pools?.map(({ name }) => name?.value),
      ['win', 'sys'],
    );
  });

  it('is not put where it would destroy something', () => {
    assert.equal(withPlan('- a list\n', planOf('overlay'), undefined), undefined);
    assert.equal(withPlan('cluster: {\n  name: [\n', planOf('overlay'), undefined), undefined);
  });

  it('goes into the file that tells of the cluster, else beside the only description of it', () => {
    const fileFor = (files: readonly string[], path: string): string => {
      const changes = files.map((file, index) => ({
        path: file,
        text: file.endsWith('.json') ? shown.replace('prod-aks', `c${index}`) : 'cluster: { networkPlugin: azure }\n',
      }));
      return planFile(clusterFor(new Workspace().update(changes).snapshot, path));
    };
    assert.equal(fileFor([], 'web.yaml'), '.portolan.yaml');
    assert.equal(fileFor(['clusters/aks.json'], 'web.yaml'), '.portolan.yaml');
    assert.equal(fileFor(['a/aks.json', 'b/aks.json'], 'a/web.yaml'), 'a/.portolan.yaml');
    assert.equal(fileFor(['a/.portolan.yaml', 'b/.portolan.yaml'], 'b/web.yaml'), 'b/.portolan.yaml');
  });
});
