/** What ports mean to pods and to the Services in front of them. */

import type { DeployedOf } from '../kubernetes/deployed.ts';
import { protocolOf, type ServicePort, servicePorts, targetPortOf } from '../kubernetes/kinds/service.ts';
import { findNamedPort, servingPorts } from '../kubernetes/kinds/workload.ts';
import { servicesFor } from './services-for.ts';
import type { View } from './view.ts';

type Pods = readonly DeployedOf<'Workload'>[];

/** Whether one of the pods declares a container port between two numbers. */
export function declaresPort(pods: Pods, protocol: string, first: number, last: number = first): boolean {
  return pods.some(({ resource }) => {
    return servingPorts(resource).some((port) => {
      const number = port.containerPort?.value ?? Number.NaN;
      return Number.isNaN(number) || (protocolOf(port) === protocol && first <= number && number <= last);
    });
  });
}

/** Whether every one of the pods declares some port, so that what they leave out is likely not to be there. */
export function allDeclarePorts(pods: Pods): boolean {
  return pods.every(({ resource }) => servingPorts(resource).length > 0);
}

/** A port of a Service and where it leads. */
export interface ServedPort {
  readonly service: DeployedOf<'Service'>;
  readonly port: ServicePort;
  /** The port of the pods: as the Service has it, and as a number where it could be resolved. */
  readonly target: number | string;
  readonly number: number | undefined;
}

/** The ports of all Services in front of the pods. */
export function servedPorts(view: View, pods: Pods): ServedPort[] {
  const found: ServedPort[] = [];
  for (const one of pods) {
    for (const service of servicesFor(view, one)) {
      for (const port of servicePorts(service.resource)) {
        const target = targetPortOf(port)?.value;
        if (target === undefined || found.some((each) => each.port === port)) continue;
        const named = typeof target === 'string' ? findNamedPort(one.resource, target, protocolOf(port)) : undefined;
        const number = typeof target === 'number' ? target : named?.containerPort?.value;
        found.push({ service, port, target, number });
      }
    }
  }
  return found;
}
