/** `portolan plan`: the worked examples of the AKS pages through the command line, profiles, overrides and refusals. */

import assert from 'node:assert/strict';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import type { PlanJson } from '../server/src/cluster/plan-json.ts';
import { shown } from './support/cluster-profile.ts';
import { portolan } from './support/command-line.ts';
import { foldersOnDisk } from './support/folders.ts';

const plan = (...args: string[]) => portolan(['plan', ...args]);

async function planned(...args: string[]): Promise<PlanJson['models'][number]> {
  const { status, output, error } = await plan(...args, '--format', 'json');
  assert.equal(status, 0, error);
  const { version, models } = JSON.parse(output) as PlanJson;
  assert.equal(version, 1);
  return models[0]!;
}

describe('portolan plan', () => {
  const folderWith = foldersOnDisk();

  const examples: readonly (readonly [args: string, needed: number, prefix: number])[] = [
    ['--nodes 50 --pods-per-node 30', 1581, 21],
    ['--nodes 50 --max-nodes 60 --pods-per-node 30', 1891, 21],
    ['--nodes 7 --pods-per-node 30', 248, 24],
    ['--nodes 8 --pods-per-node 30', 279, 23],
  ];
  for (const [args, needed, prefix] of examples) {
    it(`flat, ${args}: ${needed} addresses, a /${prefix}`, async () => {
      const { plan } = await planned('--model', 'flat', ...args.split(' '));
      const subnet = plan?.ranges.find(({ purpose }) => purpose === 'node-subnet');
      assert.deepEqual([subnet?.needed, subnet?.prefix], [needed, prefix]);
    });
  }

  for (const [nodes, prefix] of [
    [255, 16],
    [1023, 14],
    [4095, 12],
  ] as const) {
    it(`overlay: ${nodes} nodes and one to upgrade by take a pod CIDR of /${prefix}`, async () => {
      const { plan } = await planned('--nodes', `${nodes}`);
      assert.equal(plan?.ranges.find(({ purpose }) => purpose === 'pod-cidr')?.prefix, prefix);
    });
  }

  it('shows the arithmetic, what other models change, and the fields for the configuration', async () => {
    const { status, output } = await plan('--nodes', '50', '--model', 'flat');
    assert.equal(status, 0);
    assert.match(output, /\(50 \+ 1\) \+ \(50 \+ 1\) × 30 = 1,581/);
    assert.match(output, /Azure CNI Overlay\n {4}- The node subnet becomes a \/26 instead of a \/21\./);
    assert.match(output, /In \.portolan\.yaml\n {2}cluster:\n {4}networkPlugin: azure\n/);
    const markdown = await plan('--nodes', '50', '--format', 'markdown');
    assert.match(markdown.output, /^# Azure CNI Overlay\n[\s\S]*```yaml\ncluster:\n/);
  });

  it('starts from the profile of the folder, and lays the options over it', async () => {
    const folder = folderWith({ 'aks.json': shown });
    const described = await planned(folder);
    assert.equal(described.model, 'overlay');
    assert.deepEqual(described.plan?.pools, [{ name: 'np1', nodes: 3, surge: 1, podsPerNode: 250 }]);
    const grown = await planned(folder, '--max-nodes', '20', '--model', 'pod-subnet', '--pods-per-node', '50');
    assert.equal(grown.model, 'pod-subnet-dynamic');
    assert.deepEqual(grown.plan?.pools, [{ name: 'np1', nodes: 20, surge: 1, podsPerNode: 50 }]);
  });

  it('stays in the existing network and out of every range in use', async () => {
    const vnet = ['--vnet', '10.1.0.0/16', '--existing', 'hub=10.0.0.0/16,10.1.0.0/24'];
    const { plan } = await planned('--nodes', '3', ...vnet);
    assert.equal(plan?.cluster.subnets[0]?.range, '10.1.1.0/28');
    assert.equal(plan?.cluster.serviceCidr, '10.2.0.0/24');
  });

  it('says why what is impossible is so, and what would do', async () => {
    const small = await plan('--nodes', '50', '--model', 'flat', '--vnet', '10.1.0.0/22');
    assert.equal(small.status, 2);
    assert.equal(small.output, '');
    assert.match(small.error, /impossible\n {2}- No free \/21 is left in 10\.1\.0\.0\/22 for the node subnet\.\n/);
    assert.match(small.error, /Azure CNI Overlay\n {4}- Possible: node subnet \/26, pod CIDR \/18/);
    const none = await plan('--nodes', '0', '--format', 'json');
    assert.equal(none.status, 2);
    const { models } = JSON.parse(none.output) as PlanJson;
    assert.deepEqual(models[0]?.refusals[0]?.code, 'not-a-count');
    assert.equal(models[0]?.plan, null);
  });

  it('refuses what it cannot read', async () => {
    const folder = folderWith({ 'a/one.json': shown, 'b/two.json': shown.replace('prod-aks', 'test-aks') });
    const wrong: readonly (readonly [readonly string[], RegExp])[] = [
      [['--nodes', 'many'], /--nodes takes a whole number; not many\./],
      [['--nodes', '3', '--model', 'bridge'], /--model takes overlay, /],
      [['a', 'b'], /name one folder/],
      [[folderWith({})], /No file describes a cluster here/],
      [[folder], /There are the clusters prod-aks and test-aks: name the folder of one/],
      [[folderWith({ '.portolan.yaml': 'cluster: { name: a }' })], /give --nodes N/],
    ];
    for (const [args, message] of wrong) {
      const { status, output, error } = await plan(...args);
      assert.equal(status, 2, args.join(' '));
      assert.equal(output, '');
      assert.match(error, message);
    }
    assert.equal((await planned(join(folder, 'b'))).plan?.pools[0]?.name, 'np1');
  });
});
