/** The rule about selectors of a NetworkPolicy that mean pods on the host network only. */

import type { DeployedOf } from '../../kubernetes/deployed.ts';
import { policySelector } from '../../kubernetes/kinds/network-policy.ts';
import { policyPeers } from '../../kubernetes/kinds/network-policy-parts.ts';
import { usesHostNetwork } from '../../kubernetes/kinds/workload.ts';
import { selectorAt } from '../../kubernetes/pointing.ts';
import { peerTitle } from '../../kubernetes/policy-words.ts';
import { titleOf } from '../../kubernetes/resource.ts';
import { someOf } from '../../text/words.ts';
import { podsOfPeer } from '../../workspace/policy-peers.ts';
import { defineRule } from '../rule.ts';

/** Pods with hostNetwork have the node's address, which most network plugins match with no selector. */
export const hostNetworkSelected = defineRule({
  id: 'policy/host-network-selected',
  summary: 'A selector of a NetworkPolicy means pods on the host network only, to which policies seldom apply.',
  severity: 'information',
  appliesTo: ['NetworkPolicy'],

  *detect(policy, view) {
    const own = policy.spec?.podSelector;
    if (own && policySelector(policy).requirements.length > 0) {
      const { found, possible } = view.podsOf(policySelector(policy));
      if (possible.length === 0 && areOnHosts(found))
        yield { at: selectorAt(own), policy, pods: found, peer: undefined };
    }
    for (const { peer } of policyPeers(policy)) {
      const labels = peer.podSelector?.matchLabels ?? peer.podSelector?.matchExpressions;
      if (!peer.podSelector || !labels) continue;
      const { found, possible, open } = podsOfPeer(view, peer);
      if (open || possible.length > 0 || !areOnHosts(found)) continue;
      yield { at: selectorAt(peer.podSelector), policy, pods: found, peer };
    }
  },

  explain({ policy, pods, peer }) {
    const who = someOf(pods.map(({ resource }) => titleOf(resource)));
    return {
      what: peer
        ? `${titleOf(policy)} names as peer ${peerTitle(peer)}, all of which use the host network: ${who}.`
        : `${titleOf(policy)} selects only pods on the host network: ${who}.`,
      why: peer
        ? 'To most network plugins their connections are those of a node, which no selector matches.'
        : 'Most network plugins treat such pods as the node itself, so the policy neither isolates nor opens anything.',
      advice: peer
        ? 'Allow the addresses of the nodes by an ipBlock.'
        : 'Take the pods off the host network, or protect the node by other means.',
    };
  },
});

function areOnHosts(pods: readonly DeployedOf<'Workload'>[]): boolean {
  return pods.length > 0 && pods.every(({ resource }) => usesHostNetwork(resource));
}
