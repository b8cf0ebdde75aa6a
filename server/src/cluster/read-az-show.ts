/** Recognises and reads what Azure prints of a cluster: `az aks show` and `list`, REST answers, ARM templates. */

import { isList, isMap, isScalar, type MapNode, type Node } from '../manifest/located.ts';
import type { ProfileProblem, ProfileReading } from './profile.ts';
import { Fields, type Origin } from './read-fields.ts';
import { readManagedCluster } from './read-managed-cluster.ts';

const managedClusters = 'microsoft.containerservice/managedclusters';

/** The clusters that a JSON or YAML document of Azure holds; none for any other document. */
export function readAzShow(file: string, text: string, contents: Node): readonly ProfileReading[] {
  const origin: Origin = { source: 'az-show', file, text };
  return clustersIn(contents).map((map) => {
    const problems: ProfileProblem[] = [];
    const profile = readManagedCluster(new Fields(origin, map, problems));
    return { source: origin.source, file, at: map.at, profile, problems };
  });
}

function clustersIn(node: Node): readonly MapNode[] {
  if (isList(node)) return node.items.filter(isMap).filter(isCluster);
  if (!isMap(node)) return [];
  if (isCluster(node)) return [node];
  const resources = memberOf(node, 'resources');
  if (!resources) return [];
  // Templates list their resources, or name them in a mapping since language version 2.0.
  const listed = isMap(resources)
    ? resources.entries.map(({ value }) => value)
    : isList(resources)
      ? resources.items
      : [];
  return listed.filter(isMap).filter((resource) => typeOf(resource) === managedClusters);
}

/** Virtual machines have a `networkProfile` too, so without a type the node pools must be there. */
function isCluster(map: MapNode): boolean {
  const type = typeOf(map);
  if (type !== undefined) return type === managedClusters;
  return [map, memberOf(map, 'properties')].some(
    (holder) => holder && isMap(holder) && hasMap(holder, 'networkProfile') && memberOf(holder, 'agentPoolProfiles'),
  );
}

function typeOf(map: MapNode): string | undefined {
  const type = memberOf(map, 'type');
  return type && isScalar(type) && typeof type.value === 'string' ? type.value.toLowerCase() : undefined;
}

function hasMap(map: MapNode, name: string): boolean {
  const value = memberOf(map, name);
  return value !== undefined && isMap(value);
}

function memberOf(map: MapNode, name: string): Node | undefined {
  return map.entries.find((entry) => entry.name.toLowerCase() === name.toLowerCase())?.value;
}
