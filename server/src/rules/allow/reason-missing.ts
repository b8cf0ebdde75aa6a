/** The rule about allowances without a reason. */

import { defineAllowanceRule } from '../rule.ts';

/** An allowance that does not say why: whoever reads it later cannot tell whether it still holds. */
export const reasonMissing = defineAllowanceRule({
  id: 'allow/reason-missing',
  summary: 'An allowance gives no reason.',
  severity: 'information',

  *detect({ allowance, known }) {
    if (known && allowance.reason === '') yield { at: allowance.at, rule: allowance.rule };
  },

  explain({ rule }) {
    return {
      what: `${rule} is allowed here without a reason.`,
      why: 'Whoever reads it later cannot tell whether it still holds.',
      advice: 'Add a colon and the reason behind the rule.',
    };
  },
});
