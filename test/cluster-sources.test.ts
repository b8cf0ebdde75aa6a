/** Our own configuration of a cluster, several sources of one profile, and files that are broken. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { chooseProfile } from '../server/src/cluster/choose-profile.ts';
import { clusterFields, clusterSchema } from '../server/src/cluster/portolan-yaml-fields.ts';
import type { ProfileReading } from '../server/src/cluster/profile.ts';
import { combine } from '../server/src/cluster/profile-sources.ts';
import { readAso } from '../server/src/cluster/read-aso.ts';
import { readAzShow } from '../server/src/cluster/read-az-show.ts';
import { readCapz } from '../server/src/cluster/read-capz.ts';
import { readPortolanYaml } from '../server/src/cluster/read-portolan-yaml.ts';
import { servedClasses } from '../server/src/cluster/served-classes.ts';
import { statementAt, statementsOf } from '../server/src/cluster/statements.ts';
import { parse } from '../server/src/manifest/parse.ts';
import { azShow, documentsOf, portolan, shown, shownValues, valuesOf } from './support/cluster-profile.ts';

describe('.portolan.yaml', () => {
  it('flat fields, pools, surroundings and add-ons', () => {
    const text = `cluster:
  name: prod
  from: infra/aks.json
  kubernetesVersion: 1.30
  sku: automatic
  networkPlugin: azure
  networkPluginMode: overlay
  podCidr: 10.244.0.0/16
  nodePools:
  - { name: apps, os: windows, maxCount: 4, nodeSubnet: nodes, maxSurge: 2 }
  subnets: [{ name: nodes, range: 10.1.0.0/24 }]
  peeredRanges: [10.9.0.0/16]
  internalLoadBalancers: 2
  privateCluster: true
  addons: [appRouting, appRoutingIstio, istio, staticEgressGateway]
  safeguards: Enforcement
`;
    const reading = portolan(text);
    assert.deepEqual(reading.problems, []);
    assert.equal(reading.from?.value, 'infra/aks.json');
    assert.deepEqual(valuesOf(reading.profile, text), {
      name: 'prod',
      kubernetesVersion: '1.30',
      sku: 'Automatic',
      network: {
        networkPlugin: 'azure',
        networkPluginMode: 'overlay',
        podCidrs: ['10.244.0.0/16'],
        staticEgressGateway: true,
      },
      pools: [{ name: 'apps', os: 'Windows', maxCount: 4, maxSurge: '2', nodeSubnet: 'nodes' }],
      access: { privateCluster: true },
      ingress: { appRouting: true, appRoutingIstio: 'Enabled', serviceMesh: 'Istio' },
      addons: { safeguards: 'Enforce' },
      surroundings: {
        subnets: [{ name: 'nodes', range: '10.1.0.0/24' }],
        peeredRanges: ['10.9.0.0/16'],
        internalLoadBalancers: 2,
      },
    });
    assert.deepEqual(
      servedClasses(reading.profile).map(({ kind, name }) => `${kind} ${name}`),
      ['IngressClass webapprouting.kubernetes.azure.com', 'GatewayClass approuting-istio', 'GatewayClass istio'],
    );
  });

  it('pasted output of az aks show', () => {
    const text = `cluster: ${shown}`;
    const reading = portolan(text);
    assert.deepEqual(reading.problems, []);
    assert.deepEqual(valuesOf(reading.profile, text), shownValues);
  });

  it('problems have their place: wrong types, unknown values, unknown keys', () => {
    const text = `cluster:
  networkPlugin: [azure]
  networkPolicy: clium
  nodePools: [{ name: a, count: many, sise: 3 }]
  podCIDR: 7
  internalLoadBalancers: -1
  addons: [istoi]
  dnsServiceAddress: 10.0.0.10
`;
    const problems = portolan(text).problems.map(({ code, at }) => `${code}: ${text.slice(at.start, at.end)}`);
    assert.deepEqual(problems.sort(), [
      'unknown-key: dnsServiceAddress',
      'unknown-key: sise',
      'unknown-value: clium',
      'unknown-value: istoi',
      'wrong-type: -1',
      'wrong-type: 7',
      'wrong-type: [azure]',
      'wrong-type: many',
    ]);
  });

  it('is silent without a cluster, and survives a cluster that is none', () => {
    for (const text of ['', 'rules: {}', 'cluster:', '[]', 'cluster']) {
      const contents = parse(text).documents[0]?.contents;
      assert.equal(readPortolanYaml('.portolan.yaml', text, contents), undefined);
    }
    const odd = portolan('cluster: 3\n');
    assert.deepEqual([odd.profile, odd.problems.length], [{}, 1]);
  });

  it('every field of the schema is read', () => {
    const sample = { text: 'x', version: '1', count: '1', flag: 'true', texts: '[x]', mappings: '[{ name: x }]' };
    for (const { name, type, values } of clusterFields) {
      const value = values ? (type === 'texts' ? `[${values[0]}]` : values[0]) : sample[type];
      const reading = portolan(`cluster:\n  ${name}: ${value}\n`);
      assert.deepEqual(reading.problems, [], name);
      assert.ok(reading.from || Object.keys(reading.profile).length > 0, name);
    }
    const { properties = {} } = clusterSchema();
    for (const { name, says } of clusterFields) assert.equal(properties[name]?.description, says);
  });
});

describe('several sources of one cluster', () => {
  it('are believed in order, field by field, and differences are told', () => {
    const ours = 'cluster: { kubernetesVersion: "1.36", nodePools: [{ name: np1, nodeSubnet: nodes }] }';
    const combined = combine([...azShow(shown), portolan(ours)]);
    assert.deepEqual(
      combined.readings.map(({ source }) => source),
      ['portolan-yaml', 'az-show'],
    );
    assert.equal(combined.profile.kubernetesVersion?.value, '1.36');
    assert.equal(combined.profile.network?.podCidrs?.[0]?.file, 'aks.json');
    const [pool] = combined.profile.pools ?? [];
    assert.deepEqual([pool?.nodeSubnet?.file, pool?.count?.file], ['.portolan.yaml', 'aks.json']);
    const told = combined.overridden.map(({ field, counts, ignored }) => [field, counts.value, ignored.value]);
    assert.deepEqual(told, [['kubernetesVersion', '1.36', '1.35.6']]);
  });

  it('a plugin without a policy engine means none, after everything was asked', () => {
    const [reading] = azShow(shown);
    assert.equal(reading!.profile.network?.networkPolicy, undefined);
    assert.equal(combine([reading!]).profile.network?.networkPolicy?.value, 'none');
    const cilium = portolan('cluster: { networkPlugin: azure, networkDataplane: cilium }');
    assert.equal(combine([cilium]).profile.network?.networkPolicy?.value, 'cilium');
    const version = portolan('cluster: { kubernetesVersion: "1.35" }');
    assert.equal(combine([version]).profile.network, undefined);
  });
});

describe('statements', () => {
  it('are listed by field, and found by place', () => {
    const [reading] = azShow(shown);
    const { profile } = reading!;
    const fields = statementsOf(profile).map(({ field, stated }) => `${field} ${stated.value}`);
    for (const field of ['name prod-aks', 'network.podCidrs.0 10.244.0.0/16', 'pools.np1.maxSurge 10%']) {
      assert.ok(fields.includes(field), field);
    }
    const found = statementAt(profile, 'aks.json', shown.indexOf('10.0.0.10'));
    assert.equal(found?.field, 'network.dnsServiceIP');
    assert.equal(statementAt(profile, 'other.json', shown.indexOf('10.0.0.10')), undefined);
  });
});

describe('the cluster of a file', () => {
  const named = (name: string, file: string) => azShow(shown.replace('prod-aks', name), file)[0]!;
  const prod = named('prod', 'clusters/prod/aks.json');
  const test = named('test', 'clusters/test/aks.json');
  const chosen = (readings: readonly ProfileReading[], file: string) => {
    const choice = chooseProfile(readings, file);
    return choice.kind === 'profile' ? choice.profile.name?.value : choice.kind;
  };

  it('is the one of the nearest folder above it', () => {
    assert.equal(chosen([prod, test], 'clusters/prod/apps/web.yaml'), 'prod');
    assert.equal(chosen([prod, test], 'clusters/test/web.yaml'), 'test');
  });

  it('is the only one of the workspace, wherever it is described', () => {
    assert.equal(chosen([prod], 'apps/web.yaml'), 'prod');
    assert.equal(chosen([prod, test], 'apps/web.yaml'), 'none');
    assert.equal(chosen([], 'apps/web.yaml'), 'none');
  });

  it('is not guessed between two in one folder', () => {
    const beside = named('test', 'clusters/prod/aks-test.json');
    assert.equal(chosen([prod, beside], 'clusters/prod/web.yaml'), 'ambiguous');
    const naming = portolan('cluster: { name: test }', 'clusters/prod/.portolan.yaml');
    assert.equal(chosen([prod, beside, naming], 'clusters/prod/web.yaml'), 'test');
  });

  it('is the one that the configuration points to', () => {
    const pointing = portolan('cluster: { from: ../clusters/test/aks.json }', 'apps/.portolan.yaml');
    assert.equal(chosen([prod, test, pointing], 'apps/web/web.yaml'), 'test');
    assert.equal(chosen([prod, test, pointing], 'other/web.yaml'), 'none');
  });

  it('gathers what other folders say of the same cluster', () => {
    const text =
      'apiVersion: containerservice.azure.com/v20250801\nkind: ManagedCluster\nmetadata: { name: prod }\nspec: {}\n';
    const [asked] = readAso(documentsOf(text, 'gitops/prod.yaml'));
    const choice = chooseProfile([prod, test, asked!], 'gitops/web.yaml');
    assert.equal(choice.kind === 'profile' && choice.readings.length, 2);
  });
});

describe('broken files', () => {
  it('cut off anywhere, they are read as far as they go', () => {
    const aso =
      'apiVersion: containerservice.azure.com/v1\nkind: ManagedCluster\nmetadata: { name: a }\nspec: { agentPoolProfiles: 3 }';
    const capz =
      'apiVersion: infrastructure.cluster.x-k8s.io/v1\nkind: AzureManagedControlPlane\nspec: { addonProfiles: [1], version: 1 }';
    for (const text of [shown, `cluster: ${shown}`, aso, capz]) {
      for (let end = 0; end <= text.length; end += 7) {
        const cut = text.slice(0, end);
        for (const document of documentsOf(cut)) {
          readAzShow('a.json', cut, document.contents);
          readPortolanYaml('.portolan.yaml', cut, document.contents);
          readAso([document]);
          readCapz([document]);
        }
      }
    }
  });

  it('with any value in the wrong place, they are problems and no throw', () => {
    for (const wrong of ['3', 'true', 'text', '[]', '[[1]]', '{}', '{a: b}', 'null', '2020-01-01', '1e400']) {
      const text = shown.replace(/: (?=[{["\dn])/g, (colon, offset: number) =>
        offset % 3 === 0 ? `: ${wrong}, "x": ` : colon,
      );
      for (const document of documentsOf(`cluster: ${text}`))
        readPortolanYaml('p', `cluster: ${text}`, document.contents);
      for (const field of clusterFields) {
        const odd = `cluster: { ${field.name}: ${wrong} }`;
        for (const document of documentsOf(odd)) combine([readPortolanYaml('p', odd, document.contents)!]);
      }
    }
  });
});
