/** Everything that runs pods, read down to what networking sees of them: labels, ports, probes and host networking. */

import { isMap, type MapNode } from '../../manifest/located.ts';
import type { Located } from '../../text/range.ts';
import { stringList } from '../field-table.ts';
import { labelSelectorShape, type WrittenSelector } from '../labels.ts';
import { type Metadata, metadataShape, type ResourceBase } from '../resource.ts';
import {
  anything,
  boolean,
  integer,
  integerOrString,
  list,
  object,
  type ReadAs,
  type StringMap,
  string,
  stringMap,
  word,
} from '../shape.ts';
import { cronJobFields, daemonSetFields, deploymentFields, jobFields, statefulSetFields } from './controller-fields.ts';
import {
  affinity,
  containerSecurity,
  furtherContainerFields,
  furtherPodFields,
  nodeSelector,
  tolerations,
} from './pod-fields.ts';
import { protocolOf } from './service.ts';

const httpGetShape = object({
  path: string,
  port: integerOrString,
  host: string,
  scheme: word,
  httpHeaders: list(object({ name: string, value: string })),
  // Since Kubernetes 1.37.
  protocol: anything,
});

const execShape = object({ command: list(string) });

const probeShape = object({
  httpGet: httpGetShape,
  tcpSocket: object({ port: integerOrString, host: string }),
  // `mode` since Kubernetes 1.37.
  grpc: object({ port: integer, service: string, mode: anything }),
  exec: execShape,
  initialDelaySeconds: integer,
  timeoutSeconds: integer,
  periodSeconds: integer,
  successThreshold: integer,
  failureThreshold: integer,
  terminationGracePeriodSeconds: integer,
});

const handlerShape = object({
  httpGet: httpGetShape,
  tcpSocket: object({ port: integerOrString, host: string }),
  exec: execShape,
  sleep: object({ seconds: integer }),
});

const containerPortShape = object({
  name: string,
  containerPort: integer,
  protocol: word,
  hostPort: integer,
  hostIP: word,
});

const containerFields = {
  ...furtherContainerFields,
  name: string,
  image: string,
  args: stringList,
  command: stringList,
  ports: list(containerPortShape),
  readinessProbe: probeShape,
  livenessProbe: probeShape,
  startupProbe: probeShape,
  lifecycle: object({ postStart: handlerShape, preStop: handlerShape, stopSignal: string }),
  restartPolicy: word,
  securityContext: containerSecurity,
};

const containerShape = object(containerFields);

/** A container for debugging, which only a running pod can be given. */
const ephemeralContainerShape = object({ ...containerFields, targetContainerName: string });

const podSpecShape = object({
  ...furtherPodFields,
  containers: list(containerShape),
  initContainers: list(containerShape),
  ephemeralContainers: list(ephemeralContainerShape),
  hostNetwork: boolean,
  hostname: string,
  subdomain: string,
  setHostnameAsFQDN: boolean,
  dnsPolicy: word,
  dnsConfig: object({
    nameservers: list(word),
    searches: list(string),
    options: list(object({ name: string, value: string })),
  }),
  hostAliases: list(object({ ip: word, hostnames: list(string) })),
  nodeSelector,
  affinity,
  tolerations,
  terminationGracePeriodSeconds: integer,
  hostnameOverride: string,
  serviceAccountName: string,
  restartPolicy: word,
  enableServiceLinks: boolean,
  os: object({ name: string }),
});

export const podTemplateShape = object({ metadata: metadataShape, spec: podSpecShape });

/** Runs nothing by itself. */
export const podTemplateKindShape = object({ template: podTemplateShape }, 'apiVersion kind metadata');

export type PodSpec = ReadAs<typeof podSpecShape>;
export type PodTemplate = ReadAs<typeof podTemplateShape>;
export type Container = ReadAs<typeof containerShape>;
export type ContainerPort = ReadAs<typeof containerPortShape>;
export type HttpHeader = NonNullable<ReadAs<typeof httpGetShape>['httpHeaders']>['items'][number];
export type Probe = ReadAs<typeof probeShape>;
export type Hook = ReadAs<typeof handlerShape>;

const controllerFields = { selector: labelSelectorShape, template: podTemplateShape, minReadySeconds: integer };
const replicated = { ...controllerFields, replicas: integer };
const revised = { revisionHistoryLimit: integer };

