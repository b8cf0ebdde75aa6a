/** Which pods a Service sends traffic to, and at which of their ports. */

import type { DeployedOf } from '../kubernetes/deployed.ts';
import {
  protocolOf,
  type Service,
  type ServicePort,
  serviceSelector,
  targetPortOf,
} from '../kubernetes/kinds/service.ts';
import { selectsPodsOf } from '../kubernetes/pod-labels.ts';
import { namespaceOf } from './compile.ts';
import type { WorkloadEndpoint } from './endpoints.ts';
import { namedPorts } from './pod.ts';
import { PortSet, protocols } from './sets/port-set.ts';
import type { World } from './world.ts';

/** One port of a Service at one workload behind it. */
export interface ServiceTarget {
  readonly port: ServicePort;
  readonly to: WorkloadEndpoint;
  /** The container port, which may differ from pod to pod; empty where no pod declares the port that is named. */
  readonly ports: PortSet;
}

/** The Service of a name in a namespace. */
export function serviceNamed(world: World, name: string, namespace: string): DeployedOf<'Service'> | undefined {
  return world.services.find((each) => each.resource.name === name && namespaceOf(each) === namespace);
}

/** The workloads that a Service selects; none where its endpoints come from elsewhere. */
export function workloadsBehind(world: World, service: DeployedOf<'Service'>): WorkloadEndpoint[] {
  const selector = serviceSelector(service.resource);
  if (!selector) return [];
  const namespace = namespaceOf(service);
  return world.workloads.filter(
    (each) => each.namespace === namespace && each.pods.some((pod) => selectsPodsOf(selector, pod.workload)),
  );
}

/** Where the given ports of a Service lead. */
export function targetsOf(
  world: World,
  service: DeployedOf<'Service'>,
  ports: readonly ServicePort[],
): ServiceTarget[] {
  const behind = workloadsBehind(world, service);
  return ports.flatMap((port) => behind.map((to) => ({ port, to, ports: targetPorts(port, to) })));
}

/** The port of a Service by number or by name. */
export function portOf(service: Service, wanted: number | string): ServicePort | undefined {
  const ports = service.spec?.ports?.items ?? [];
  return ports.find((port) => (typeof wanted === 'number' ? port.port?.value : port.name?.value) === wanted);
}

/** A number is used as it is, declared or not; a name is looked up at each pod, with the port's protocol. */
function targetPorts(port: ServicePort, to: WorkloadEndpoint): PortSet {
  const protocol = protocols.find((each) => each === protocolOf(port));
  const target = targetPortOf(port)?.value;
  if (!protocol || target === undefined) return PortSet.empty;
  if (typeof target === 'number') return PortSet.of(protocol, target);
  return PortSet.unionAll(to.pods.map((pod) => namedPorts(pod, target, protocol)));
}
