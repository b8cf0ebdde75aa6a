/** Reads the objects of one parsed document: which kinds are known, how each is read, and what lists hold. */

import { type Document, isMap, type MapNode, type Node, type ScalarNode, stringOf } from '../manifest/located.ts';
import type { Located } from '../text/range.ts';
import { identityOf } from './identity.ts';
import { adminPolicyShape } from './kinds/admin-policy.ts';
import { endpointSliceShape, endpointsShape } from './kinds/endpoints.ts';
import { gatewayClassShape, gatewayShape, referenceGrantShape, routeShape } from './kinds/gateway.ts';
import { ingressClassShape, ingressShape } from './kinds/ingress.ts';
import { namespaceShape } from './kinds/namespace.ts';
import { networkPolicyShape } from './kinds/network-policy.ts';
import { openShiftRouteShape } from './kinds/openshift-route.ts';
import { configMapShape, dataKeysOf, secretShape } from './kinds/secret.ts';
import { serviceShape } from './kinds/service.ts';
import { podTemplateKindShape, podTemplateShape, templateNode, workloadShapes } from './kinds/workload.ts';
import type { WrittenSelector } from './labels.ts';
import { metadataShape, type OtherResource, type Resource, type ResourceBase } from './resource.ts';
import type { ReadContext, Shape, StringMap } from './shape.ts';
import type { ShapeProblem } from './shape-problem.ts';

/** Which file and text the documents stand in. */
export interface Source {
  readonly file: string;
  readonly text: string;
}

/** The objects of a document, lists unwrapped. A document that is no Kubernetes object holds none. */
export function readDocument(source: Source, index: number, document: Document): Resource[] {
  const resources: Resource[] = [];
  if (isMap(document.contents)) collect(source, index, document.contents, resources, 0);
  return resources;
}

/** Whether a mapping says of itself that it is an object of the Kubernetes API. */
export function isObject(node: Node | undefined): node is MapNode {
  return isMap(node) && isWord(node.get('apiVersion')) && isWord(node.get('kind'));
}

/** The two fields that make a mapping an object. */
interface TypeFields {
  readonly apiVersion: Located<string>;
  readonly kind: Located<string>;
}

function typeFieldsOf(node: MapNode, fallback: TypeFields | undefined): TypeFields | undefined {
  const apiVersion = node.get('apiVersion');
  const kind = node.get('kind');
  if (isWord(apiVersion) && isWord(kind)) return { apiVersion, kind };
  // Only where neither is written: half a type is a fault, and not for guessing.
  return apiVersion || kind ? undefined : fallback;
}

/** The empty string says no more than a field that was left out. */
function isWord(node: Node | undefined): node is ScalarNode & Located<string> {
  return (stringOf(node) ?? '') !== '';
}

function collect(
  source: Source,
  index: number,
  node: MapNode,
  resources: Resource[],
  depth: number,
  inherited?: TypeFields,
): void {
  const type = typeFieldsOf(node, inherited);
  if (!type) return;
  const items = node.get('items');
  if (type.kind.value.endsWith('List') && items?.kind === 'list' && depth < 3) {
    for (const item of items.items) {
      if (isMap(item)) collect(source, index, item, resources, depth + 1, itemTypeOf(type));
    }
    return;
  }
  resources.push(readObject(source, index, node, type));
}

/** Items of a typed list such as `PodList` may leave their type to the list, as the API server writes them. */
function itemTypeOf({ apiVersion, kind }: TypeFields): TypeFields | undefined {
  const value = kind.value.slice(0, -'List'.length);
  return value === '' ? undefined : { apiVersion, kind: { value, at: kind.at } };
}

function readObject(source: Source, index: number, node: MapNode, type: TypeFields): Resource {
  const { apiVersion, kind: kindNode } = type;
  const slash = apiVersion.value.indexOf('/');
  const group = slash < 0 ? '' : apiVersion.value.slice(0, slash);
  const version = apiVersion.value.slice(slash + 1);
  const problems: ShapeProblem[] = [];
  const context: ReadContext = { text: source.text, enclosing: [], report: (problem) => problems.push(problem) };
  const fields = outermost.get(`${group}/${kindNode.value}`)?.fields ?? outermostFields;
  context.enclosing.push({ node, fields });
  const metadataEntry = node.entry('metadata');
  const metadata = metadataEntry && metadataShape.read(metadataEntry.value, context, metadataEntry.key);
  context.enclosing.pop();
  const name = metadata?.name?.value ?? metadata?.generateName?.value ?? '';
  // The API server takes an empty namespace for none.
  const namespace = metadata?.namespace?.value || undefined;
  const base: ResourceBase = {
    type: 'Other',
    file: source.file,
    document: index,
    node,
    apiVersion,
    group,
    version,
    kind: kindNode.value,
    kindAt: kindNode.at,
    metadata,
    name,
    namespace,
    identity: identityOf({ group, kind: kindNode.value, name, metadata }, namespace),
    labels: metadata?.labels,
    annotations: metadata?.annotations,
    shapeProblems: problems,
  };
  const reader = readers.get(`${group}/${kindNode.value}`);
  const read = reader?.(base, context) ?? readTemplate(base, context);
  return read ?? (base as OtherResource);
}

