/** Tells Ingresses that are deployed from those that only show how one is written. */

import { backendService, type Ingress, ingressRoutes } from '../kubernetes/kinds/ingress.ts';
import { folderOf } from './plan.ts';
import type { View } from './view.ts';

/**
 * Whether an Ingress stands in a folder of samples: several Ingresses that name no namespace, none of which leads to a
 * Service in view. A missing Service is no defect of such a folder.
 */
export function isSample(ingress: Ingress, view: View): boolean {
  if (view.namespace !== undefined) return false;
  const folder = folderOf(ingress.file);
  const beside = view.inNamespace('Ingress').filter(({ resource }) => folderOf(resource.file) === folder);
  return beside.length > 1 && !beside.some(({ resource }) => leadsSomewhere(resource, view));
}

function leadsSomewhere(ingress: Ingress, view: View): boolean {
  return ingressRoutes(ingress).some(({ backend }) => {
    const name = backendService(backend)?.name?.value;
    return name !== undefined && view.named('Service', name).found.length > 0;
  });
}
