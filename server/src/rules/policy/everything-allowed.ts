/** The rule about rules of a NetworkPolicy without any condition. */

import { directionsOf, policyRules } from '../../kubernetes/kinds/network-policy.ts';
import { onOneLine } from '../../kubernetes/pointing.ts';
import { directionWords } from '../../kubernetes/policy-words.ts';
import { titleOf } from '../../kubernetes/resource.ts';
import { isMap } from '../../manifest/located.ts';
import { defineRule } from '../rule.ts';

/** An empty rule: its direction is as open as without any policy, and no other policy can close it. */
export const everythingAllowed = defineRule({
  id: 'policy/everything-allowed',
  summary: 'A NetworkPolicy has an empty rule, which allows everything in its direction.',
  severity: 'information',
  preset: 'strict',
  appliesTo: ['NetworkPolicy'],

  *detect(policy) {
    const inEffect = directionsOf(policy);
    for (const { written, direction } of policyRules(policy)) {
      const isBlank = !isMap(written.node) || written.node.entries.length === 0;
      if (!inEffect.has(direction) || !isBlank) continue;
      yield { at: onOneLine(written), policy, words: directionWords[direction] };
    }
  },

  explain({ policy, words }) {
    const what = words.rules === 'ingress' ? 'lets in everybody' : 'allows connections to everybody';
    return {
      what: `${titleOf(policy)} ${what} on every port.`,
      why: 'Policies add up: what this rule allows, no other policy for these pods can take back.',
      advice: `Name peers and ports, or take the rule away to deny ${words.rules}.`,
    };
  },
});
