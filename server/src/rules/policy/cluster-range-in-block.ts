/** The rule about blocks of a NetworkPolicy that lie within the cluster's own ranges. */

import { contains, parseCidr } from '../../kubernetes/formats.ts';
import { hasIpBlocks, policyBlocks } from '../../kubernetes/kinds/network-policy-parts.ts';
import { titleOf } from '../../kubernetes/resource.ts';
import { defineRule } from '../rule.ts';

/** Addresses of Services are translated before policies are asked, and pods are meant by labels. */
export const clusterRangeInBlock = defineRule({
  id: 'policy/cluster-range-in-block',
  summary: "A block of a NetworkPolicy lies within the cluster's range of Services or pods.",
  severity: 'hint',
  appliesTo: ['NetworkPolicy'],
  where: hasIpBlocks,

  *detect(policy, _view, { profile }) {
    const ranges = [
      ...(profile?.network?.serviceCidrs ?? []).map((range) => ({ range, kind: 'Services' as const })),
      ...(profile?.network?.podCidrs ?? []).map((range) => ({ range, kind: 'pods' as const })),
    ];
    // With Cilium it is certain what becomes of a block for pods, and aks/block-misses-pods says so.
    const isCilium = profile?.network?.networkPolicy?.value === 'cilium';
    for (const block of ranges.length > 0 ? policyBlocks(policy) : []) {
      const cidr = parseCidr(block.value);
      const own = ranges.find(({ range }) => {
        const outer = parseCidr(range.value);
        return cidr && outer && contains(outer, cidr);
      });
      if (!own || (isCilium && own.kind === 'pods')) continue;
      const { file, at } = own.range;
      const related = [{ file, at, message: `The range of ${own.kind} is set here.` }];
      yield { at: block.at, related, policy, cidr: block.value, range: own.range.value, kind: own.kind };
    }
  },

  explain({ policy, cidr, range, kind }) {
    return {
      what: `${titleOf(policy)} has the block ${cidr}, which lies within ${range}, the cluster's range of ${kind}.`,
      why:
        kind === 'Services'
          ? 'Most plugins see a connection after the address of the Service has become that of a pod, so the block matches nothing.'
          : 'The API means blocks for addresses outside of the cluster; whether they match pods depends on the plugin.',
      advice: 'Select the pods by their labels.',
    };
  },
});
