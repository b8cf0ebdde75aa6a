/** Writes Endpoints anew as an EndpointSlice (KEP-4974). */

import type { PlainValue } from '../manifest/write-value.ts';
import { addressesIn } from './endpoint-parts.ts';
import { parseAddress } from './formats.ts';
import { type Endpoints, serviceNameLabel } from './kinds/endpoints.ts';
import type { StringMap } from './shape.ts';

type Subset = NonNullable<NonNullable<NonNullable<Endpoints['spec']>['subsets']>['items']>[number];
type Address = NonNullable<Subset['addresses']>['items'][number];

/** Undefined where one slice does not do: several subsets, both address families, or text that is no address. */
export function sliceOf(endpoints: Endpoints): PlainValue | undefined {
  const [subset, second] = endpoints.spec?.subsets?.items ?? [];
  const families = new Set(addressesIn(endpoints).map(({ written }) => parseAddress(written.value)?.family));
  const [family] = families;
  if (!subset || second || families.size !== 1 || !family || endpoints.name === '') return undefined;
  return {
    apiVersion: 'discovery.k8s.io/v1',
    kind: 'EndpointSlice',
    metadata: {
      name: `${endpoints.name}-1`,
      ...(endpoints.namespace !== undefined && { namespace: endpoints.namespace }),
      labels: { ...plain(endpoints.labels), [serviceNameLabel]: endpoints.name },
      ...(endpoints.annotations && { annotations: plain(endpoints.annotations) }),
    },
    addressType: `IPv${family}`,
    endpoints: [
      ...(subset.addresses?.items ?? []).map((address) => endpointOf(address, true)),
      ...(subset.notReadyAddresses?.items ?? []).map((address) => endpointOf(address, false)),
    ],
    ports: portsOf(subset),
  };
}

function endpointOf({ ip, hostname, nodeName }: Address, isReady: boolean): PlainValue {
  return {
    addresses: [ip?.value ?? ''],
    ...(!isReady && { conditions: { ready: false } }),
    ...(hostname && { hostname: hostname.value }),
    ...(nodeName && { nodeName: nodeName.value }),
  };
}

function portsOf(subset: Subset): PlainValue[] {
  return (subset.ports?.items ?? []).map(({ name, port, protocol, appProtocol }) => ({
    name: name?.value ?? '',
    ...(port && { port: port.value }),
    ...(protocol && { protocol: protocol.value }),
    ...(appProtocol && { appProtocol: appProtocol.value }),
  }));
}

function plain(map: StringMap | undefined): Record<string, string> {
  return Object.fromEntries((map?.entries ?? []).map(({ key, value }) => [key.value, value.value]));
}
