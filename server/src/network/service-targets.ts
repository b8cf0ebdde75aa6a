/** Which pods a Service sends traffic to, and at which of their ports. */

import type { DeployedOf } from '../kubernetes/deployed.ts';
import { protocolOf, type Service, type ServicePort, targetPortOf } from '../kubernetes/kinds/service.ts';
import type { WorkloadEndpoint } from './endpoints.ts';
import { namedPorts } from './pod.ts';
import { workloadsBehind } from './service-index.ts';
import { PortSet, protocols } from './sets/port-set.ts';
import type { World } from './world.ts';

/** One port of a Service at one workload behind it. */
export interface ServiceTarget {
  readonly port: ServicePort;
  readonly to: WorkloadEndpoint;
  /** The container port, which may differ from pod to pod; empty where no pod declares the port that is named. */
  readonly ports: PortSet;
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
