/** What every object of the API has in common, and the union of the kinds that are read further. */

import type { MapNode, ScalarNode } from '../manifest/located.ts';
import type { Located, Range } from '../text/range.ts';
import { isDns1035Label, isDnsLabel } from './formats.ts';
import type { AdminPolicy } from './kinds/admin-policy.ts';
import type { EndpointSlice, Endpoints } from './kinds/endpoints.ts';
import type { Gateway, GatewayClass, HttpRoute, ReferenceGrant, Route } from './kinds/gateway.ts';
import type { Ingress, IngressClass, LegacyIngress } from './kinds/ingress.ts';
import type { Namespace } from './kinds/namespace.ts';
import type { NetworkPolicy } from './kinds/network-policy.ts';
import type { OpenShiftRoute } from './kinds/openshift-route.ts';
import type { ConfigMap, Secret } from './kinds/secret.ts';
import type { Service } from './kinds/service.ts';
import type { Workload } from './kinds/workload.ts';
import {
  anything,
  boolean,
  integer,
  list,
  object,
  type ReadAs,
  type StringMap,
  string,
  stringMap,
  word,
} from './shape.ts';
import type { ShapeProblem } from './shape-problem.ts';

export const metadataShape = object({
  name: string,
  generateName: string,
  namespace: string,
  labels: stringMap,
  annotations: stringMap,
  finalizers: list(word),
  ownerReferences: list(
    object({
      apiVersion: string,
      kind: string,
      name: string,
      uid: string,
      controller: boolean,
      blockOwnerDeletion: boolean,
    }),
  ),
  // What the server writes: only here for strict decoding of objects that were exported.
  uid: string,
  resourceVersion: string,
  generation: integer,
  selfLink: string,
  creationTimestamp: word,
  deletionTimestamp: word,
  deletionGracePeriodSeconds: integer,
  managedFields: list(
    object({
      manager: string,
      operation: string,
      apiVersion: string,
      time: word,
      fieldsType: string,
      fieldsV1: anything,
      subresource: string,
    }),
  ),
});

export type Metadata = ReadAs<typeof metadataShape>;

/** One typed object of a manifest file. `type` says how it was read; `kind` and `group` say what was written. */
export interface ResourceBase {
  readonly type: string;
  /** The file as its owner names it; opaque here. */
  readonly file: string;
  /** Which document of the file it stands in, counted from 0. */
  readonly document: number;
  readonly node: MapNode;
  readonly apiVersion: Located<string>;
  readonly group: string;
  readonly version: string;
  readonly kind: string;
  /** The value of `kind`, for findings about the object as a whole. */
  readonly kindAt: Range;
  readonly metadata: Metadata | undefined;
  /** `metadata.name`, or `metadata.generateName` when only that was given, or the empty string. */
  readonly name: string;
  /** `metadata.namespace` as written. Undefined means: wherever it is applied. Cluster-scoped kinds never have one. */
  readonly namespace: string | undefined;
  /** What `identityOf` says of it where it lands in the namespace that it names. */
  readonly identity: string | undefined;
  readonly labels: StringMap | undefined;
  readonly annotations: StringMap | undefined;
  /** Unknown fields and wrong types, in the order they were met. */
  readonly shapeProblems: readonly ShapeProblem[];
}

/** An object of a kind that is not read further. */
export interface OtherResource extends ResourceBase {
  readonly type: 'Other';
}

export type Resource =
  | Service
  | Ingress
  | LegacyIngress
  | IngressClass
  | NetworkPolicy
  | AdminPolicy
  | Namespace
  | Endpoints
  | EndpointSlice
  | Secret
  | ConfigMap
  | Workload
  | Gateway
  | GatewayClass
  | HttpRoute
  | Route
  | ReferenceGrant
  | OpenShiftRoute
  | OtherResource;

export type ResourceType = Resource['type'];

export type ResourceOf<T extends ResourceType> = Extract<Resource, { readonly type: T }>;

/** Where to point at for an object as a whole: its name, else its kind. */
export function nameAt(resource: ResourceBase): Range {
  return resource.metadata?.name?.at ?? resource.kindAt;
}

/** Whether strict decoding would find fault with the object. */
export function hasShapeProblems({ shapeProblems }: ResourceBase): boolean {
  return shapeProblems.length > 0;
}

/** Whether the name is anything but a short label with a letter at its beginning, which all kinds take, or the namespace is no label. */
export function isUnusuallyNamed({ name, namespace, metadata }: ResourceBase): boolean {
  if (name.length > 52 || !isDns1035Label(name) || metadata?.generateName) return true;
  return namespace !== undefined && !isDnsLabel(namespace);
}

/** Whether other objects or controllers have a say in when it is deleted. */
export function hasFinalizersOrOwners({ metadata }: ResourceBase): boolean {
  return metadata?.finalizers !== undefined || metadata?.ownerReferences !== undefined;
}

/** The kind and name as people say it: `Service web`. */
export function titleOf(resource: ResourceBase): string {
  return `${resource.kind} ${resource.name || '(no name)'}`;
}

/** The key of `spec`, or the kind when there is no spec: where a missing field of the spec is reported. */
export function specKeyAt(resource: ResourceBase): Range {
  return keyScalar(resource, 'spec')?.at ?? resource.kindAt;
}

function keyScalar(resource: ResourceBase, name: string): ScalarNode | undefined {
  return resource.node.entry(name)?.key;
}
