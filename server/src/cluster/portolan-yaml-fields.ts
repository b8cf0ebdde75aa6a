/** The fields of `cluster:` in `.portolan.yaml` as data: what is accepted, and the JSON schema made of it. */

export interface ConfigField {
  readonly name: string;
  readonly type: 'text' | 'version' | 'count' | 'flag' | 'texts' | 'mappings';
  /** The only values; without them any will do. */
  readonly values?: readonly string[];
  readonly says: string;
  /** The fields of each mapping of a list. */
  readonly fields?: readonly ConfigField[];
}

/** What `addons` may list. */
export const addonWords = [
  'appRouting',
  'appRoutingIstio',
  'applicationGateway',
  'applicationLoadBalancer',
  'azurePolicy',
  'gatewayApi',
  'httpApplicationRouting',
  'istio',
  'keda',
  'openServiceMesh',
  'staticEgressGateway',
] as const;

const poolFields: readonly ConfigField[] = [
  { name: 'name', type: 'text', says: 'The name of the node pool.' },
  { name: 'mode', type: 'text', values: ['System', 'User', 'Gateway'], says: 'What the pool is for.' },
  { name: 'os', type: 'text', values: ['Linux', 'Windows'], says: 'The operating system of its nodes.' },
  { name: 'osSku', type: 'text', says: 'The node image, such as Ubuntu2404 or Windows2022.' },
  {
    name: 'type',
    type: 'text',
    values: ['VirtualMachineScaleSets', 'AvailabilitySet', 'VirtualMachines'],
    says: 'What the nodes are grouped in.',
  },
  { name: 'count', type: 'count', says: 'The number of nodes.' },
  { name: 'minCount', type: 'count', says: 'The fewest nodes that the autoscaler leaves.' },
  { name: 'maxCount', type: 'count', says: 'The most nodes that the autoscaler makes.' },
  { name: 'maxPods', type: 'count', says: 'The most pods on one node, from 10 to 250.' },
  { name: 'maxSurge', type: 'version', says: 'Nodes that an upgrade adds: a number, or a percentage such as 10%.' },
  { name: 'nodeSubnet', type: 'text', says: 'The subnet of its nodes, by a name of `subnets` or by ARM ID.' },
  { name: 'podSubnet', type: 'text', says: 'The subnet of its pods, for Azure CNI Pod Subnet.' },
  {
    name: 'podIPAllocationMode',
    type: 'text',
    values: ['DynamicIndividual', 'StaticBlock'],
    says: 'How nodes take addresses from the pod subnet.',
  },
  { name: 'enableNodePublicIP', type: 'flag', says: 'Whether each node has a public address.' },
  { name: 'enableEncryptionAtHost', type: 'flag', says: 'Whether disks are encrypted at the host.' },
  { name: 'localDns', type: 'text', values: ['Preferred', 'Required', 'Disabled'], says: 'Whether LocalDNS runs.' },
];

const subnetFields: readonly ConfigField[] = [
  { name: 'name', type: 'text', says: 'The name that node pools use.' },
  { name: 'range', type: 'text', says: 'Its address range, such as 10.1.0.0/22.' },
];

