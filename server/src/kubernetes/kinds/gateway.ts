/** Gateway API objects as far as references between them and to Services need them. */

import { labelSelectorShape } from '../labels.ts';
import type { ResourceBase } from '../resource.ts';
import { anything, integer, list, object, type ReadAs, string } from '../shape.ts';

const parentRefShape = object({
  group: string,
  kind: string,
  namespace: string,
  name: string,
  sectionName: string,
  port: integer,
});

const backendRefShape = object(
  { group: string, kind: string, namespace: string, name: string, port: integer, weight: integer },
  'filters',
);

const routeRuleShape = object(
  { name: string, matches: anything, filters: anything, backendRefs: list(backendRefShape) },
  'timeouts retry sessionPersistence',
);

export const routeShape = object(
  {
    spec: object(
      { parentRefs: list(parentRefShape), hostnames: list(string), rules: list(routeRuleShape) },
      'useDefaultGateways',
    ),
  },
  'apiVersion kind metadata status',
);

const certificateRefShape = object({ group: string, kind: string, namespace: string, name: string });

export const gatewayShape = object(
  {
    spec: object(
      {
        gatewayClassName: string,
        listeners: list(
          object({
            name: string,
            hostname: string,
            port: integer,
            protocol: string,
            tls: object({ mode: string, certificateRefs: list(certificateRefShape) }, 'options frontendValidation'),
            allowedRoutes: object({
              namespaces: object({ from: string, selector: labelSelectorShape }),
              kinds: list(object({ group: string, kind: string })),
            }),
          }),
        ),
        addresses: anything,
      },
      'infrastructure backendTLS tls allowedListeners defaultScope',
    ),
  },
  'apiVersion kind metadata status',
);

export const gatewayClassShape = object(
  { spec: object({ controllerName: string, description: string }, 'parametersRef') },
  'apiVersion kind metadata status',
);

export const referenceGrantShape = object(
  {
    spec: object({
      from: list(object({ group: string, kind: string, namespace: string })),
      to: list(object({ group: string, kind: string, name: string })),
    }),
  },
  'apiVersion kind metadata',
);

export type RouteSpec = NonNullable<ReadAs<typeof routeShape>['spec']>;
export type BackendRef = ReadAs<typeof backendRefShape>;

/** Whether an object is of the Gateway API, of its standard kinds or of those that are tried out. */
export function isOfGatewayApi({ group }: ResourceBase): boolean {
  return group === 'gateway.networking.k8s.io' || group === 'gateway.networking.x-k8s.io';
}

export interface Gateway extends ResourceBase {
  readonly type: 'Gateway';
  readonly spec: ReadAs<typeof gatewayShape>['spec'];
}

export interface GatewayClass extends ResourceBase {
  readonly type: 'GatewayClass';
  readonly spec: ReadAs<typeof gatewayClassShape>['spec'];
}

export interface HttpRoute extends ResourceBase {
  readonly type: 'HTTPRoute';
  readonly spec: RouteSpec | undefined;
}

/** GRPCRoute, TCPRoute, TLSRoute and UDPRoute: the same skeleton of parents and backends. */
export interface Route extends ResourceBase {
  readonly type: 'Route';
  readonly spec: RouteSpec | undefined;
}

export interface ReferenceGrant extends ResourceBase {
  readonly type: 'ReferenceGrant';
  readonly spec: ReadAs<typeof referenceGrantShape>['spec'];
}
