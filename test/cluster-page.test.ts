/** A profile shown to people: the page, and what a hover says of one statement. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { networkSummary, profilePage } from '../server/src/cluster/profile-page.ts';
import { clusterFor } from '../server/src/features/cluster.ts';
import { hoverAt } from '../server/src/features/hover.ts';
import type { Snapshot } from '../server/src/workspace/snapshot.ts';
import { Workspace } from '../server/src/workspace/workspace.ts';
import { profileOf, shown } from './support/cluster-profile.ts';

const today = '2026-11-22';

function snapshotOf(files: Readonly<Record<string, string>>): Snapshot {
  const changes = Object.entries(files).map(([path, text]) => ({ path, text }));
  return new Workspace().update(changes).snapshot;
}

function pageFor(
  files: Readonly<Record<string, string>>,
  path = 'shop/web.yaml',
  day: string | undefined = today,
): string {
  const snapshot = snapshotOf(files);
  const linkTo = ({ file, at }: { file: string; at: { start: number } }): string => `[${file}](#${at.start})`;
  return profilePage(clusterFor(snapshot, path).choice, { today: day, linkTo, findings: [] });
}

function hoverOn(files: Readonly<Record<string, string>>, path: string, words: string): string | undefined {
  const snapshot = snapshotOf(files);
  const { choice } = clusterFor(snapshot, path);
  const profile = choice.kind === 'profile' ? choice.profile : undefined;
  const offset = files[path]!.indexOf(words);
  assert.ok(offset >= 0, words);
  return hoverAt(snapshot, path, offset + 1, { profile })?.markdown;
}

describe('the page of a cluster', () => {
  const correcting = {
    'aks.json': shown,
    '.portolan.yaml': 'cluster: { networkPolicy: cilium, networkDataplane: cilium }\n',
  };

  it('says who tells it in the order of belief, and where they differ', () => {
    const page = pageFor(correcting);
    assert.match(page, /^# Cluster prod-aks\n\nAzure CNI Overlay, policies by Cilium\.\n/);
    assert.ok(page.indexOf('1. [.portolan.yaml]') < page.indexOf('1. [aks.json]'));
    assert.match(page, /\| `networkDataplane` \| `cilium`, \[\.portolan\.yaml\].* \| `azure`, \[aks\.json\]/);
  });

  it('says what follows: dates, the model, who enforces policies, classes, and how full the ranges are', () => {
    const page = pageFor(correcting);
    assert.match(
      page,
      /\*\*Managed NGINX of the application routing add-on: support ends with November 2026\.\*\* Run /,
    );
    assert.match(page, /- Each node holds a \/24 of the pod range/);
    assert.match(page, /- Cilium enforces NetworkPolicies/);
    assert.match(page, /- Its add-ons serve the IngressClass `webapprouting\.kubernetes\.azure\.com`\./);
    assert.match(
      page,
      /- Pod range `10\.244\.0\.0\/16`: 4 nodes are needed when every pool is at its largest; there is room for 256\./,
    );
    assert.match(pageFor(correcting, 'web.yaml', '2026-12-01'), /support ended with November 2026/);
    assert.doesNotMatch(pageFor(correcting, 'web.yaml', '2026-01-28'), /November 2026/);
  });

  it('names the clusters of several, chooses by folder, and helps where there is none', () => {
    const two = { 'prod/aks.json': shown, 'test/aks.json': shown.replace('prod-aks', 'test-aks') };
    assert.match(pageFor(two, 'prod/web.yaml'), /^# Cluster prod-aks\n/);
    assert.match(pageFor(two, 'test/deep/web.yaml'), /^# Cluster test-aks\n/);
    const both = { 'aks.json': shown, 'other.json': shown.replace('prod-aks', 'test-aks') };
    assert.match(pageFor(both), /^# Which cluster\?[\s\S]*- prod-aks, \[aks\.json\][\s\S]*- test-aks, \[other\.json\]/);
    assert.match(pageFor({ 'web.yaml': '' }), /^# No cluster is described\n[\s\S]*az aks show/);
  });

  it('takes no markup from names', () => {
    const page = pageFor({ '.portolan.yaml': 'cluster: { name: "a|b <b>", networkPlugin: azure }\n' });
    assert.match(page, /^# Cluster a\\\|b \\<b\\>\n/);
  });

  it('sums up in a few words', () => {
    assert.equal(networkSummary(profileOf('networkPlugin: kubenet')), 'kubenet (legacy), no policy engine');
    assert.equal(networkSummary(profileOf('name: a')), '');
  });
});

describe('a hover on what a file says of its cluster', () => {
  it('on key and value: the field, the model and its consequences', () => {
    const files = { '.portolan.yaml': 'cluster:\n  networkPlugin: kubenet\n' };
    for (const words of ['networkPlugin', 'kubenet']) {
      const hover = hoverOn(files, '.portolan.yaml', words);
      assert.match(
        hover ?? '',
        /^\*\*`networkPlugin`\*\* `kubenet`\n\nIt describes the cluster\.\n\n- The network plugin\./,
      );
      assert.match(hover ?? '', /- The cluster runs kubenet \(legacy\)\.\n- Each node holds a \/24/);
    }
  });

  it('on a range: its addresses, and how much of it the pools need', () => {
    const hover = hoverOn({ 'aks.json': shown }, 'aks.json', '10.244.0.0/16"],');
    assert.match(
      hover ?? '',
      /- From 10\.244\.0\.0 to 10\.244\.255\.255: 65,536 addresses\.\n- 4 nodes are needed when every pool is at its largest; there is room for 256\./,
    );
  });

  it('on what another file overrules', () => {
    const files = { 'aks.json': shown, '.portolan.yaml': 'cluster: { networkDataplane: cilium }\n' };
    const hover = hoverOn(files, 'aks.json', '"azure",\n');
    assert.equal(hover, '**`networkDataplane`** `azure`\n\nIt does not count: `.portolan.yaml` says `cilium`.');
  });

  it('in a manifest of a cluster, and not on what it does not read', () => {
    const manifest = `apiVersion: containerservice.azure.com/v1api20250801
kind: ManagedCluster
metadata: { name: shop, namespace: azure, labels: { team: net } }
spec: { networkProfile: { networkPlugin: azure, networkPluginMode: overlay, outboundType: userDefinedRouting } }
`;
    assert.match(hoverOn({ 'a.yaml': manifest }, 'a.yaml', 'userDefined') ?? '', /takes the routes of the subnet/);
    assert.doesNotMatch(hoverOn({ 'a.yaml': manifest }, 'a.yaml', 'team') ?? '', /cluster `shop`/);
  });

  it('of each of two clusters in one file by itself', () => {
    const one = (name: string, plugin: string) => `apiVersion: containerservice.azure.com/v1api20250801
kind: ManagedCluster
metadata: { name: ${name}, namespace: azure }
spec: { networkProfile: { networkPlugin: ${plugin} } }
`;
    const files = { 'a.yaml': `${one('first', 'azure')}---\n${one('second', 'kubenet')}` };
    assert.match(hoverOn(files, 'a.yaml', 'kubenet') ?? '', /It describes the cluster `second`/);
  });
});
