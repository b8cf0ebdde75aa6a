/** Cluster profiles: read from every kind of file, combined by precedence, chosen by folder, never thrown at. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { chooseProfile } from '../server/src/cluster/choose-profile.ts';
import type { ManifestDocument } from '../server/src/cluster/manifest-object.ts';
import { clusterFields, clusterSchema } from '../server/src/cluster/portolan-yaml-fields.ts';
import type { ClusterProfile, ProfileReading, Stated } from '../server/src/cluster/profile.ts';
import { combine } from '../server/src/cluster/profile-sources.ts';
import { readAso } from '../server/src/cluster/read-aso.ts';
import { readAzShow } from '../server/src/cluster/read-az-show.ts';
import { readCapz } from '../server/src/cluster/read-capz.ts';
import { readPortolanYaml } from '../server/src/cluster/read-portolan-yaml.ts';
import { servedClasses } from '../server/src/cluster/served-classes.ts';
import type { Node } from '../server/src/manifest/located.ts';
import { parse } from '../server/src/manifest/parse.ts';

function contentsOf(text: string): Node {
  return parse(text).documents[0]!.contents!;
}

function documentsOf(text: string, file = 'cluster.yaml'): readonly ManifestDocument[] {
  return parse(text).documents.flatMap(({ contents }) => (contents ? [{ file, text, contents }] : []));
}

function azShow(text: string, file = 'aks.json'): readonly ProfileReading[] {
  return readAzShow(file, text, contentsOf(text));
}

function portolan(text: string, file = '.portolan.yaml') {
  return readPortolanYaml(file, text, contentsOf(text))!;
}

/** The profile with every statement reduced to its value, and every statement checked against the text it names. */
function valuesOf(profile: ClusterProfile, text: string): unknown {
  const reduce = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(reduce);
    if (typeof value !== 'object' || value === null) return value;
    if ('value' in value && 'at' in value) {
      const stated = value as Stated<unknown>;
      assert.ok(stated.at.start < stated.at.end && stated.at.end <= text.length);
      return stated.value;
    }
    return Object.fromEntries(
      Object.entries(value).flatMap(([key, inner]) => (key === 'place' ? [] : [[key, reduce(inner)]])),
    );
  };
  return reduce(profile);
}

function textAt(text: string, stated: Stated<unknown> | undefined): string | undefined {
  return stated && text.slice(stated.at.start, stated.at.end);
}

const shown = `{
  "name": "prod-aks", "location": "westeurope", "type": "Microsoft.ContainerService/ManagedClusters",
  "kubernetesVersion": "1.35", "currentKubernetesVersion": "1.35.6", "sku": {"name": "Base", "tier": "Standard"},
  "agentPoolProfiles": [{
    "name": "np1", "mode": "System", "osType": "Linux", "osSku": "Ubuntu", "count": 3, "maxPods": 250,
    "vnetSubnetId": null, "podIpAllocationMode": null, "enableNodePublicIp": false, "localDnsProfile": null,
    "upgradeSettings": {"maxSurge": "10%"}
  }],
  "apiServerAccessProfile": {"authorizedIpRanges": ["192.0.2.0/24"], "enablePrivateCluster": false},
  "ingressProfile": {"webAppRouting": {"enabled": true, "dnsZoneResourceIds": null,
                     "nginx": {"defaultIngressControllerType": "AnnotationControlled"}}},
  "serviceMeshProfile": null,
  "networkProfile": {
    "networkPlugin": "azure", "networkPluginMode": "Overlay", "networkPolicy": null, "networkDataplane": "azure",
    "advancedNetworking": {"enabled": true, "security": {"enabled": true, "advancedNetworkPolicies": "L7"}},
    "podCidr": "10.244.0.0/16", "podCidrs": ["10.244.0.0/16"], "serviceCidr": "10.0.0.0/16", "dnsServiceIp": "10.0.0.10",
    "ipFamilies": ["IPv4"], "outboundType": "loadBalancer", "loadBalancerSku": "Standard",
    "loadBalancerProfile": {"managedOutboundIPs": {"count": 1, "countIpv6": null}, "backendPoolType": "nodeIPConfiguration"}
  }
}`;

const shownValues = {
  name: 'prod-aks',
  location: 'westeurope',
  kubernetesVersion: '1.35.6',
  sku: 'Base',
  network: {
    networkPlugin: 'azure',
    networkPluginMode: 'overlay',
    networkDataplane: 'azure',
    advancedNetworking: true,
    advancedSecurity: true,
    advancedPolicies: 'L7',
    podCidrs: ['10.244.0.0/16'],
    serviceCidrs: ['10.0.0.0/16'],
    dnsServiceIP: '10.0.0.10',
    ipFamilies: ['IPv4'],
    outboundType: 'loadBalancer',
    loadBalancerSku: 'standard',
    loadBalancer: { managedOutboundIPs: 1, backendPoolType: 'NodeIPConfiguration' },
  },
  pools: [
    {
      name: 'np1',
      mode: 'System',
      os: 'Linux',
      osSku: 'Ubuntu',
      count: 3,
      maxPods: 250,
      maxSurge: '10%',
      nodePublicIP: false,
    },
  ],
  access: { authorizedIPRanges: ['192.0.2.0/24'], privateCluster: false },
  ingress: { appRouting: true, appRoutingController: 'AnnotationControlled' },
};

