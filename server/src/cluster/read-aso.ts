/** Reads clusters from Azure Service Operator objects, also from those that Cluster API carries inside its own. */

import { isList, isMap } from '../manifest/located.ts';
import { compactOrAbsent } from './compact.ts';
import { type ManifestDocument, type ManifestObject, objectOf, objectsIn } from './manifest-object.ts';
import type { ClusterProfile, NodePool, ProfileProblem, ProfileReading, Subnet, Surroundings } from './profile.ts';
import { Fields, type Origin } from './read-fields.ts';
import { readManagedCluster, readPool } from './read-managed-cluster.ts';

const group = 'containerservice.azure.com';
const networkGroup = 'network.azure.com';

/** Every ManagedCluster, with the ManagedClustersAgentPools it owns and the subnets that these name. */
export function readAso(documents: readonly ManifestDocument[]): readonly ProfileReading[] {
  const written = objectsIn(documents);
  const objects = [...written, ...written.flatMap(carried)];
  return objects
    .filter((object) => object.group === group && object.kind === 'ManagedCluster')
    .map((cluster) => readCluster(cluster, objects));
}

function readCluster(cluster: ManifestObject, objects: readonly ManifestObject[]): ProfileReading {
  const problems: ProfileProblem[] = [];
  const read = specOf(cluster, problems);
  const profile = read ? readManagedCluster(read) : {};
  const pools = [...(profile.pools ?? []), ...ownedPools(cluster, objects, problems)];
  const name = profile.name ?? nameOf(cluster, problems);
  const surroundings = readSurroundings(objects, problems);
  const whole: ClusterProfile = {
    ...profile,
    ...(name && { name }),
    ...(pools.length > 0 && { pools }),
    ...(surroundings && { surroundings }),
  };
  return { source: 'aso', file: cluster.file, at: cluster.map.at, profile: whole, problems };
}

function ownedPools(
  cluster: ManifestObject,
  objects: readonly ManifestObject[],
  problems: ProfileProblem[],
): readonly NodePool[] {
  return objects.flatMap((object) => {
    if (object.group !== group || object.kind !== 'ManagedClustersAgentPool') return [];
    if (object.namespace !== cluster.namespace) return [];
    const spec = specOf(object, problems);
    // Cluster API names the owner of the pools that it carries only while it runs; they belong to its only cluster.
    const owner = spec?.within('owner').text('name')?.value ?? cluster.name;
    if (!spec || owner !== cluster.name) return [];
    const pool = readPool(spec);
    const name = pool.name ?? nameOf(object, problems);
    return [name ? { ...pool, name } : pool];
  });
}

/** The virtual networks and subnets that stand beside the clusters. */
function readSurroundings(objects: readonly ManifestObject[], problems: ProfileProblem[]): Surroundings | undefined {
  const network = objects.filter((object) => object.group === networkGroup);
  const ranges = network
    .filter(({ kind }) => kind === 'VirtualNetwork')
    .flatMap((object) => specOf(object, problems)?.within('addressSpace').texts('addressPrefixes') ?? []);
  const subnets = network
    .filter(({ kind }) => kind === 'VirtualNetworksSubnet')
    .flatMap((object): Subnet[] => {
      const name = nameOf(object, problems);
      const spec = specOf(object, problems);
      const range = spec?.text('addressPrefix') ?? spec?.texts('addressPrefixes')?.[0];
      return name ? [{ name, ...(range && { range }) }] : [];
    });
  return compactOrAbsent({
    virtualNetwork: ranges.length > 0 ? ranges : undefined,
    subnets: subnets.length > 0 ? subnets : undefined,
  });
}

/** The objects in `spec.resources` of AzureASOManagedControlPlane and its kin, which live in its namespace. */
function carried(object: ManifestObject): readonly ManifestObject[] {
  if (object.group !== 'infrastructure.cluster.x-k8s.io' || !object.kind.startsWith('AzureASOManaged')) return [];
  const spec = object.map.get('spec');
  const resources = isMap(spec) ? spec.get('resources') : undefined;
  if (!isList(resources)) return [];
  return resources.items.flatMap((item) => {
    const inner = isMap(item) ? objectOf(object.file, object.text, item) : undefined;
    return inner ? [{ ...inner, namespace: object.namespace }] : [];
  });
}

function specOf(object: ManifestObject, problems: ProfileProblem[]): Fields | undefined {
  return new Fields(originOf(object), object.map, problems).inside('spec');
}

function nameOf(object: ManifestObject, problems: ProfileProblem[]) {
  return new Fields(originOf(object), object.map, problems).within('metadata').text('name');
}

function originOf({ file, text }: ManifestObject): Origin {
  return { source: 'aso', file, text };
}
