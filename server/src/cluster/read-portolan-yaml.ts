/** Reads the `cluster:` of `.portolan.yaml`: flat fields in the REST API's words, or sections pasted from Azure. */

import { isMap, type Node } from '../manifest/located.ts';
import { compact, compactOrAbsent } from './compact.ts';
import { addonWords, type ConfigField, clusterFields, restSections } from './portolan-yaml-fields.ts';
import type {
  AccessProfile,
  AddonProfile,
  IngressProfile,
  NodePool,
  ProfileProblem,
  ProfileReading,
  Stated,
  Subnet,
  Surroundings,
} from './profile.ts';
import { Fields, type Origin } from './read-fields.ts';
import { readManagedCluster, readPool, readSafeguards } from './read-managed-cluster.ts';
import { readNetworkProfile } from './read-network-profile.ts';

/** A reading of our own configuration. It may name the file that tells the rest. */
export interface ConfigReading extends ProfileReading {
  readonly from?: Stated<string>;
}

/** The profile under `cluster:`; undefined when the file has none. */
export function readPortolanYaml(file: string, text: string, contents: Node | undefined): ConfigReading | undefined {
  if (!contents || !isMap(contents)) return undefined;
  const origin: Origin = { source: 'portolan-yaml', file, text };
  const problems: ProfileProblem[] = [];
  const root = new Fields(origin, contents, problems);
  const entry = root.entry('cluster');
  if (!entry) return undefined;
  const cluster = root.inside('cluster');
  const from = cluster?.text('from');
  const profile = cluster ? readCluster(cluster) : {};
  if (cluster) reportUnknownKeys(cluster, clusterFields, restSections);
  const reading = { source: origin.source, file, at: entry.key.at, profile, problems };
  return from ? { ...reading, from } : reading;
}

function readCluster(fields: Fields) {
  const rest = readManagedCluster(fields);
  const flat = readNetworkProfile(fields);
  const addons = readAddonWords(fields);
  const has = (word: (typeof addonWords)[number]) => addons.get(word);
  const egress = has('staticEgressGateway');
  const network = { ...rest.network, ...flat, ...(egress && { staticEgressGateway: egress }) };
  return compact({
    ...rest,
    network: compactOrAbsent(network),
    pools: readPools(fields) ?? rest.pools,
    access: compactOrAbsent<AccessProfile>({
      ...rest.access,
      ...compact({
        authorizedIPRanges: fields.texts('authorizedIPRanges'),
        privateCluster: fields.flag('privateCluster'),
      }),
    }),
    ingress: compactOrAbsent<IngressProfile>({
      ...rest.ingress,
      ...compact({
        appRouting: has('appRouting'),
        appRoutingIstio: valued(has('appRoutingIstio'), 'Enabled' as const),
        applicationGateway: has('applicationGateway'),
        applicationLoadBalancer: has('applicationLoadBalancer'),
        gatewayApi: valued(has('gatewayApi'), 'Standard' as const),
        httpApplicationRouting: has('httpApplicationRouting'),
        serviceMesh: valued(has('istio'), 'Istio' as const),
      }),
    }),
    addons: compactOrAbsent<AddonProfile>({
      ...rest.addons,
      ...compact({
        azurePolicy: has('azurePolicy'),
        keda: has('keda'),
        openServiceMesh: has('openServiceMesh'),
        safeguards: readSafeguards(fields, 'safeguards'),
      }),
    }),
    surroundings: readSurroundings(fields),
  });
}

function readPools(fields: Fields): readonly NodePool[] | undefined {
  const poolFields = clusterFields.find(({ name }) => name === 'nodePools')?.fields ?? [];
  return fields.items('nodePools')?.map((item) => {
    reportUnknownKeys(item, poolFields, [
      'osType',
      'vnetSubnetID',
      'podSubnetID',
      'upgradeSettings',
      'enableAutoScaling',
    ]);
    return {
      ...readPool(item),
      ...compact({
        nodeSubnet: item.text('nodeSubnet', 'vnetSubnetID'),
        podSubnet: item.text('podSubnet', 'podSubnetID'),
        localDns: item.oneOf(['Preferred', 'Required', 'Disabled'], 'localDns'),
      }),
    };
  });
}

function readSurroundings(fields: Fields): Surroundings | undefined {
  const subnetFields = clusterFields.find(({ name }) => name === 'subnets')?.fields ?? [];
  const subnets = fields.items('subnets')?.flatMap((item): Subnet[] => {
    reportUnknownKeys(item, subnetFields, []);
    const name = item.text('name');
    const range = item.text('range');
    return name ? [{ name, ...(range && { range }) }] : [];
  });
  return compactOrAbsent({
    virtualNetwork: fields.texts('virtualNetwork'),
    subnets,
    peeredRanges: fields.texts('peeredRanges'),
    onPremisesRanges: fields.texts('onPremisesRanges'),
    internalLoadBalancers: fields.count('internalLoadBalancers'),
  });
}

/** Each add-on that is listed, with the place of its word. */
function readAddonWords(fields: Fields): ReadonlyMap<string, Stated<boolean>> {
  const words = new Map<string, Stated<boolean>>();
  for (const stated of fields.texts('addons') ?? []) {
    const word = addonWords.find((known) => known.toLowerCase() === stated.value.toLowerCase());
    if (word) words.set(word, { ...stated, value: true });
    else fields.report('unknown-value', stated.at, `addons lists ${addonWords.join(', ')}.`);
  }
  return words;
}

function valued<T>(stated: Stated<boolean> | undefined, value: T): Stated<T> | undefined {
  return stated && { ...stated, value };
}

/** Output of Azure that was pasted whole has many fields which are no business of ours. */
function reportUnknownKeys(fields: Fields, known: readonly ConfigField[], accepted: readonly string[]): void {
  if (/^microsoft\.containerservice\//i.test(fields.text('type')?.value ?? '')) return;
  const names = new Set([...known.map(({ name }) => name), ...accepted].map((name) => name.toLowerCase()));
  for (const { key, name } of fields.map.entries) {
    if (!names.has(name.toLowerCase())) fields.report('unknown-key', key.at, `There is no field ${name} here.`);
  }
}
