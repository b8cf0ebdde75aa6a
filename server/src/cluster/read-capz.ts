/** Reads clusters from Cluster API objects: AzureManagedControlPlane, its machine pools, and the Cluster above them. */

import { compact, compactOrAbsent } from './compact.ts';
import { type ManifestDocument, type ManifestObject, objectsIn } from './manifest-object.ts';
import type {
  AddonProfile,
  ClusterProfile,
  IngressProfile,
  NetworkProfile,
  NodePool,
  ProfileProblem,
  ProfileReading,
  Stated,
  Surroundings,
} from './profile.ts';
import { Fields, type Origin } from './read-fields.ts';
import { readAccess } from './read-managed-cluster.ts';
import { readNetworkProfile } from './read-network-profile.ts';

const infrastructure = 'infrastructure.cluster.x-k8s.io';
const core = 'cluster.x-k8s.io';
const clusterLabel = 'cluster.x-k8s.io/cluster-name';

/** Every AzureManagedControlPlane or template of one, with what the objects around it say of the same cluster. */
export function readCapz(documents: readonly ManifestDocument[]): readonly ProfileReading[] {
  const objects = objectsIn(documents);
  return objects
    .filter(({ group, kind }) => group === infrastructure && /^AzureManagedControlPlane(Template)?$/.test(kind))
    .map((plane) => readControlPlane(plane, objects));
}

function readControlPlane(plane: ManifestObject, objects: readonly ManifestObject[]): ProfileReading {
  const problems: ProfileProblem[] = [];
  const spec = specOf(plane, problems);
  const cluster = objects.find(
    (object) =>
      object.group === core &&
      object.kind === 'Cluster' &&
      object.namespace === plane.namespace &&
      specOf(object, [])?.within('controlPlaneRef').text('name')?.value === plane.name,
  );
  const name = fieldsOf(cluster ?? plane, problems)
    .within('metadata')
    .text('name');
  const profile: ClusterProfile = spec
    ? compact({
        name,
        location: spec.text('location'),
        kubernetesVersion: readVersion(spec),
        network: readNetwork(spec, cluster && specOf(cluster, problems)),
        pools: readPools(cluster?.name ?? plane.name, plane.namespace, objects, problems),
        access: readAccess(spec.within('apiServerAccessProfile')),
        ingress: readIngress(spec),
        addons: readAddons(spec),
        surroundings: readSurroundings(spec),
      })
    : {};
  return { source: 'capz', file: plane.file, at: plane.map.at, profile, problems };
}

/** Cluster API writes versions as `v1.31.2`. */
function readVersion(spec: Fields): Stated<string> | undefined {
  const stated = spec.word('version');
  return stated && { ...stated, value: stated.value.replace(/^v/, '') };
}

/** The control plane holds the fields flat; pod and service ranges stand in the Cluster. */
function readNetwork(spec: Fields, cluster: Fields | undefined): NetworkProfile | undefined {
  const network = cluster?.within('clusterNetwork');
  return compactOrAbsent({
    ...readNetworkProfile(spec),
    podCidrs: network?.within('pods').texts('cidrBlocks'),
    serviceCidrs: network?.within('services').texts('cidrBlocks'),
  });
}

function readPools(
  cluster: string,
  namespace: string,
  objects: readonly ManifestObject[],
  problems: ProfileProblem[],
): readonly NodePool[] | undefined {
  const machinePools = objects.filter(
    (object) => object.group === core && object.kind === 'MachinePool' && object.namespace === namespace,
  );
  const pools = objects.flatMap((object) => {
    if (object.group !== infrastructure || object.kind !== 'AzureManagedMachinePool') return [];
    if (object.namespace !== namespace) return [];
    const machinePool = machinePools.find((candidate) => referenceOf(candidate) === object.name);
    const owner =
      (machinePool && specOf(machinePool, [])?.text('clusterName')?.value) ??
      fieldsOf(object, []).within('metadata').within('labels').text(clusterLabel)?.value;
    const spec = specOf(object, problems);
    if (!spec || owner !== cluster) return [];
    return [readPool(object, spec, machinePool && specOf(machinePool, problems), problems)];
  });
  return pools.length > 0 ? pools : undefined;
}

function referenceOf(machinePool: ManifestObject): string | undefined {
  const template = specOf(machinePool, [])?.within('template').within('spec');
  return template?.within('infrastructureRef').text('name')?.value;
}

function readPool(
  object: ManifestObject,
  spec: Fields,
  machinePool: Fields | undefined,
  problems: ProfileProblem[],
): NodePool {
  const scaling = spec.inside('scaling');
  return {
    place: spec.place(object.map.at),
    ...compact({
      name: spec.text('name') ?? fieldsOf(object, problems).within('metadata').text('name'),
      mode: spec.oneOf(['System', 'User'], 'mode'),
      os: spec.oneOf(['Linux', 'Windows'], 'osType'),
      count: machinePool?.count('replicas'),
      autoscaling: scaling && spec.stated(true, scaling.map.at),
      minCount: scaling?.count('minSize'),
      maxCount: scaling?.count('maxSize'),
      maxPods: spec.count('maxPods'),
      nodeSubnet: spec.text('subnetName'),
      nodePublicIP: spec.flag('enableNodePublicIP'),
      hostEncryption: spec.flag('enableEncryptionAtHost'),
    }),
  };
}

function readSurroundings(spec: Fields): Surroundings | undefined {
  const network = spec.within('virtualNetwork');
  const subnet = network.within('subnet');
  const name = subnet.text('name');
  const range = subnet.text('cidrBlock');
  return compactOrAbsent({
    virtualNetwork: network.texts('cidrBlock'),
    subnets: name && [{ name, ...(range && { range }) }],
  });
}

function readIngress(spec: Fields): IngressProfile | undefined {
  return compactOrAbsent({
    applicationGateway: addon(spec, 'ingressApplicationGateway'),
    httpApplicationRouting: addon(spec, 'httpApplicationRouting'),
  });
}

function readAddons(spec: Fields): AddonProfile | undefined {
  return compactOrAbsent({
    azurePolicy: addon(spec, 'azurepolicy'),
    openServiceMesh: addon(spec, 'openServiceMesh'),
  });
}

/** Cluster API lists add-ons by name, where REST has a mapping. */
function addon(spec: Fields, name: string): Stated<boolean> | undefined {
  const isNamed = (fields: Fields) => fields.text('name')?.value.toLowerCase() === name.toLowerCase();
  return spec.items('addonProfiles')?.find(isNamed)?.flag('enabled');
}

/** A template holds what it makes under `spec.template.spec`. */
function specOf(object: ManifestObject, problems: ProfileProblem[]): Fields | undefined {
  const spec = fieldsOf(object, problems).inside('spec');
  return object.kind.endsWith('Template') ? spec?.within('template').inside('spec') : spec;
}

function fieldsOf({ file, text, map }: ManifestObject, problems: ProfileProblem[]): Fields {
  const origin: Origin = { source: 'capz', file, text };
  return new Fields(origin, map, problems);
}
