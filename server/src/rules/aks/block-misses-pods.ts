/** The rule about blocks of a NetworkPolicy by which Cilium means no pod. */

import type { ClusterProfile, Stated } from '../../cluster/profile.ts';
import { subnetOf } from '../../cluster/profile-ranges.ts';
import { contains, parseCidr } from '../../kubernetes/formats.ts';
import { hasIpBlocks, policyPeers } from '../../kubernetes/kinds/network-policy-parts.ts';
import { directionWords, isEveryAddress } from '../../kubernetes/policy-words.ts';
import { titleOf } from '../../kubernetes/resource.ts';
import { isList } from '../../manifest/located.ts';
import { appendItem } from '../../manifest/rewrite-list.ts';
import { defineRule } from '../rule.ts';

/** With Cilium an `ipBlock` matches no address of a pod or a node, not even `0.0.0.0/0` (AKS: azure-cni-powered-by-cilium). */
export const blockMissesPods = defineRule({
  id: 'aks/block-misses-pods',
  summary: 'A block of a NetworkPolicy is for pods, which Cilium never matches by address.',
  severity: 'warning',
  appliesTo: ['NetworkPolicy'],
  where: hasIpBlocks,

  *detect(policy, _view, { profile }) {
    if (profile?.network?.networkPolicy?.value !== 'cilium') return;
    const ranges = podRanges(profile);
    for (const { rule, list, peer } of policyPeers(policy)) {
      const { cidr, except } = peer.ipBlock ?? {};
      const block = parseCidr(cidr?.value ?? '');
      if (!cidr || !block) continue;
      const words = directionWords[rule.direction];
      const own = ranges.find(({ value }) => {
        const range = parseCidr(value);
        return range && contains(range, block);
      });
      const about = { at: cidr.at, policy, cidr: cidr.value, list, words };
      if (own) {
        const related = [{ file: own.file, at: own.at, message: 'The range of pods is set here.' }];
        yield { ...about, related, range: own.value };
      }
      // Ports and exceptions show that addresses outside are meant.
      const isAll = isEveryAddress(cidr.value) && !except && rule.ports.length === 0 && list.items.length === 1;
      if (isAll) yield { ...about, severity: 'information' as const, range: undefined };
    }
  },

  explain({ policy, cidr, words, range }) {
    const towards = words.rules === 'ingress' ? 'from' : 'to';
    return {
      what: range
        ? `${titleOf(policy)} has the block ${cidr}, which lies within ${range}, the range of pods.`
        : `${titleOf(policy)} allows ${words.rules} ${towards} ${cidr}, which to Cilium is everything but pods and nodes.`,
      why: range
        ? 'Cilium knows pods by their labels and never matches them by an address, so the block allows nothing.'
        : 'Cilium knows pods by their labels and never matches them by an address, so connections between pods are denied.',
      advice: range
        ? 'Select the pods by their labels.'
        : 'Add a peer with an empty namespaceSelector if pods are meant, too.',
    };
  },

  repair({ list, range }, { text }) {
    const edits =
      range === undefined && isList(list.node) ? appendItem(text, list.node, { namespaceSelector: {} }) : undefined;
    return edits ? [{ title: 'Add a peer for all pods', safe: false, edits }] : [];
  },
});

/** The pod ranges of the cluster, and the subnets that pods take their addresses from. */
function podRanges(profile: ClusterProfile): Stated<string>[] {
  const subnets = (profile.pools ?? []).flatMap(({ podSubnet }) => {
    return (podSubnet && subnetOf(profile, podSubnet)?.range) ?? [];
  });
  return [...(profile.network?.podCidrs ?? []), ...subnets];
}