/** Fields that stand beside `metadata` in any object, and slip into it when their indentation is wrong. */
const outermostFields = new Set(['apiVersion', 'kind', 'metadata', 'spec', 'status']);

/** The kinds that keep everything else beside `metadata`. */
const outermost: ReadonlyMap<string, Shape<unknown>> = new Map<string, Shape<unknown>>([
  ['/Secret', secretShape],
  ['/ConfigMap', configMapShape],
  ['/Endpoints', endpointsShape],
  ['discovery.k8s.io/EndpointSlice', endpointSliceShape],
]);

type Reader = (base: ResourceBase, context: ReadContext) => Resource | undefined;

function whole<T>(shape: Shape<T>, base: ResourceBase, context: ReadContext): T | undefined {
  return shape.read(base.node, context, undefined);
}

/** A reader for kinds whose typed part is their `spec`. */
function bySpec(type: string, versions: string, shape: Shape<{ readonly spec: unknown }>): Reader {
  const served = new Set(versions.split(' '));
  return (base, context) => {
    if (!served.has(base.version)) return undefined;
    return { ...base, type, spec: whole(shape, base, context)?.spec } as Resource;
  };
}

/** A reader for kinds that have no `spec`: the typed part is the object itself. */
function byWhole(type: string, version: string, shape: Shape<unknown>): Reader {
  return (base, context) => {
    if (base.version !== version) return undefined;
    return { ...base, type, spec: whole(shape, base, context) } as Resource;
  };
}

const gatewayVersions = 'v1 v1beta1 v1alpha3 v1alpha2';

const readers = new Map<string, Reader>([
  ['/Service', bySpec('Service', 'v1', serviceShape)],
  ['networking.k8s.io/Ingress', readIngress],
  ['extensions/Ingress', (base) => ({ ...base, type: 'LegacyIngress' }) as Resource],
  ['networking.k8s.io/IngressClass', bySpec('IngressClass', 'v1', ingressClassShape)],
  ['networking.k8s.io/NetworkPolicy', bySpec('NetworkPolicy', 'v1', networkPolicyShape)],
  ['/Namespace', byWhole('Namespace', 'v1', namespaceShape)],
  ['/Endpoints', byWhole('Endpoints', 'v1', endpointsShape)],
  ['discovery.k8s.io/EndpointSlice', byWhole('EndpointSlice', 'v1', endpointSliceShape)],
  ['/Secret', readSecret],
  ['/ConfigMap', byWhole('ConfigMap', 'v1', configMapShape)],
  ['/Pod', readPod],
  ['/PodTemplate', readPodTemplate],
  ['/ReplicationController', controller(workloadShapes.replicationController, 'v1')],
  ['apps/Deployment', controller(workloadShapes.deployment, 'v1')],
  ['apps/StatefulSet', controller(workloadShapes.statefulSet, 'v1')],
  ['apps/DaemonSet', controller(workloadShapes.daemonSet, 'v1')],
  ['apps/ReplicaSet', controller(workloadShapes.replicaSet, 'v1')],
  ['batch/Job', controller(workloadShapes.job, 'v1')],
  ['batch/CronJob', readCronJob],
  ['gateway.networking.k8s.io/Gateway', bySpec('Gateway', gatewayVersions, gatewayShape)],
  ['gateway.networking.k8s.io/GatewayClass', bySpec('GatewayClass', gatewayVersions, gatewayClassShape)],
  ['gateway.networking.k8s.io/HTTPRoute', bySpec('HTTPRoute', gatewayVersions, routeShape)],
  ['gateway.networking.k8s.io/GRPCRoute', bySpec('Route', gatewayVersions, routeShape)],
  ['gateway.networking.k8s.io/TCPRoute', bySpec('Route', gatewayVersions, routeShape)],
  ['gateway.networking.k8s.io/TLSRoute', bySpec('Route', gatewayVersions, routeShape)],
  ['gateway.networking.k8s.io/UDPRoute', bySpec('Route', gatewayVersions, routeShape)],
  ['gateway.networking.k8s.io/ReferenceGrant', bySpec('ReferenceGrant', gatewayVersions, referenceGrantShape)],
  ['route.openshift.io/Route', bySpec('OpenShiftRoute', 'v1', openShiftRouteShape)],
  ['policy.networking.k8s.io/AdminNetworkPolicy', bySpec('AdminPolicy', 'v1alpha1', adminPolicyShape)],
  ['policy.networking.k8s.io/BaselineAdminNetworkPolicy', bySpec('AdminPolicy', 'v1alpha1', adminPolicyShape)],
  ['policy.networking.k8s.io/ClusterNetworkPolicy', bySpec('AdminPolicy', 'v1alpha2', adminPolicyShape)],
]);

