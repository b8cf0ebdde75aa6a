/** Endpoints (v1) and EndpointSlice (discovery.k8s.io/v1): where a Service without selector gets its targets from. */

import type { ResourceBase } from '../resource.ts';
import { boolean, integer, list, object, type ReadAs, string, stringMap, word } from '../shape.ts';

const referenceShape = object({
  kind: string,
  name: string,
  namespace: string,
  apiVersion: string,
  uid: string,
  resourceVersion: string,
  fieldPath: string,
});
const addressShape = object({ ip: word, hostname: string, nodeName: string, targetRef: referenceShape });

export const endpointsShape = object(
  {
    subsets: list(
      object({
        addresses: list(addressShape),
        notReadyAddresses: list(addressShape),
        ports: list(object({ name: string, port: integer, protocol: word, appProtocol: string })),
      }),
    ),
  },
  'apiVersion kind metadata',
);

export const endpointSliceShape = object(
  {
    addressType: word,
    endpoints: list(
      object({
        addresses: list(word),
        conditions: object({ ready: boolean, serving: boolean, terminating: boolean }),
        hostname: string,
        nodeName: string,
        zone: string,
        targetRef: referenceShape,
        deprecatedTopology: stringMap,
        hints: object({ forZones: list(object({ name: string })), forNodes: list(object({ name: string })) }),
      }),
    ),
    ports: list(object({ name: string, port: integer, protocol: word, appProtocol: string })),
  },
  'apiVersion kind metadata',
);

export interface Endpoints extends ResourceBase {
  readonly type: 'Endpoints';
  readonly spec: ReadAs<typeof endpointsShape>;
}

export interface EndpointSlice extends ResourceBase {
  readonly type: 'EndpointSlice';
  readonly spec: ReadAs<typeof endpointSliceShape>;
}

/** The label that ties a slice to its Service; a slice without it belongs to none. */
export const serviceNameLabel = 'kubernetes.io/service-name';

/** The Service that the addresses are for: the one of the same name, or the one that the slice's label names. */
export function serviceNameOf(resource: Endpoints | EndpointSlice): string | undefined {
  return resource.type === 'Endpoints' ? resource.name : resource.labels?.get(serviceNameLabel);
}