describe('what Azure prints', () => {
  it('az aks show, in the spelling of the command line', () => {
    const [reading, ...others] = azShow(shown);
    assert.equal(others.length, 0);
    assert.deepEqual(valuesOf(reading!.profile, shown), shownValues);
    assert.deepEqual(reading!.problems, []);
    assert.equal(textAt(shown, reading!.profile.network?.dnsServiceIP), '"10.0.0.10"');
  });

  it('the same nested under properties, in a list, as a template and in other letters', () => {
    const inner = shown.trim().slice(1, -1);
    const [head, ...rest] = inner.split('"kubernetesVersion"');
    const nested = `{${head} "properties": {"kubernetesVersion"${rest.join('"kubernetesVersion"')}}}`;
    const upper = shown.replace(/"(networkProfile|agentPoolProfiles|dnsServiceIp|vnetSubnetId)"/g, (key) =>
      key.toUpperCase(),
    );
    const variants = [`[${shown}]`, nested, `{"resources": [${nested}, {"type": "Other/thing"}]}`, upper];
    for (const text of [...variants, `{"resources": {"cluster": ${nested}}}`]) {
      const [reading] = azShow(text);
      const { sku, ...others } = valuesOf(reading!.profile, text) as typeof shownValues;
      const { sku: expectedSku, ...expected } = shownValues;
      assert.deepEqual(others, expected);
      assert.ok(sku === expectedSku || sku === undefined);
    }
  });

  it('leaves expressions of templates unknown, without a problem', () => {
    const [reading] = azShow(
      `{"resources": [{"type": "Microsoft.ContainerService/managedClusters", "name": "[parameters('name')]",
        "properties": {"networkProfile": {"networkPlugin": "[variables('plugin')]", "podCidr": "10.1.0.0/16"}}}]}`,
    );
    assert.equal(reading!.profile.name, undefined);
    assert.equal(reading!.profile.network?.networkPlugin, undefined);
    assert.deepEqual(reading!.problems, []);
  });

  it('passes over everything else, virtual machines with their own networkProfile too', () => {
    for (const text of [
      '{"type": "Microsoft.Compute/virtualMachines", "properties": {"networkProfile": {"networkInterfaces": []}}}',
      '{"properties": {"networkProfile": {"networkInterfaces": []}}}',
      '{"networkProfile": "azure", "agentPoolProfiles": 3}',
      '{"resources": 3}',
      '[1, 2]',
      '"text"',
      'null',
      'apiVersion: v1\nkind: Service\n',
    ]) {
      assert.deepEqual(azShow(text), [], text);
    }
  });
});

describe('Azure Service Operator', () => {
  const text = `apiVersion: containerservice.azure.com/v1api20240901
kind: ManagedCluster
metadata: { name: prod, namespace: infra }
spec:
  azureName: prod-aks
  kubernetesVersion: 1.30
  networkProfile: { networkPlugin: kubenet, podCidr: 10.244.0.0/16, dnsServiceIP: 10.0.0.10, loadBalancerSku: basic }
  agentPoolProfiles:
  - { name: system, mode: System, count: 3, vnetSubnetReference: { armId: /subscriptions/s/subnets/nodes } }
---
apiVersion: containerservice.azure.com/v20250801
kind: ManagedClustersAgentPool
metadata: { name: apps, namespace: infra }
spec:
  owner: { name: prod }
  enableAutoScaling: true
  count: 2
  maxCount: 9
  vnetSubnetReference: { group: network.azure.com, kind: VirtualNetworksSubnet, name: nodes }
---
apiVersion: containerservice.azure.com/v20250801
kind: ManagedClustersAgentPool
metadata: { name: other, namespace: infra }
spec: { owner: { name: another } }
---
apiVersion: network.azure.com/v1api20201101
kind: VirtualNetworksSubnet
metadata: { name: nodes, namespace: infra }
spec: { addressPrefix: 10.1.0.0/24 }
`;

  it('the cluster with the pools it owns and their subnets', () => {
    const [reading, ...others] = readAso(documentsOf(text));
    assert.equal(others.length, 0);
    assert.deepEqual(valuesOf(reading!.profile, text), {
      name: 'prod-aks',
      kubernetesVersion: '1.30',
      network: {
        networkPlugin: 'kubenet',
        podCidrs: ['10.244.0.0/16'],
        dnsServiceIP: '10.0.0.10',
        loadBalancerSku: 'basic',
      },
      pools: [
        { name: 'system', mode: 'System', count: 3, nodeSubnet: '/subscriptions/s/subnets/nodes' },
        { name: 'apps', autoscaling: true, count: 2, maxCount: 9, nodeSubnet: 'nodes' },
      ],
      surroundings: { subnets: [{ name: 'nodes', range: '10.1.0.0/24' }] },
    });
  });

  it('carried in the objects of Cluster API', () => {
    const carried = `apiVersion: infrastructure.cluster.x-k8s.io/v1beta1
kind: AzureASOManagedControlPlane
metadata: { name: prod }
spec:
  resources:
  - apiVersion: containerservice.azure.com/v1api20240901
    kind: ManagedCluster
    metadata: { name: prod }
    spec: { networkProfile: { networkPlugin: azure, networkPolicy: cilium, networkDataplane: cilium } }
---
apiVersion: infrastructure.cluster.x-k8s.io/v1beta1
kind: AzureASOManagedMachinePool
metadata: { name: pool0 }
spec:
  resources:
  - apiVersion: containerservice.azure.com/v1api20240901
    kind: ManagedClustersAgentPool
    metadata: { name: prod-pool0 }
    spec: { azureName: pool0, mode: System }
`;
    const [reading] = readAso(documentsOf(carried));
    assert.deepEqual(valuesOf(reading!.profile, carried), {
      name: 'prod',
      network: { networkPlugin: 'azure', networkPolicy: 'cilium', networkDataplane: 'cilium' },
      pools: [{ name: 'pool0', mode: 'System' }],
    });
  });
});

