/** The rule about cluster addresses that two Services ask for. */

import { nameAt, titleOf } from '../../kubernetes/resource.ts';
import { addressesOf, hasAddresses } from '../../kubernetes/service-addresses.ts';
import { claimedBefore } from '../../workspace/claimants.ts';
import { claim } from '../../workspace/claims.ts';
import { defineRule } from '../rule.ts';

/** A fixed cluster address that another Service of the bundle has: the API server refuses whichever comes second. */
export const clusterIpTaken = defineRule({
  id: 'service/cluster-ip-taken',
  summary: 'Two Services that are deployed together ask for the same cluster address.',
  severity: 'warning',
  appliesTo: ['Service'],
  where: hasAddresses,

  *detect(service, view) {
    for (const { field, text, written } of addressesOf(service)) {
      if (field !== 'clusterIP' && field !== 'clusterIPs') continue;
      const earlier = claimedBefore(view, claim.clusterAddress(text))?.resource;
      if (!earlier) continue;
      const related = [
        { file: earlier.file, at: nameAt(earlier), message: `${titleOf(earlier)} asks for ${text} too.` },
      ];
      yield { at: written.at, related, service, text, earlier };
    }
  },

  explain({ service, text, earlier }) {
    return {
      what: `${titleOf(service)} asks for the cluster address ${text}, as ${titleOf(earlier)} does.`,
      why: 'An address belongs to one Service of the cluster, so the API server refuses the one that comes second.',
      advice: 'Choose another address for one of them, or leave clusterIP out so that the cluster chooses one.',
    };
  },
});
