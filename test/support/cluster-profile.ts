/** Cluster profiles for tests: from texts, and back to plain values. */

import assert from 'node:assert/strict';
import type { ManifestDocument } from '../../server/src/cluster/manifest-object.ts';
import type { ClusterProfile, ProfileReading, Stated } from '../../server/src/cluster/profile.ts';
import { combine } from '../../server/src/cluster/profile-sources.ts';
import { readAzShow } from '../../server/src/cluster/read-az-show.ts';
import { type ConfigReading, readPortolanYaml } from '../../server/src/cluster/read-portolan-yaml.ts';
import { parse } from '../../server/src/manifest/parse.ts';

export function documentsOf(text: string, file = 'cluster.yaml'): readonly ManifestDocument[] {
  return parse(text).documents.flatMap(({ contents }) => (contents ? [{ file, text, contents }] : []));
}

export function azShow(text: string, file = 'aks.json'): readonly ProfileReading[] {
  return readAzShow(file, text, parse(text).documents[0]!.contents!);
}

export function portolan(text: string, file = '.portolan.yaml'): ConfigReading {
  return readPortolanYaml(file, text, parse(text).documents[0]!.contents)!;
}

/** A profile from the inside of `cluster: { … }`, which must hold no problem. */
export function profileOf(fields: string): ClusterProfile {
  const reading = portolan(`cluster: { ${fields} }`);
  assert.deepEqual(reading.problems, []);
  return combine([reading]).profile;
}

/** The profile with every statement reduced to its value, and every statement checked against the text it names. */
export function valuesOf(profile: ClusterProfile, text: string): unknown {
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

/** What `az aks show` prints of an invented cluster. */
export const shown = `{
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

/** The same as profile. */
export const shownValues = {
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
