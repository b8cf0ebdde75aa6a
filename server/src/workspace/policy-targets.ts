/** The pods at whose ports a rule of a NetworkPolicy takes effect: its own pods, or those of its peers. */

import type { DeployedOf } from '../kubernetes/deployed.ts';
import { type NetworkPolicy, type PolicyRule, policySelector } from '../kubernetes/kinds/network-policy.ts';
import { podsOfPeer } from './policy-peers.ts';
import type { View } from './view.ts';

/**
 * The pods whose ports the ports of a rule mean: inbound those that the policy selects, outbound those of the peers.
 * Undefined where further pods may be meant that the bundle does not show, or none are meant at all.
 */
export function targetsOf(view: View, policy: NetworkPolicy, rule: PolicyRule): DeployedOf<'Workload'>[] | undefined {
  // What is read of a policy with unknown fields is wider than what was meant.
  if (view.bundle.isOpen || policy.shapeProblems.length > 0) return undefined;
  const sets =
    rule.direction === 'inbound'
      ? [{ ...view.podsOf(policySelector(policy)), open: false }]
      : rule.peers.map((peer) => podsOfPeer(view, peer));
  if (sets.some(({ possible, open }) => possible.length > 0 || open)) return undefined;
  const found = [...new Set(sets.flatMap((set) => set.found))];
  return found.length > 0 ? found : undefined;
}
