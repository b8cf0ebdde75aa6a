/** The rule about allowances of rules that do not exist. */

import { nearest } from '../../text/nearest.ts';
import { removalEdits } from '../allowance-removal.ts';
import { defineAllowanceRule } from '../rule.ts';

/** An allowance that names no rule: it suppresses nothing. */
export const ruleUnknown = defineAllowanceRule({
  id: 'allow/rule-unknown',
  summary: 'An allowance names a rule that does not exist.',
  severity: 'warning',

  *detect({ allowance, known }, { cards }) {
    if (known) return;
    const ids = cards.map(({ id }) => id);
    // A name without its group is near to none, and yet plain.
    const named = ids.filter((id) => id.endsWith(`/${allowance.rule}`));
    yield { at: allowance.at, allowance, meant: named.length === 1 ? named[0] : nearest(allowance.rule, ids) };
  },

  explain({ allowance, meant }) {
    return {
      what: `There is no rule ${allowance.rule}.`,
      why: 'The allowance suppresses nothing.',
      advice: meant ? `Write ${meant}.` : 'Look the id up in the list of rules.',
    };
  },

  repair({ at, allowance, meant }, context) {
    if (meant) return [{ title: `Change to ${meant}`, safe: false, edits: [{ at, text: meant }] }];
    const edits = removalEdits(context, allowance);
    return edits ? [{ title: `Remove the allowance of ${allowance.rule}`, safe: false, edits }] : [];
  },
});