describe('Cluster API', () => {
  const text = `apiVersion: cluster.x-k8s.io/v1beta1
kind: Cluster
metadata: { name: prod }
spec:
  clusterNetwork: { pods: { cidrBlocks: [192.168.0.0/16] }, services: { cidrBlocks: [10.2.0.0/16] } }
  controlPlaneRef: { kind: AzureManagedControlPlane, name: prod-plane }
---
apiVersion: infrastructure.cluster.x-k8s.io/v1beta1
kind: AzureManagedControlPlane
metadata: { name: prod-plane }
spec:
  version: v1.31.2
  location: westeurope
  networkPlugin: azure
  networkPluginMode: overlay
  networkPolicy: calico
  dnsServiceIP: 10.2.0.10
  loadBalancerSKU: Standard
  loadBalancerProfile: { managedOutboundIPs: 2 }
  virtualNetwork: { name: net, cidrBlock: 10.1.0.0/16, subnet: { name: nodes, cidrBlock: 10.1.0.0/24 } }
  addonProfiles: [{ name: azurepolicy, enabled: true }]
---
apiVersion: cluster.x-k8s.io/v1beta1
kind: MachinePool
metadata: { name: pool0 }
spec:
  clusterName: prod
  replicas: 3
  template: { spec: { infrastructureRef: { kind: AzureManagedMachinePool, name: pool0-infra } } }
---
apiVersion: infrastructure.cluster.x-k8s.io/v1beta1
kind: AzureManagedMachinePool
metadata: { name: pool0-infra }
spec: { name: pool0, mode: System, maxPods: 60, subnetName: nodes, scaling: { minSize: 2, maxSize: 8 } }
`;
  const expected = {
    name: 'prod',
    location: 'westeurope',
    kubernetesVersion: '1.31.2',
    network: {
      networkPlugin: 'azure',
      networkPluginMode: 'overlay',
      networkPolicy: 'calico',
      podCidrs: ['192.168.0.0/16'],
      serviceCidrs: ['10.2.0.0/16'],
      dnsServiceIP: '10.2.0.10',
      loadBalancerSku: 'standard',
      loadBalancer: { managedOutboundIPs: 2 },
    },
    pools: [
      {
        name: 'pool0',
        mode: 'System',
        count: 3,
        autoscaling: true,
        minCount: 2,
        maxCount: 8,
        maxPods: 60,
        nodeSubnet: 'nodes',
      },
    ],
    addons: { azurePolicy: true },
    surroundings: { virtualNetwork: ['10.1.0.0/16'], subnets: [{ name: 'nodes', range: '10.1.0.0/24' }] },
  };

  it('a control plane with its Cluster and machine pools, in any order', () => {
    for (const documents of [documentsOf(text), documentsOf(text).toReversed()]) {
      const [reading, ...others] = readCapz(documents);
      assert.equal(others.length, 0);
      assert.deepEqual(valuesOf(reading!.profile, text), expected);
    }
  });

  it('a template of a control plane', () => {
    const template = `apiVersion: infrastructure.cluster.x-k8s.io/v1beta1
kind: AzureManagedControlPlaneTemplate
metadata: { name: prod }
spec: { template: { spec: { version: 1.31.2, networkPlugin: kubenet } } }
`;
    const [reading] = readCapz(documentsOf(template));
    assert.deepEqual(valuesOf(reading!.profile, template), {
      name: 'prod',
      kubernetesVersion: '1.31.2',
      network: { networkPlugin: 'kubenet' },
    });
  });
});

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
