/** The rule about fixed cluster addresses that the cluster cannot give out. */

import { type AddressFault, clusterAddressFault } from '../../cluster/service-range.ts';
import { knownServiceType } from '../../kubernetes/kinds/service.ts';
import { titleOf } from '../../kubernetes/resource.ts';
import { addressesOf, hasAddresses } from '../../kubernetes/service-addresses.ts';
import { defineRule } from '../rule.ts';

/** A `clusterIP` outside the service range, or one that the cluster has used up itself: the allocator refuses it. */
export const clusterIpUnavailable = defineRule({
  id: 'service/cluster-ip-unavailable',
  summary: 'A Service asks for a cluster address that the cluster cannot give it.',
  severity: 'error',
  appliesTo: ['Service'],
  where: hasAddresses,

  *detect(service, view, { profile }) {
    // Cluster DNS and the API server have the very addresses that others must not ask for.
    if (!profile || view.namespace === 'kube-system' || knownServiceType(service) === 'ExternalName') return;
    if (service.name === 'kubernetes') return;
    for (const { field, text, written } of addressesOf(service)) {
      if (field !== 'clusterIP' && field !== 'clusterIPs') continue;
      const fault = clusterAddressFault(profile, text);
      if (!fault || fault === 'unreadable') continue;
      const ranges = (profile.network?.serviceCidrs ?? []).map(({ value }) => value).join(' and ');
      yield { at: written.at, service, text, fault, ranges };
    }
  },

  explain({ service, text, fault, ranges }) {
    return {
      what: `${titleOf(service)} asks for the cluster address ${text}, ${reasons[fault]}.`,
      why: 'The API server refuses a Service whose address it cannot give out.',
      advice: `Leave clusterIP out, or choose a free address of ${ranges || 'the service range'}.`,
    };
  },
});

const reasons: Readonly<Record<Exclude<AddressFault, 'unreadable'> | 'dns', string>> = {
  outside: 'which lies outside of the service range',
  first: 'which is the address of the API server',
  edge: 'which the service range keeps for itself',
  dns: 'which is the address of cluster DNS',
};
