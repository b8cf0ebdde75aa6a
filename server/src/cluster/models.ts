/** The network models of AKS as data: where pods get their addresses, defaults, limits, and what each model changes. */

/** How a cluster gives addresses to pods. */
export type NetworkModel = 'overlay' | 'node-subnet' | 'pod-subnet-dynamic' | 'pod-subnet-static-block' | 'kubenet';

export interface ModelFacts {
  readonly model: NetworkModel;
  readonly title: string;
  /** Where pod addresses come from: a range of the cluster's own, the nodes' subnet, or a subnet for pods alone. */
  readonly podsLiveIn: 'pod-cidr' | 'node-subnet' | 'pod-subnet';
  /** `maxPods` of a pool that does not set it. */
  readonly defaultPods: number;
  readonly nodeLimit: number;
  /** How the model is asked for, in the REST API's words. */
  readonly spelling: {
    readonly networkPlugin: 'azure' | 'kubenet';
    readonly networkPluginMode?: 'overlay';
    readonly podIPAllocationMode?: 'DynamicIndividual' | 'StaticBlock';
  };
  /** The retirement that ends the model, an id of `retirements.ts`. */
  readonly retirement?: string;
  /** What choosing the model means, one sentence each. */
  readonly consequences: readonly string[];
  readonly source: string;
}

/** `maxPods` may lie between these, whatever the model. */
export const podsPerNode = { least: 10, most: 250, source: 'AKS: concepts-network-ip-address-planning' };

/** Every pool must have room for this many pods, counted over its nodes. */
export const leastPodsPerPool = { pods: 30, source: 'AKS: concepts-network-ip-address-planning' };

export const networkModels: readonly ModelFacts[] = [
  {
    model: 'overlay',
    title: 'Azure CNI Overlay',
    podsLiveIn: 'pod-cidr',
    defaultPods: 250,
    nodeLimit: 5000,
    spelling: { networkPlugin: 'azure', networkPluginMode: 'overlay' },
    consequences: [
      'Only nodes and internal load balancers take addresses of the virtual network.',
      'Pods cannot be addressed from outside the cluster; what they send out carries the address of their node.',
      'Each node holds a /24 of the pod range, however few pods it runs.',
      'The pod range may be used again by other clusters, and may grow to a superset while all nodes run Linux.',
    ],
    source: 'AKS: concepts-network-azure-cni-overlay',
  },
  {
    model: 'node-subnet',
    title: 'Azure CNI Node Subnet (flat, legacy)',
    podsLiveIn: 'node-subnet',
    defaultPods: 30,
    nodeLimit: 5000,
    spelling: { networkPlugin: 'azure' },
    consequences: [
      'Every node takes an address for itself and one for each pod it may ever run, whether or not the pod exists.',
      'Pods can be addressed from the virtual network, from peered networks and from on-premises.',
      'No pod range is needed; setting one is refused.',
    ],
    source: 'AKS: concepts-network-legacy-cni',
  },
  {
    model: 'pod-subnet-dynamic',
    title: 'Azure CNI Pod Subnet, dynamic allocation',
    podsLiveIn: 'pod-subnet',
    defaultPods: 110,
    nodeLimit: 5000,
    spelling: { networkPlugin: 'azure', podIPAllocationMode: 'DynamicIndividual' },
    consequences: [
      'Nodes and pods have a subnet each in the same virtual network, and each can grow on its own.',
      'A node takes pod addresses in batches of 16, and the next batch when fewer than 8 are free.',
      'Pods can be addressed from the virtual network, from peered networks and from on-premises.',
      'A static egress gateway cannot be used.',
    ],
    source: 'AKS: concepts-network-azure-cni-pod-subnet',
  },
  {
    model: 'pod-subnet-static-block',
    title: 'Azure CNI Pod Subnet, static blocks',
    podsLiveIn: 'pod-subnet',
    defaultPods: 110,
    nodeLimit: 5000,
    spelling: { networkPlugin: 'azure', podIPAllocationMode: 'StaticBlock' },
    consequences: [
      'A node takes whole /28 blocks from the pod subnet for its lifetime; one address of them is its own.',
      'Each block counts as one address against the limit of the virtual network, so far more pods fit.',
      'Pods per node are best 16 × blocks − 1; any other number wastes addresses.',
      'A Private Link Service cannot be made from a Service, and a static egress gateway cannot be used.',
    ],
    source: 'AKS: concepts-network-azure-cni-pod-subnet',
  },
  {
    model: 'kubenet',
    title: 'kubenet (legacy)',
    podsLiveIn: 'pod-cidr',
    defaultPods: 110,
    nodeLimit: 400,
    spelling: { networkPlugin: 'kubenet' },
    retirement: 'kubenet',
    consequences: [
      'Each node holds a /24 of the pod range and one route in the route table, which ends at 400 routes.',
      'Linux nodes only; no Azure network policy manager, no Application Gateway for Containers.',
      'Clusters cannot share the subnet.',
    ],
    source: 'AKS: configure-kubenet',
  },
];

export function factsOf(model: NetworkModel): ModelFacts {
  return networkModels.find((facts) => facts.model === model)!;
}

/** The model that a person means by a word, as typed on a command line: ids, and the short forms people use. */
export function modelNamed(word: string): NetworkModel | undefined {
  const wanted = word.toLowerCase();
  return networkModels.find(({ model }) => model === wanted)?.model ?? shortForms.get(wanted);
}

const shortForms: ReadonlyMap<string, NetworkModel> = new Map([
  ['flat', 'node-subnet'],
  ['pod-subnet', 'pod-subnet-dynamic'],
  ['dynamic', 'pod-subnet-dynamic'],
  ['static-block', 'pod-subnet-static-block'],
]);