export const clusterFields: readonly ConfigField[] = [
  { name: 'name', type: 'text', says: 'The name of the cluster.' },
  { name: 'from', type: 'text', says: 'A file to read the rest from: output of az aks show, or a manifest.' },
  { name: 'location', type: 'text', says: 'The Azure region.' },
  { name: 'kubernetesVersion', type: 'version', says: 'The Kubernetes version, such as "1.35".' },
  { name: 'sku', type: 'text', values: ['Base', 'Automatic'], says: 'Automatic for AKS Automatic.' },
  { name: 'networkPlugin', type: 'text', values: ['azure', 'kubenet', 'none'], says: 'The network plugin.' },
  { name: 'networkPluginMode', type: 'text', values: ['overlay'], says: 'overlay for Azure CNI Overlay.' },
  { name: 'networkDataplane', type: 'text', values: ['azure', 'cilium'], says: 'What carries packets on the nodes.' },
  {
    name: 'networkPolicy',
    type: 'text',
    values: ['none', 'azure', 'calico', 'cilium'],
    says: 'What enforces NetworkPolicies; with none nothing does.',
  },
  { name: 'networkMode', type: 'text', values: ['transparent', 'bridge'], says: 'The mode of Azure CNI.' },
  { name: 'podCidr', type: 'text', says: 'The range of pod addresses under overlay and kubenet.' },
  { name: 'podCidrs', type: 'texts', says: 'The same for dual-stack: one IPv4 range, then one IPv6 range.' },
  { name: 'serviceCidr', type: 'text', says: 'The range of Service addresses.' },
  { name: 'serviceCidrs', type: 'texts', says: 'The same for dual-stack: one IPv4 range, then one IPv6 range.' },
  { name: 'dnsServiceIP', type: 'text', says: 'The address of cluster DNS, inside the service range.' },
  { name: 'ipFamilies', type: 'texts', values: ['IPv4', 'IPv6'], says: 'The address families of the cluster.' },
  {
    name: 'outboundType',
    type: 'text',
    values: [
      'loadBalancer',
      'managedNATGateway',
      'managedNATGatewayV2',
      'userAssignedNATGateway',
      'userDefinedRouting',
      'none',
      'block',
    ],
    says: 'How traffic leaves the cluster.',
  },
  { name: 'loadBalancerSku', type: 'text', values: ['standard', 'basic', 'service'], says: 'The load balancer.' },
  { name: 'nodePools', type: 'mappings', fields: poolFields, says: 'The node pools.' },
  { name: 'virtualNetwork', type: 'texts', says: 'The ranges of the virtual network.' },
  { name: 'subnets', type: 'mappings', fields: subnetFields, says: 'The subnets that node pools use.' },
  { name: 'peeredRanges', type: 'texts', says: 'Ranges of peered virtual networks.' },
  { name: 'onPremisesRanges', type: 'texts', says: 'Ranges that are routed to networks outside Azure.' },
  { name: 'internalLoadBalancers', type: 'count', says: 'Internal load balancer addresses to plan for.' },
  { name: 'authorizedIPRanges', type: 'texts', says: 'Who may reach the API server.' },
  { name: 'privateCluster', type: 'flag', says: 'Whether the API server has a private address only.' },
  { name: 'addons', type: 'texts', values: addonWords, says: 'What is installed on the cluster.' },
  { name: 'safeguards', type: 'text', values: ['Off', 'Warn', 'Enforce'], says: 'The level of deployment safeguards.' },
];

/** Sections of the REST API, accepted so that the output of `az aks show` can be pasted. */
export const restSections: readonly string[] = [
  'properties',
  'networkProfile',
  'agentPoolProfiles',
  'apiServerAccessProfile',
  'ingressProfile',
  'addonProfiles',
  'serviceMeshProfile',
  'safeguardsProfile',
  'workloadAutoScalerProfile',
  'bootstrapProfile',
  'advancedNetworking',
  'loadBalancerProfile',
  'natGatewayProfile',
  'staticEgressGatewayProfile',
  'currentKubernetesVersion',
];

/** A JSON schema, as far as these fields need one. */
export interface JsonSchema {
  readonly type: string | readonly string[];
  readonly description?: string;
  readonly enum?: readonly string[];
  readonly minimum?: number;
  readonly items?: JsonSchema;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly additionalProperties?: boolean;
}

/** The schema of the mapping under `cluster:`. */
export function clusterSchema(): JsonSchema {
  const sections = restSections.map((name): readonly [string, JsonSchema] => [
    name,
    { type: ['object', 'array', 'string'], description: 'As in the output of az aks show.' },
  ]);
  const properties = Object.fromEntries([...clusterFields.map(schemaEntry), ...sections]);
  return { type: 'object', properties, additionalProperties: false };
}

function schemaEntry(field: ConfigField): readonly [string, JsonSchema] {
  return [field.name, { ...schemaOf(field), description: field.says }];
}

function schemaOf({ type, values, fields }: ConfigField): JsonSchema {
  const word: JsonSchema = values ? { type: 'string', enum: values } : { type: 'string' };
  switch (type) {
    case 'text':
      return word;
    case 'version':
      return { type: ['string', 'number'] };
    case 'count':
      return { type: 'integer', minimum: 0 };
    case 'flag':
      return { type: 'boolean' };
    case 'texts':
      return { type: 'array', items: word };
    case 'mappings': {
      const properties = Object.fromEntries((fields ?? []).map(schemaEntry));
      return { type: 'array', items: { type: 'object', properties, additionalProperties: false } };
    }
  }
}
