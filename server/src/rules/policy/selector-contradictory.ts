/** The rule about selectors of a NetworkPolicy whose demands exclude each other. */

import { policySelectors } from '../../kubernetes/kinds/network-policy-parts.ts';
import { hasCompoundSelector } from '../../kubernetes/kinds/network-policy-traits.ts';
import { selectorOf } from '../../kubernetes/labels.ts';
import { onOneLine } from '../../kubernetes/pointing.ts';
import { titleOf } from '../../kubernetes/resource.ts';
import { contradiction } from '../../kubernetes/selector-logic.ts';
import { isPlaceholder } from '../../kubernetes/shape.ts';
import { defineRule } from '../rule.ts';

/** All demands of a selector must hold at once; where two exclude each other, nothing is ever selected. */
export const selectorContradictory = defineRule({
  id: 'policy/selector-contradictory',
  summary: 'A label selector of a NetworkPolicy demands things that exclude each other.',
  severity: 'warning',
  appliesTo: ['NetworkPolicy'],
  where: hasCompoundSelector,

  *detect(policy) {
    for (const written of policySelectors(policy)) {
      const selector = selectorOf(written);
      const key = contradiction(selector);
      if (key === undefined) continue;
      const about = selector.requirements.filter((requirement) => requirement.key === key);
      if (about.some(({ values }) => values.some(isPlaceholder))) continue;
      yield { at: onOneLine(written), policy, key };
    }
  },

  explain({ policy, key }) {
    return {
      what: `${titleOf(policy)} has a selector whose demands on ${key} exclude each other.`,
      why: 'Labels and expressions must all hold at once, so the selector never selects anything.',
      advice: 'List the values in one expression with In, of which any may hold.',
    };
  },
});
