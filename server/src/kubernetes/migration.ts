/** Rewrites objects of removed API versions to the versions that took their place (Deprecated API Migration Guide). */

import { isList, isMap, type MapNode, type Node, stringOf } from '../manifest/located.ts';
import { replaceValue } from '../manifest/rewrite.ts';
import { addEntry, removeEntry } from '../manifest/rewrite-map.ts';
import { replaceNode } from '../manifest/rewrite-node.ts';
import { type PlainValue, valueIn } from '../manifest/write-value.ts';
import type { Edit } from '../text/edit.ts';
import { allOf, ingressSpecEdits } from './ingress-migration.ts';
import type { ResourceBase } from './resource.ts';

export interface Migration {
  readonly edits: readonly Edit[];
  /** Whether the object means the same afterwards: no default differs between the versions. */
  readonly faithful: boolean;
}

/** Undefined where the versions differ in more than can be converted with certainty. */
export function migrationOf(text: string, resource: ResourceBase, apiVersion: string): Migration | undefined {
  const { node } = resource;
  const field = node.get('apiVersion');
  const how = migrations[resource.kind];
  if (field?.kind !== 'scalar' || !how || how.except === resource.apiVersion.value) return undefined;
  const edits = allOf([replaceValue(text, field, apiVersion), how.edits ? how.edits(text, node) : []]);
  return edits && { edits, faithful: how.faithful?.(node) ?? true };
}

interface Conversion {
  /** The version that differs in fields which nobody can convert without knowing what was meant. */
  readonly except?: string;
  /** What changes besides the version. Undefined when nothing does. */
  edits?(text: string, object: MapNode): Edit[] | undefined;
  /** Always, when undefined. */
  faithful?(object: MapNode): boolean;
}

const same: Conversion = {};

/** In the betas a controller's selector defaulted to the labels of its template, and updates waited to be triggered. */
const controller: Conversion = { edits: controllerEdits, faithful: () => false };

const migrations: Readonly<Record<string, Conversion>> = {
  Ingress: { edits: ingressSpecEdits },
  IngressClass: same,
  NetworkPolicy: same,
  EndpointSlice: { edits: endpointSliceEdits },
  Deployment: controller,
  DaemonSet: controller,
  ReplicaSet: controller,
  StatefulSet: controller,
  ControllerRevision: same,
  CronJob: same,
  HorizontalPodAutoscaler: { except: 'autoscaling/v2beta1' },
  // An empty selector selected nothing in v1beta1 and selects every pod of the namespace in v1.
  PodDisruptionBudget: { faithful: (object) => isMap(at(object, 'spec', 'selector', 'matchLabels')) },
  ClusterRole: same,
  ClusterRoleBinding: same,
  Role: same,
  RoleBinding: same,
  CSIDriver: same,
  CSINode: same,
  CSIStorageCapacity: same,
  StorageClass: same,
  VolumeAttachment: same,
  PriorityClass: same,
  Lease: same,
  RuntimeClass: same,
  APIService: same,
};

function controllerEdits(text: string, object: MapNode): Edit[] | undefined {
  const spec = object.get('spec');
  if (!isMap(spec)) return [];
  const dropped = spec.entries.filter(({ name }) => name === 'rollbackTo' || name === 'templateGeneration');
  const labels = at(spec, 'template', 'metadata', 'labels');
  const lacksSelector = spec.get('selector') === undefined && isMap(labels);
  const selector = { matchLabels: isMap(labels) ? valueIn(labels) : {} };
  // The first line of the spec is not at the same time taken away and added to.
  const place = dropped.length === 0 ? 'first' : undefined;
  return allOf([
    ...dropped.map((entry) => removeEntry(text, spec, entry)),
    lacksSelector ? addEntry(text, spec, 'selector', selector, place) : [],
  ]);
}

const hostnameLabel = 'kubernetes.io/hostname';
const zoneLabel = 'topology.kubernetes.io/zone';

/** `topology` became `nodeName` and `zone`; what else it held is kept where v1 keeps it. */
function endpointSliceEdits(text: string, object: MapNode): Edit[] | undefined {
  const endpoints = object.get('endpoints');
  if (!isList(endpoints)) return [];
  return allOf(
    endpoints.items.map((endpoint) => {
      const topology = isMap(endpoint) ? endpoint.get('topology') : undefined;
      if (!isMap(endpoint) || !isMap(topology)) return [];
      const fields = endpoint.entries.filter((entry) => entry.name !== 'topology');
      const written = fields.map((entry) => [entry.name, valueIn(entry.value)] as const);
      return replaceNode(text, endpoints, endpoint, { ...Object.fromEntries(written), ...placeOfEndpoint(topology) });
    }),
  );
}

function placeOfEndpoint(topology: MapNode): Record<string, PlainValue> {
  const [nodeName, zone] = [stringOf(topology.get(hostnameLabel)), stringOf(topology.get(zoneLabel))];
  const others = topology.entries.filter(({ name }) => name !== hostnameLabel && name !== zoneLabel);
  const kept = Object.fromEntries(others.map((entry) => [entry.name, valueIn(entry.value)]));
  return {
    ...(nodeName === undefined ? {} : { nodeName }),
    ...(zone === undefined ? {} : { zone }),
    ...(others.length === 0 ? {} : { deprecatedTopology: kept }),
  };
}

function at(object: MapNode, ...path: readonly string[]): Node | undefined {
  return path.reduce<Node | undefined>((node, name) => (isMap(node) ? node.get(name) : undefined), object);
}
