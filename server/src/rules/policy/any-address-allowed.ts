/** The rule about rules of a NetworkPolicy that allow every address on every port. */

import { directionsOf, policyRules } from '../../kubernetes/kinds/network-policy.ts';
import { onOneLine } from '../../kubernetes/pointing.ts';
import { directionWords } from '../../kubernetes/policy-words.ts';
import { titleOf } from '../../kubernetes/resource.ts';
import { AddressSet } from '../../network/sets/address-set.ts';
import { listWords } from '../../text/words.ts';
import { addressesOf } from '../../workspace/policy-cover.ts';
import { defineRule } from '../rule.ts';

/** `0.0.0.0/0` or `::/0`, in one block or in halves, without ports: the policy hardly restricts anything. */
export const anyAddressAllowed = defineRule({
  id: 'policy/any-address-allowed',
  summary: 'A rule of a NetworkPolicy allows every address on every port.',
  severity: 'information',
  preset: 'strict',
  appliesTo: ['NetworkPolicy'],

  *detect(policy) {
    const inEffect = directionsOf(policy);
    for (const rule of policyRules(policy)) {
      if (rule.ports.length > 0 || !inEffect.has(rule.direction)) continue;
      const blocks = rule.peers.flatMap((peer) => {
        const addresses = addressesOf(peer);
        return addresses ? [{ peer, addresses }] : [];
      });
      const all = AddressSet.unionAll(blocks.map(({ addresses }) => addresses));
      for (const family of [AddressSet.allV4, AddressSet.allV6]) {
        const own = blocks.filter(({ addresses }) => !addresses.intersect(family).isEmpty);
        const cidr = own[0]?.peer.ipBlock?.cidr;
        if (!all.contains(family) || !cidr || !own[0]) continue;
        const names = own.map(({ peer }) => peer.ipBlock?.cidr?.value ?? '');
        yield { at: cidr.at ?? onOneLine(own[0].peer), policy, names, words: directionWords[rule.direction] };
      }
    }
  },

  explain({ policy, names, words }) {
    const isInbound = words.rules === 'ingress';
    return {
      what: `${titleOf(policy)} allows ${words.rules} ${isInbound ? 'from' : 'to'} ${listWords(names)} on every port.`,
      why: isInbound
        ? 'Whoever finds a way to the pods may use every port of them.'
        : 'Pods that are taken over may connect to anything outside, and send data there.',
      advice: 'Name the addresses or the ports that are needed.',
    };
  },
});
