/** Cluster profiles as Azure and the operators of Kubernetes write them. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Stated } from '../server/src/cluster/profile.ts';
import { readAso } from '../server/src/cluster/read-aso.ts';
import { readCapz } from '../server/src/cluster/read-capz.ts';
import { azShow, documentsOf, shown, shownValues, valuesOf } from './support/cluster-profile.ts';

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

function textAt(text: string, stated: Stated<unknown> | undefined): string | undefined {
  return stated && text.slice(stated.at.start, stated.at.end);
}
