/** The rule about allowances that allow nothing. */

import { removalEdits } from '../allowance-removal.ts';
import { defineAllowanceRule } from '../rule.ts';

const places = {
  comment: 'on the line that this comment is for',
  annotation: 'in this object',
  peer: 'in this object',
  configuration: 'in the files that this entry is for',
} as const;

/** An allowance whose rule finds nothing where it applies: what it was for is gone, or it stands in the wrong place. */
export const nothingSuppressed = defineAllowanceRule({
  id: 'allow/nothing-suppressed',
  summary: 'An allowance suppresses no finding.',
  severity: 'warning',

  *detect({ allowance, used, known, active }, { file, snapshot }) {
    if (used || !known || !active) return;
    // What patches and broken documents hold is not examined, so nothing is known of what they would suppress.
    const isOfFile = allowance.origin !== 'configuration';
    if (isOfFile && (file.broken || snapshot.bundlesOf(file.path).length === 0)) return;
    yield { at: allowance.at, tag: 'unnecessary' as const, allowance };
  },

  explain({ allowance }) {
    return {
      what: `${allowance.rule} finds nothing ${places[allowance.origin]}.`,
      why: 'An allowance that is left behind hides the next finding of the rule, which nobody meant to allow.',
      advice: 'Remove it, or put it where the finding is.',
    };
  },

  repair({ allowance }, context) {
    const edits = removalEdits(context, allowance);
    return edits ? [{ title: `Remove the allowance of ${allowance.rule}`, safe: true, edits }] : [];
  },
});
