/** The rule about Ingress rules that match every host. */

import { isSplitRule } from '../../kubernetes/kinds/ingress.ts';
import { isMisread } from '../../kubernetes/misread.ts';
import { keyAt, placeOf } from '../../kubernetes/shape.ts';
import { defineRule } from '../rule.ts';

/** A rule without host, or with an empty one, holds for whatever name a client asks for. */
export const hostMissing = defineRule({
  id: 'ingress/host-missing',
  summary: 'An Ingress rule has no host, so that it matches every host.',
  severity: 'information',
  preset: 'strict',
  appliesTo: ['Ingress'],

  *detect(ingress) {
    const rules = ingress.spec?.rules?.items ?? [];
    for (const [index, rule] of rules.entries()) {
      if (rule.host?.value || isMisread(ingress, rule)) continue;
      const before = rules[index - 1];
      if (before && isSplitRule(before, rule)) continue;
      yield { at: keyAt(rule, 'host') ?? placeOf(rule), ingress };
    }
  },

  explain({ ingress }) {
    return {
      what: `Ingress ${ingress.name} has a rule without host.`,
      why: 'The rule holds for every host of the controller, those of other teams and bare addresses included.',
      advice: 'Add the host that clients are to use.',
    };
  },
});
