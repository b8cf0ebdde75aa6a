/** Whether requests from outside are led to a Service, by an Ingress or a route of its namespace. */

import { backendService, ingressRoutes } from '../kubernetes/kinds/ingress.ts';
import type { View } from './view.ts';

export function isRouted(view: View, service: string): boolean {
  const byIngress = view.inNamespace('Ingress').some(({ resource }) => {
    return ingressRoutes(resource).some(({ backend }) => backendService(backend)?.name?.value === service);
  });
  if (byIngress) return true;
  const routes = [...view.inNamespace('HTTPRoute'), ...view.inNamespace('Route')];
  return routes.some(({ resource: { spec } }) => {
    return spec?.rules?.items.some(({ backendRefs }) => backendRefs?.items.some(({ name }) => name?.value === service));
  });
}
