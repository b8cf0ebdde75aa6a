/** The rule about connections that a policy at one end allows and the policies at the other end refuse. */

import type { DeployedOf } from '../../kubernetes/deployed.ts';
import {
  directionsOf,
  type NetworkPolicy,
  type PolicyRule,
  policySelector,
} from '../../kubernetes/kinds/network-policy.ts';
import { policyPeers } from '../../kubernetes/kinds/network-policy-parts.ts';
import { usesHostNetwork } from '../../kubernetes/kinds/workload.ts';
import { selectorAt } from '../../kubernetes/pointing.ts';
import { directionWords, peerTitle } from '../../kubernetes/policy-words.ts';
import { nameAt, titleOf } from '../../kubernetes/resource.ts';
import { someOf } from '../../text/words.ts';
import { isolationOf, mayMean, portsMayMeet } from '../../workspace/admission.ts';
import { hasOtherPolicies } from '../../workspace/policies-around.ts';
import { podsOfPeer } from '../../workspace/policy-peers.ts';
import type { View } from '../../workspace/view.ts';
import { defineRule } from '../rule.ts';

/** More pairs of pods than this are no intention that somebody wrote down for a peer. */
const mostPairs = 400;

/** Both ends must allow a connection: what only one of them allows is refused. */
export const oneSided = defineRule({
  id: 'policy/one-sided',
  summary: 'A rule allows connections that the policies at their other end refuse.',
  severity: 'warning',
  appliesTo: ['NetworkPolicy'],

  *detect(policy, view) {
    // What is read of a policy with unknown fields is wider than what was meant.
    if (view.bundle.isOpen || policy.shapeProblems.length > 0) return;
    const inEffect = directionsOf(policy);
    for (const { rule, peer } of policyPeers(policy)) {
      const { podSelector } = peer;
      const labels = podSelector?.matchLabels ?? podSelector?.matchExpressions;
      if (!podSelector || !labels || !inEffect.has(rule.direction)) continue;
      const own = view.podsOf(policySelector(policy));
      const others = podsOfPeer(view, peer);
      if (own.possible.length + others.possible.length > 0 || own.found.length * others.found.length > mostPairs)
        continue;
      const refusing = refusal(view, rule, own.found, others.found);
      if (!refusing || hasOtherPolicies(view)) continue;
      const related = refusing.map((one) => {
        return { file: one.file, at: nameAt(one), message: `${titleOf(one)} does not allow it.` };
      });
      yield { at: selectorAt(podSelector), related, policy, rule, peer, refusing };
    }
  },

  explain({ policy, rule, peer, refusing }) {
    const who = someOf(refusing.map(titleOf));
    const isInbound = directionWords[rule.direction].rules === 'ingress';
    return {
      what: isInbound
        ? `${titleOf(policy)} lets in ${peerTitle(peer)}, whose connections no egress rule of ${who} allows.`
        : `${titleOf(policy)} allows connections to ${peerTitle(peer)}, which no ingress rule of ${who} lets in.`,
      why: 'The policies at both ends must allow a connection, so every such connection is refused.',
      advice: isInbound
        ? `Allow the egress in ${who} as well, or take this peer away.`
        : `Allow the ingress in ${who} as well, or take this peer away.`,
    };
  },
});

/** The policies that refuse every connection between the two sides; undefined where one may pass. */
function refusal(
  view: View,
  rule: PolicyRule,
  own: readonly DeployedOf<'Workload'>[],
  others: readonly DeployedOf<'Workload'>[],
): NetworkPolicy[] | undefined {
  const opposite = rule.direction === 'inbound' ? 'outbound' : 'inbound';
  const refusing = new Set<NetworkPolicy>();
  for (const other of others) {
    const isolation = usesHostNetwork(other.resource) ? undefined : isolationOf(view, other, opposite);
    if (!isolation) return undefined;
    for (const each of isolation.rules) {
      if (!portsMayMeet(each.ports, rule.ports)) continue;
      if (own.some((pod) => mayMean(view, each, other.namespace, pod))) return undefined;
    }
    for (const { resource } of isolation.policies) refusing.add(resource);
  }
  return own.length > 0 && refusing.size > 0 ? [...refusing] : undefined;
}
