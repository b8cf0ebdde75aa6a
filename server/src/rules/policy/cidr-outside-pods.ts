/** The rule about blocks of a NetworkPolicy that hold no address of the cluster's pods. */

import { parseCidr } from '../../kubernetes/formats.ts';
import { policyPeers } from '../../kubernetes/kinds/network-policy-parts.ts';
import { onOneLine } from '../../kubernetes/pointing.ts';
import { titleOf } from '../../kubernetes/resource.ts';
import { AddressSet } from '../../network/sets/address-set.ts';
import { listWords } from '../../text/words.ts';
import { addressesOf } from '../../workspace/policy-cover.ts';
import { defineRule } from '../rule.ts';

/** A block outside of the pods' ranges: only of interest where policies are to speak of pods and nothing else. */
export const cidrOutsidePods = defineRule({
  id: 'policy/cidr-outside-pods',
  summary: "A block of a NetworkPolicy holds none of the cluster's pod addresses.",
  severity: 'information',
  preset: 'off',
  appliesTo: ['NetworkPolicy'],

  *detect(policy, _view, { profile }) {
    const ranges = profile?.network?.podCidrs?.map(({ value }) => value) ?? [];
    const pods = AddressSet.unionAll(ranges.flatMap((range) => parseCidr(range) ?? []).map(AddressSet.ofBlock));
    if (pods.isEmpty) return;
    for (const { peer } of policyPeers(policy)) {
      const addresses = addressesOf(peer);
      if (!addresses || addresses.isEmpty || !addresses.intersect(pods).isEmpty) continue;
      yield { at: peer.ipBlock?.cidr?.at ?? onOneLine(peer), policy, cidr: peer.ipBlock?.cidr?.value, ranges };
    }
  },

  explain({ policy, cidr, ranges }) {
    return {
      what: `${titleOf(policy)} allows ${cidr}, which holds no pod of the cluster.`,
      why: `The pods have addresses in ${listWords(ranges)}, so this is about peers outside.`,
      advice: 'Leave it if peers outside are meant, and select pods by their labels.',
    };
  },
});