function readIngress(base: ResourceBase, context: ReadContext): Resource | undefined {
  if (base.version === 'v1beta1') return { ...base, type: 'LegacyIngress' } as Resource;
  return bySpec('Ingress', 'v1', ingressShape)(base, context);
}

function readSecret(base: ResourceBase, context: ReadContext): Resource | undefined {
  const secret = whole(secretShape, base, context);
  return { ...base, type: 'Secret', secretType: secret?.type, dataKeys: dataKeysOf(base.node) } as Resource;
}

const workloadBase = {
  podMetadata: undefined,
  podLabels: undefined,
  podSpec: undefined,
  selector: undefined,
  serviceName: undefined,
};

function readPod(base: ResourceBase, context: ReadContext): Resource | undefined {
  const pod = whole(workloadShapes.pod, base, context);
  const metadata = base.metadata;
  return {
    ...base,
    ...workloadBase,
    type: 'Workload',
    podMetadata: metadata,
    podLabels: metadata?.labels,
    podSpec: pod?.spec,
    builtIn: true,
  };
}

/** It makes no pods, so that nothing of it is known but whether it can be decoded. */
function readPodTemplate(base: ResourceBase, context: ReadContext): undefined {
  if (base.version === 'v1') whole(podTemplateKindShape, base, context);
}

function controller(shape: Shape<{ readonly spec: unknown }>, version: string): Reader {
  return (base, context) => {
    // Removed versions (extensions/v1beta1, apps/v1beta2) had the same template, but their strict decoding differs.
    if (base.version !== version) return undefined;
    const spec = whole(shape, base, context)?.spec as ControllerSpec | undefined;
    const template = spec?.template;
    return {
      ...base,
      type: 'Workload',
      podMetadata: template?.metadata,
      podLabels: template?.metadata?.labels,
      podSpec: template?.spec,
      selector: spec?.selector && selectorOfController(spec.selector),
      serviceName: spec?.serviceName,
      builtIn: true,
    };
  };
}

interface ControllerSpec {
  readonly template?: { readonly metadata: ResourceBase['metadata']; readonly spec: never };
  readonly selector?: WrittenSelector | StringMap;
  readonly serviceName?: Located<string>;
}

/** ReplicationControllers have a plain map of labels where the others have a LabelSelector. */
function selectorOfController(selector: WrittenSelector | StringMap): WrittenSelector {
  if (!('entries' in selector)) return selector;
  return { node: selector.node, key: selector.key, matchLabels: selector, matchExpressions: undefined };
}

function readCronJob(base: ResourceBase, context: ReadContext): Resource | undefined {
  if (base.version !== 'v1') return undefined;
  const template = whole(workloadShapes.cronJob, base, context)?.spec?.jobTemplate?.spec?.template;
  return {
    ...base,
    ...workloadBase,
    type: 'Workload',
    podMetadata: template?.metadata,
    podLabels: template?.metadata?.labels,
    podSpec: template?.spec,
    builtIn: true,
  };
}

/** Custom resources, and built-in ones of removed versions, that carry a pod template where Deployments have it. */
function readTemplate(base: ResourceBase, context: ReadContext): Resource | undefined {
  const node = templateNode(base.node);
  if (!node) return undefined;
  const quiet: ReadContext = { text: context.text, enclosing: [], report: () => undefined };
  const template = podTemplateShape.read(node, quiet, undefined);
  return {
    ...base,
    ...workloadBase,
    type: 'Workload',
    podMetadata: template?.metadata,
    podLabels: template?.metadata?.labels,
    podSpec: template?.spec,
    builtIn: false,
  };
}
