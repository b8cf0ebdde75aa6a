/** Route (route.openshift.io/v1), OpenShift's own way in from outside, as far as it leads to Services. */

import type { ResourceBase } from '../resource.ts';
import { anything, integer, integerOrString, list, object, type ReadAs, string } from '../shape.ts';

const targetShape = object({ kind: string, name: string, weight: integer });

export const openShiftRouteShape = object(
  {
    spec: object(
      {
        host: string,
        path: string,
        to: targetShape,
        alternateBackends: list(targetShape),
        port: object({ targetPort: integerOrString }),
        tls: anything,
      },
      'subdomain wildcardPolicy httpHeaders',
    ),
  },
  'apiVersion kind metadata status',
);

export interface OpenShiftRoute extends ResourceBase {
  readonly type: 'OpenShiftRoute';
  readonly spec: ReadAs<typeof openShiftRouteShape>['spec'];
}

export type OpenShiftTarget = ReadAs<typeof targetShape>;

/** The Services that a Route sends requests to. */
export function openShiftTargets(route: OpenShiftRoute): OpenShiftTarget[] {
  const { spec } = route;
  return [...(spec?.to ? [spec.to] : []), ...(spec?.alternateBackends?.items ?? [])];
}
