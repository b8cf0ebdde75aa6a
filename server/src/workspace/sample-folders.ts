/** Tells Ingresses and routes that are deployed from those that only show how one is written. */

import type { HttpRoute, Route } from '../kubernetes/kinds/gateway.ts';
import { backendService, type Ingress, ingressRoutes } from '../kubernetes/kinds/ingress.ts';
import { serviceRefs } from '../kubernetes/route-references.ts';
import { folderOf } from './plan.ts';
import type { View } from './view.ts';

/**
 * Whether the looking Ingress or route stands in a folder of samples: several of them that name no namespace, none of
 * which leads to a Service in view. A missing Service is no defect of such a folder.
 */
export function isSample(view: View): boolean {
  if (view.namespace !== undefined) return false;
  const folder = folderOf(view.self.resource.file);
  const all = [...view.inNamespace('Ingress'), ...view.inNamespace('HTTPRoute'), ...view.inNamespace('Route')];
  const beside = all.map(({ resource }) => resource).filter((one) => folderOf(one.file) === folder);
  return beside.length > 1 && !beside.some((one) => leadsSomewhere(one, view));
}

function leadsSomewhere(one: Ingress | HttpRoute | Route, view: View): boolean {
  return servicesOf(one).some((name) => view.named('Service', name).found.length > 0);
}

function servicesOf(one: Ingress | HttpRoute | Route): string[] {
  if (one.type === 'Ingress') {
    return ingressRoutes(one).flatMap(({ backend }) => backendService(backend)?.name?.value ?? []);
  }
  return serviceRefs(one).flatMap(({ name, namespace }) => (namespace ? [] : (name?.value ?? [])));
}
