/** What the routes of the Gateway API refer to, with the defaults of groups, kinds and namespaces filled in. */

import { nearest } from '../text/nearest.ts';
import type { BackendRef, HttpRoute, Route } from './kinds/gateway.ts';

/** The backends of a route that are Services. */
export function serviceRefs(route: HttpRoute | Route): BackendRef[] {
  const refs = (route.spec?.rules?.items ?? []).flatMap(({ backendRefs }) => backendRefs?.items ?? []);
  return refs.filter(({ group, kind }) => (group?.value ?? '') === '' && (kind?.value ?? 'Service') === 'Service');
}

export type ParentRef = NonNullable<NonNullable<HttpRoute['spec']>['parentRefs']>['items'][number];

/** The parents of a route that are Gateways. */
export function gatewayRefs(route: HttpRoute | Route): ParentRef[] {
  return (route.spec?.parentRefs?.items ?? []).filter(({ group, kind }) => {
    return (
      (group?.value ?? 'gateway.networking.k8s.io') === 'gateway.networking.k8s.io' &&
      (kind?.value ?? 'Gateway') === 'Gateway'
    );
  });
}

/** The name that was probably meant: one that differs by little, or the one that is longer or shorter by a part. */
export function nearestName(name: string, names: readonly string[]): string | undefined {
  const near = nearest(name, names);
  if (near) return near;
  const related = names.filter((one) => one.startsWith(`${name}-`) || (one.length > 2 && name.startsWith(`${one}-`)));
  return new Set(related).size === 1 ? related[0] : undefined;
}
