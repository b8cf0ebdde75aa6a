/**
 * Reads a managed cluster as the REST API writes it, nested under `properties` or flattened. The command line's output,
 * ARM templates, Azure Service Operator and our own configuration all come down to this shape.
 */

import { compact, compactOrAbsent } from './compact.ts';
import type {
  AccessProfile,
  AddonProfile,
  ClusterProfile,
  ClusterSku,
  IngressProfile,
  NodePool,
  Stated,
} from './profile.ts';
import type { Fields } from './read-fields.ts';
import { readNetworkProfile } from './read-network-profile.ts';

/** Reads the cluster; `root` holds its fields or a `properties` that does. */
export function readManagedCluster(root: Fields): ClusterProfile {
  const properties = root.inside('properties') ?? root;
  const network = properties.inside('networkProfile');
  return compact({
    name: root.text('azureName', 'name'),
    location: root.text('location'),
    kubernetesVersion: properties.word('currentKubernetesVersion', 'kubernetesVersion'),
    sku: readSku(root),
    network: network && readNetworkProfile(network),
    pools: properties.items('agentPoolProfiles')?.map(readPool),
    access: readAccess(properties.within('apiServerAccessProfile')),
    ingress: readIngress(properties),
    addons: readAddons(properties),
  });
}

/** Our own configuration writes the name alone. */
function readSku(root: Fields): Stated<ClusterSku> | undefined {
  const skus = ['Base', 'Automatic'] as const;
  return root.node('sku')?.kind === 'scalar' ? root.oneOf(skus, 'sku') : root.within('sku').oneOf(skus, 'name');
}

/** Reads one agent pool; its fields too may be nested under `properties`. */
export function readPool(root: Fields): NodePool {
  const fields = root.inside('properties') ?? root;
  return {
    place: root.place(root.map.at),
    ...compact({
      name: root.text('azureName', 'name'),
      mode: fields.oneOf(['System', 'User', 'Gateway'], 'mode'),
      os: fields.oneOf(['Linux', 'Windows'], 'osType', 'os'),
      osSku: fields.text('osSKU'),
      type: fields.oneOf(['VirtualMachineScaleSets', 'AvailabilitySet', 'VirtualMachines'], 'type'),
      count: fields.count('count'),
      autoscaling: fields.flag('enableAutoScaling'),
      minCount: fields.count('minCount'),
      maxCount: fields.count('maxCount'),
      maxPods: fields.count('maxPods'),
      maxSurge: fields.within('upgradeSettings').word('maxSurge') ?? fields.word('maxSurge'),
      nodeSubnet: readSubnet(fields, 'vnetSubnetID', 'vnetSubnetReference'),
      podSubnet: readSubnet(fields, 'podSubnetID', 'podSubnetReference'),
      podIPAllocationMode: fields.oneOf(['DynamicIndividual', 'StaticBlock'], 'podIPAllocationMode'),
      nodePublicIP: fields.flag('enableNodePublicIP'),
      hostEncryption: fields.flag('enableEncryptionAtHost'),
      localDns: fields.within('localDNSProfile').oneOf(['Preferred', 'Required', 'Disabled'], 'mode'),
      publicIPPrefixSize: fields.within('gatewayProfile').count('publicIPPrefixSize'),
    }),
  };
}

/** A subnet's ARM ID; Azure Service Operator refers to it by ID or by the name of its own object. */
function readSubnet(fields: Fields, id: string, reference: string): Stated<string> | undefined {
  return fields.text(id) ?? fields.within(reference).text('armId', 'name');
}

export function readAccess(fields: Fields): AccessProfile | undefined {
  return compactOrAbsent({
    authorizedIPRanges: fields.texts('authorizedIPRanges'),
    privateCluster: fields.flag('enablePrivateCluster'),
    vnetIntegration: fields.flag('enableVnetIntegration'),
  });
}

function readIngress(properties: Fields): IngressProfile | undefined {
  const ingress = properties.within('ingressProfile');
  const routing = ingress.within('webAppRouting');
  const addons = properties.inside('addonProfiles');
  const applicationGateway = addons?.within('ingressApplicationGateway');
  const mesh = properties.within('serviceMeshProfile');
  const istio = routing.within('gatewayAPIImplementations').within('appRoutingIstio');
  const config = applicationGateway?.within('config');
  return compactOrAbsent({
    appRouting: routing.flag('enabled'),
    appRoutingController: routing
      .within('nginx')
      .oneOf(['None', 'Internal', 'External', 'AnnotationControlled'], 'defaultIngressControllerType'),
    appRoutingIstio: istio.oneOf(['Enabled', 'Disabled'], 'mode'),
    dnsZones:
      routing.texts('dnsZoneResourceIds') ??
      routing.items('dnsZoneResourceReferences')?.flatMap((zone) => zone.text('armId', 'name') ?? []),
    gatewayApi: ingress.within('gatewayAPI').oneOf(['Standard', 'Disabled'], 'installation'),
    applicationLoadBalancer: ingress.within('applicationLoadBalancer').flag('enabled'),
    applicationGateway: applicationGateway?.flag('enabled'),
    applicationGatewayId: config?.text('effectiveApplicationGatewayId', 'applicationGatewayId'),
    httpApplicationRouting: addons?.within('httpApplicationRouting').flag('enabled'),
    serviceMesh: mesh.oneOf(['Istio', 'Disabled'], 'mode'),
    istioGateways: mesh
      .within('istio')
      .within('components')
      .items('ingressGateways')
      ?.map((gateway) =>
        compact({ mode: gateway.oneOf(['External', 'Internal'], 'mode'), enabled: gateway.flag('enabled') }),
      ),
  });
}

function readAddons(properties: Fields): AddonProfile | undefined {
  const addons = properties.inside('addonProfiles');
  const safeguards = properties.within('safeguardsProfile');
  return compactOrAbsent({
    azurePolicy: addons?.within('azurePolicy').flag('enabled'),
    openServiceMesh: addons?.within('openServiceMesh').flag('enabled'),
    keda: properties.within('workloadAutoScalerProfile').within('keda').flag('enabled'),
    safeguards: readSafeguards(safeguards, 'level'),
    safeguardsExcludedNamespaces: safeguards.texts('excludedNamespaces'),
    bootstrapArtifacts: properties.within('bootstrapProfile').oneOf(['Cache', 'Direct'], 'artifactSource'),
  });
}

/** `Warning` and `Enforcement` are the older words for `Warn` and `Enforce`. */
export function readSafeguards(fields: Fields, name: string): Stated<'Off' | 'Warn' | 'Enforce'> | undefined {
  const stated = fields.oneOf(['Off', 'Warn', 'Warning', 'Enforce', 'Enforcement'], name);
  if (!stated) return undefined;
  const value = stated.value === 'Warning' ? 'Warn' : stated.value === 'Enforcement' ? 'Enforce' : stated.value;
  return { ...stated, value };
}
