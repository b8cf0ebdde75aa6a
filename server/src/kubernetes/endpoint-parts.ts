/** The addresses and ports of Endpoints and EndpointSlices in one form, since the API server checks them alike. */

import type { Located } from '../text/range.ts';
import type { EndpointSlice, Endpoints } from './kinds/endpoints.ts';
import { isPlaceholder } from './shape.ts';

type Subset = NonNullable<NonNullable<NonNullable<Endpoints['spec']>['subsets']>['items']>[number];
export type EndpointPort = NonNullable<Subset['ports']>['items'][number];

export type AddressType = 'IPv4' | 'IPv6' | 'FQDN';

export interface EndpointAddress {
  readonly written: Located<string>;
  /** What the slice says that its addresses are; undefined for Endpoints, which hold both families, and for other words. */
  readonly type: AddressType | undefined;
  readonly isName: boolean;
}

export type EndpointList = Endpoints | EndpointSlice;

/** What a later step substitutes is left out. */
export function addressesIn(resource: EndpointList): EndpointAddress[] {
  if (resource.type === 'EndpointSlice') {
    const type = typeOf(resource);
    const written = (resource.spec?.endpoints?.items ?? []).flatMap(({ addresses }) => addresses?.items ?? []);
    return written.filter(isKnown).map((one) => ({ written: one, type, isName: type === 'FQDN' }));
  }
  const lists = (resource.spec?.subsets?.items ?? []).flatMap((subset) => [subset.addresses, subset.notReadyAddresses]);
  const written = lists.flatMap((list) => (list?.items ?? []).flatMap(({ ip }) => ip ?? []));
  return written.filter(isKnown).map((one) => ({ written: one, type: undefined, isName: false }));
}

/** The ports that belong together: those of the slice, or of each subset. */
export function portListsIn(resource: EndpointList): (readonly EndpointPort[])[] {
  if (resource.type === 'EndpointSlice') return [resource.spec?.ports?.items ?? []];
  return (resource.spec?.subsets?.items ?? []).map(({ ports }) => ports?.items ?? []);
}

export function portsIn(resource: EndpointList): EndpointPort[] {
  return portListsIn(resource).flat();
}

export function typeOf(slice: EndpointSlice): AddressType | undefined {
  const type = slice.spec?.addressType?.value;
  return type === 'IPv4' || type === 'IPv6' || type === 'FQDN' ? type : undefined;
}

/** A port as people say it. */
export function endpointPortTitle({ name, port }: EndpointPort): string {
  if (name?.value) return `the port ${name.value}`;
  return port && !Number.isNaN(port.value) ? `port ${port.value}` : 'a port';
}

function isKnown({ value }: Located<string>): boolean {
  return !isPlaceholder(value);
}
