/** The rule about exceptions of a block that another rule allows all the same. */

import { parseCidr } from '../../kubernetes/formats.ts';
import {
  directionsOf,
  type NetworkPolicy,
  type PolicyRule,
  policyRules,
  policySelector,
} from '../../kubernetes/kinds/network-policy.ts';
import { hasIpBlocks, policyPeers } from '../../kubernetes/kinds/network-policy-parts.ts';
import { onOneLine } from '../../kubernetes/pointing.ts';
import { titleOf } from '../../kubernetes/resource.ts';
import { AddressSet } from '../../network/sets/address-set.ts';
import { policiesOver } from '../../workspace/policies-around.ts';
import { addressesOf, coversPorts } from '../../workspace/policy-cover.ts';
import type { View } from '../../workspace/view.ts';
import { defineRule } from '../rule.ts';

/** `except` narrows its own block and denies nothing: what another block allows remains allowed. */
export const exceptionIneffective = defineRule({
  id: 'policy/exception-ineffective',
  summary: 'An exception of an ipBlock has no effect, because another rule allows those addresses.',
  severity: 'warning',
  appliesTo: ['NetworkPolicy'],
  where: hasIpBlocks,

  *detect(policy, view) {
    // What is read of a policy with unknown fields is wider than what was meant.
    if (policy.shapeProblems.length > 0) return;
    const inEffect = directionsOf(policy);
    for (const { rule, peer } of policyPeers(policy)) {
      if (!inEffect.has(rule.direction)) continue;
      for (const item of peer.ipBlock?.except?.items ?? []) {
        const block = parseCidr(item.value);
        const other = block && otherRule(view, policy, rule, AddressSet.ofBlock(block), peer);
        if (!other) continue;
        const related = [
          { file: other.policy.file, at: other.at, message: `${titleOf(other.policy)} allows it here.` },
        ];
        yield { at: item.at, related, policy, except: item.value, other: other.policy };
      }
    }
  },

  explain({ policy, except, other }) {
    const where = other === policy ? 'another of its peers' : titleOf(other);
    return {
      what: `${titleOf(policy)} excepts ${except}, which ${where} allows.`,
      why: 'An exception only narrows its own block; policies add up, so these addresses remain allowed.',
      advice: 'Except the range there as well, or take the exception away.',
    };
  },
});

/** A peer with other addresses that allows a range on the same ports, for the same pods. */
function otherRule(view: View, policy: NetworkPolicy, rule: PolicyRule, range: AddressSet, self: unknown) {
  for (const { resource } of policiesOver(view, policySelector(policy))) {
    if (!directionsOf(resource).has(rule.direction)) continue;
    for (const other of policyRules(resource)) {
      if (other.direction !== rule.direction || !coversPorts(other, rule)) continue;
      const peer = other.peers.find((each) => each !== self && addressesOf(each)?.contains(range));
      if (peer) return { policy: resource, at: onOneLine(peer.ipBlock ?? peer) };
    }
  }
  return undefined;
}
