/** The rule about rules of a NetworkPolicy that do nothing, because its policy types leave their direction out. */

import { type Direction, directionsOf } from '../../kubernetes/kinds/network-policy.ts';
import { hasIdleRules } from '../../kubernetes/kinds/network-policy-traits.ts';
import { directionWords } from '../../kubernetes/policy-words.ts';
import { titleOf } from '../../kubernetes/resource.ts';
import { isList, isMap } from '../../manifest/located.ts';
import { appendItem } from '../../manifest/rewrite-list.ts';
import { removeEntry, setEntry } from '../../manifest/rewrite-map.ts';
import type { Fix } from '../finding.ts';
import { defineRule } from '../rule.ts';

const directions: readonly Direction[] = ['inbound', 'outbound'];

/** Rules of a direction that is not in effect: the API server accepts them, and they neither allow nor deny. */
export const directionIgnored = defineRule({
  id: 'policy/direction-ignored',
  summary: 'Rules of a NetworkPolicy do nothing, because policyTypes leaves their direction out.',
  severity: 'warning',
  appliesTo: ['NetworkPolicy'],
  where: hasIdleRules,

  *detect(policy) {
    const { spec } = policy;
    const types = spec?.policyTypes;
    if (!spec || types?.items.some(({ value }) => value !== 'Ingress' && value !== 'Egress')) return;
    const inEffect = directionsOf(policy);
    for (const direction of directions) {
      const words = directionWords[direction];
      const rules = spec[words.rules];
      if (inEffect.has(direction) || !rules?.key || !isList(rules.node)) continue;
      const isEmpty = rules.node.items.length === 0;
      const isStated = types !== undefined && types.items.length > 0;
      // An empty list beside types that somebody chose may be no more than tidiness.
      const softer = isEmpty && isStated ? ({ severity: 'information' } as const) : {};
      yield { at: rules.key.at, ...softer, policy, spec, types, isEmpty, isStated, words };
    }
  },

  explain({ policy, words, isEmpty, isStated }) {
    const { rules, type } = words;
    const direction = rules === 'egress' ? 'outgoing' : 'incoming';
    return {
      what: isEmpty
        ? `${titleOf(policy)} denies nothing by its empty ${rules} list, because its policy types do not include ${type}.`
        : `${titleOf(policy)} has ${rules} rules that do nothing, because its policyTypes leave ${type} out.`,
      why: isStated
        ? `Without ${type} among the policy types, the policy leaves ${direction} connections of its pods as they are.`
        : `Where policyTypes is absent, ${type} is in effect only if there is at least one ${rules} rule, so ${direction} connections stay open.`,
      advice: isEmpty
        ? `List ${type} in policyTypes to deny them, or remove the list.`
        : `List ${type} in policyTypes, or remove the rules.`,
    };
  },

  repair({ spec, types, words }, { text }) {
    const { rules, type } = words;
    if (!isMap(spec.node)) return [];
    const fixes: Fix[] = [];
    const stated = types && types.items.length > 0 && isList(types.node) ? types.node : undefined;
    const added = stated
      ? appendItem(text, stated, type)
      : setEntry(text, spec.node, 'policyTypes', ['Ingress', type], spec.podSelector && { after: 'podSelector' });
    const title = stated ? `Add ${type} to policyTypes` : `Add policyTypes: Ingress and ${type}`;
    if (added) fixes.push({ title, safe: false, edits: added });
    const entry = spec.node.entry(rules);
    const removed = entry && removeEntry(text, spec.node, entry);
    if (removed) fixes.push({ title: `Remove the ignored ${rules} list`, safe: false, edits: removed });
    return fixes;
  },
});