const jobSpecShape = object({
  ...jobFields,
  selector: labelSelectorShape,
  manualSelector: boolean,
  template: podTemplateShape,
});
const top = 'apiVersion kind metadata status';

/** The shapes by `group/Kind`. The API's own types are decoded strictly; other kinds are only looked into. */
export const workloadShapes = {
  pod: object({ spec: podSpecShape }, top),
  deployment: object({ spec: object({ ...replicated, ...revised, ...deploymentFields }) }, top),
  statefulSet: object({ spec: object({ ...replicated, ...revised, ...statefulSetFields, serviceName: string }) }, top),
  daemonSet: object({ spec: object({ ...controllerFields, ...revised, ...daemonSetFields }) }, top),
  replicaSet: object({ spec: object(replicated) }, top),
  replicationController: object({ spec: object({ ...replicated, selector: stringMap }) }, top),
  job: object({ spec: jobSpecShape }, top),
  cronJob: object(
    { spec: object({ ...cronJobFields, jobTemplate: object({ metadata: metadataShape, spec: jobSpecShape }) }) },
    top,
  ),
};

export interface Workload extends ResourceBase {
  readonly type: 'Workload';
  /** The pods' metadata: the object's own for a Pod, the template's for everything else. */
  readonly podMetadata: Metadata | undefined;
  /** The labels that the pods carry, as far as the manifest shows them. */
  readonly podLabels: StringMap | undefined;
  readonly podSpec: PodSpec | undefined;
  /** The controller's own selector over its pods, where the kind has one; a plain map reads as its `matchLabels`. */
  readonly selector: WrittenSelector | undefined;
  /** The governing Service of a StatefulSet. */
  readonly serviceName: Located<string> | undefined;
  /** Whether this is a kind of the Kubernetes API itself rather than a custom resource with a pod template. */
  readonly builtIn: boolean;
}

/** Containers whose ports count for Services and policies: regular ones, then native sidecars (KEP-753). */
export function servingContainers(workload: Workload): Container[] {
  const regular = workload.podSpec?.containers?.items ?? [];
  const sidecars = (workload.podSpec?.initContainers?.items ?? []).filter(isSidecar);
  return [...regular, ...sidecars];
}

/** An init container that keeps running beside the regular ones. */
export function isSidecar(container: Container): boolean {
  return container.restartPolicy?.value === 'Always';
}

/** Whether the pods end by themselves, so that they seldom serve. */
export function isShortLived({ kind }: Workload): boolean {
  return kind === 'Job' || kind === 'CronJob';
}

export function hasHostAliases({ podSpec }: Workload): boolean {
  return podSpec?.hostAliases !== undefined;
}

export function usesHostNetwork(workload: Workload): boolean {
  return workload.podSpec?.hostNetwork?.value === true;
}

/**
 * The container port that a name stands for: the first whose name and protocol both match, regular containers before
 * sidecars (endpointslice utils.go, FindPort). Ordinary init containers are never searched.
 */
export function findNamedPort(workload: Workload, name: string, protocol: string): ContainerPort | undefined {
  for (const container of servingContainers(workload)) {
    for (const port of container.ports?.items ?? []) {
      if (port.name?.value === name && protocolOf(port) === protocol) return port;
    }
  }
  return undefined;
}

/** Whether a container that serves declares the port. Traffic reaches undeclared ports all the same. */
export function declaresPort(workload: Workload, port: number, protocol: string): boolean {
  return servingPorts(workload).some((one) => one.containerPort?.value === port && protocolOf(one) === protocol);
}

/** Every container port that Services and policies can name, in the order they are searched. */
export function servingPorts(workload: Workload): ContainerPort[] {
  return servingContainers(workload).flatMap((container) => container.ports?.items ?? []);
}

/** The pod template of an object of unknown kind, if `spec.template.spec.containers` says that it has one. */
export function templateNode(node: MapNode): MapNode | undefined {
  const spec = node.get('spec');
  const template = isMap(spec) ? spec.get('template') : undefined;
  const podSpec = isMap(template) ? template.get('spec') : undefined;
  return isMap(template) && isMap(podSpec) && podSpec.get('containers')?.kind === 'list' ? template : undefined;
}
