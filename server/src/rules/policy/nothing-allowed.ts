/** The rule about pods that are isolated and have nothing allowed in that direction. */

import type { DeployedOf } from '../../kubernetes/deployed.ts';
import { type Direction, directionsOf, policyRules, policySelector } from '../../kubernetes/kinds/network-policy.ts';
import { directionWords } from '../../kubernetes/policy-words.ts';
import { specKeyAt, titleOf } from '../../kubernetes/resource.ts';
import { someOf } from '../../text/words.ts';
import { hasOtherPolicies } from '../../workspace/policies-around.ts';
import type { View } from '../../workspace/view.ts';
import { defineRule } from '../rule.ts';

/** A denial that no policy softens: right for pods that nobody should reach, and worth knowing for all others. */
export const nothingAllowed = defineRule({
  id: 'policy/nothing-allowed',
  summary: 'A NetworkPolicy isolates pods for which no policy allows anything in that direction.',
  severity: 'hint',
  preset: 'strict',
  appliesTo: ['NetworkPolicy'],

  *detect(policy, view) {
    if (view.bundle.isOpen || policy.shapeProblems.length > 0 || hasOtherPolicies(view)) return;
    for (const direction of directionsOf(policy)) {
      const words = directionWords[direction];
      if (policyRules(policy).some((rule) => rule.direction === direction)) continue;
      const cut = view.podsOf(policySelector(policy)).found.filter((one) => isCutOff(view, one, direction));
      if (cut.length === 0) continue;
      const type = policy.spec?.policyTypes?.items.find(({ value }) => value === words.type);
      yield { at: type?.at ?? policy.spec?.[words.rules]?.key?.at ?? specKeyAt(policy), policy, words, cut };
    }
  },

  explain({ policy, words, cut }) {
    const who = someOf(cut.map(({ resource }) => titleOf(resource)));
    const isInbound = words.rules === 'ingress';
    return {
      what: `${titleOf(policy)} denies all ${words.rules} of ${who}, and no policy allows any.`,
      why: isInbound
        ? 'Nobody but the node can connect to these pods.'
        : 'These pods cannot connect to anything, not even to DNS.',
      advice: 'Leave it if that is meant, or add a policy that allows what is needed.',
    };
  },
});

function isCutOff(view: View, one: DeployedOf<'Workload'>, direction: Direction): boolean {
  const { found, possible } = view.policiesOf(one.resource, one.namespace);
  return ![...found, ...possible].some(({ resource }) => {
    return directionsOf(resource).has(direction) && policyRules(resource).some((rule) => rule.direction === direction);
  });
}
