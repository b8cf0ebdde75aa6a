/** Which workloads serve Ingresses, as far as their images and an Ingress's class tell. */

import type { ControllerId } from '../kubernetes/annotations/controller-table.ts';
import { controller, controllerOfImage, controllersOfClass } from '../kubernetes/annotations/controllers.ts';
import type { DeployedOf } from '../kubernetes/deployed.ts';
import { type Ingress, ingressClassOf } from '../kubernetes/kinds/ingress.ts';
import type { Workload } from '../kubernetes/kinds/workload.ts';

/** Controllers whose proxies stand outside the cluster: requests reach pods from addresses, not from pods. */
const outside: ReadonlySet<ControllerId> = new Set(['agic', 'agc', 'aws-alb', 'gce']);

/** Images that only configure a proxy; the proxies themselves run from other images, or outside the cluster. */
const configuringOnly: ReadonlySet<ControllerId> = new Set(['app-routing', 'envoy-gateway', 'tailscale', ...outside]);

/** Whether pods of this workload take requests from outside and hand them on. */
export function servesIngress(workload: Workload): boolean {
  return controllersIn(workload).some((id) => controller(id).byClass && !configuringOnly.has(id));
}

/** Whether the workload may be the one that serves an Ingress; without a known class any may be. */
export function serves(workload: Workload, ids: readonly ControllerId[] | undefined): boolean {
  return servesIngress(workload) && (!ids || controllersIn(workload).some((id) => ids.includes(id)));
}

/** The controllers that may serve an Ingress, or undefined where its class says nothing. */
export function controllersOf(
  ingress: Ingress,
  classes: readonly DeployedOf<'IngressClass'>[],
): readonly ControllerId[] | undefined {
  const name = ingressClassOf(ingress)?.value;
  if (name === undefined) return undefined;
  const object = classes.find(({ resource }) => resource.name === name)?.resource;
  return controllersOfClass(name, object?.spec?.controller?.value)?.controllers;
}

/** Whether all of them send requests from outside the cluster. */
export function areOutside(ids: readonly ControllerId[] | undefined): boolean {
  return ids !== undefined && ids.length > 0 && ids.every((id) => outside.has(id));
}

/** Every Ingress asks about every workload, and reading images costs more than all else of the answer. */
const inImages = new WeakMap<Workload, readonly ControllerId[]>();

function controllersIn(workload: Workload): readonly ControllerId[] {
  let ids = inImages.get(workload);
  if (!ids) {
    const images = (workload.podSpec?.containers?.items ?? []).flatMap((container) => container.image?.value ?? []);
    ids = images.map(controllerOfImage).filter((id) => id !== undefined);
    inImages.set(workload, ids);
  }
  return ids;
}
