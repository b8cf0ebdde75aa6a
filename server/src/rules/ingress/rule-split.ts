/** The rule about a host and its paths that one dash too many divides into two rules. */

import { isSplitRule } from '../../kubernetes/kinds/ingress.ts';
import { hasSeveralRules } from '../../kubernetes/kinds/ingress-traits.ts';
import { isList, isMap } from '../../manifest/located.ts';
import { joinNextItem } from '../../manifest/rewrite-item.ts';
import { defineRule } from '../rule.ts';

/** `- host: …` followed by `- http: …`: the first rule has no paths, and the second matches every host. */
export const ruleSplit = defineRule({
  id: 'ingress/rule-split',
  summary: 'A rule with a host alone stands before a rule with paths alone.',
  severity: 'warning',
  appliesTo: ['Ingress'],
  where: hasSeveralRules,

  *detect(ingress) {
    const rules = ingress.spec?.rules;
    for (const [index, rule] of (rules?.items ?? []).entries()) {
      if (!isSplitRule(rule, rules!.items[index + 1])) continue;
      yield { at: rule.host!.at, ingress, host: rule.host!.value, list: rules!.node, item: rule.node };
    }
  },

  explain({ ingress, host }) {
    return {
      what: `Ingress ${ingress.name} has a rule with the host ${host} alone, and its paths in a rule of their own.`,
      why: `The paths then hold for every host, and ${host} itself leads to the default backend.`,
      advice: 'Take away the dash before http, so that host and paths are one rule.',
    };
  },

  repair({ host, list, item }, { text }) {
    const edits = isList(list) && isMap(item) ? joinNextItem(text, list, item) : undefined;
    return edits ? [{ title: `Join the paths to the rule for ${host}`, safe: false, edits }] : [];
  },
});
