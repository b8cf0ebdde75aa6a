/** Every place of a Service where an address or a block is written, as far as the API server looks at it. */

import type { Located } from '../text/range.ts';
import { knownServiceType, type Service } from './kinds/service.ts';
import { keepLatest } from './latest.ts';
import { isPlaceholder } from './shape.ts';

export interface ServiceAddress {
  readonly field: 'clusterIP' | 'clusterIPs' | 'externalIPs' | 'loadBalancerIP' | 'loadBalancerSourceRanges';
  /** Blanks around blocks are trimmed, as the API server does. */
  readonly text: string;
  readonly written: Located<string>;
  readonly isBlock: boolean;
}

/** Left out: `None`, what a later step substitutes, and fields that the type forbids, which is refused anyway. */
export const addressesOf = keepLatest((service: Service): readonly ServiceAddress[] => {
  const { spec } = service;
  const type = knownServiceType(service);
  if (!spec) return [];
  const found: ServiceAddress[] = [];
  const add = (field: ServiceAddress['field'], written: Located<string> | undefined, isBlock = false): void => {
    if (!written || isPlaceholder(written.value)) return;
    found.push({ field, text: isBlock ? written.value.trim() : written.value, written, isBlock });
  };
  // The other fields are refused, read or ignored depending on the type, which may be none or unknown.
  if (type && type !== 'ExternalName') {
    const single = spec.clusterIP;
    if (single && single.value !== '' && single.value !== 'None') add('clusterIP', single);
    for (const address of spec.clusterIPs?.items ?? []) {
      if (address.value !== 'None' && address.value !== single?.value) add('clusterIPs', address);
    }
  }
  for (const address of spec.externalIPs?.items ?? []) add('externalIPs', address);
  if (type && spec.loadBalancerIP?.value) add('loadBalancerIP', spec.loadBalancerIP);
  if (type === 'LoadBalancer') {
    for (const block of spec.loadBalancerSourceRanges?.items ?? []) add('loadBalancerSourceRanges', block, true);
  }
  return found;
});

export function hasAddresses(service: Service): boolean {
  return addressesOf(service).length > 0;
}
