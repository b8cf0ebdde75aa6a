/** The rule about NetworkPolicies that leave their policy types to defaulting. */

import { directionsOf } from '../../kubernetes/kinds/network-policy.ts';
import { directionWords } from '../../kubernetes/policy-words.ts';
import { specKeyAt, titleOf } from '../../kubernetes/resource.ts';
import { isMap } from '../../manifest/located.ts';
import { setEntry } from '../../manifest/rewrite-map.ts';
import { listWords } from '../../text/words.ts';
import { defineRule } from '../rule.ts';

/** No policyTypes: what the policy isolates follows from which rules it has. */
export const typesMissing = defineRule({
  id: 'policy/types-missing',
  summary: 'A NetworkPolicy has no policyTypes.',
  severity: 'hint',
  preset: 'strict',
  appliesTo: ['NetworkPolicy'],

  *detect(policy) {
    const { spec } = policy;
    if (!spec || (spec.policyTypes?.items.length ?? 0) > 0) return;
    const types = [...directionsOf(policy)].map((direction) => directionWords[direction].type);
    // Where the default is likely not what was meant, another rule says so.
    if (spec.egress && (spec.egress.items.length === 0 || !spec.ingress)) return;
    yield { at: spec.policyTypes?.key?.at ?? specKeyAt(policy), policy, spec, types };
  },

  explain({ policy, types }) {
    return {
      what: `${titleOf(policy)} has no policyTypes; it isolates for ${listWords(types)}.`,
      why: 'The default depends on whether there are egress rules, which readers have to know and edits may change.',
      advice: `Write policyTypes: [${types.join(', ')}].`,
    };
  },

  repair({ spec, types }, { text }) {
    if (!isMap(spec.node)) return [];
    const edits = setEntry(text, spec.node, 'policyTypes', types, spec.podSelector && { after: 'podSelector' });
    return edits ? [{ title: `Add policyTypes: ${listWords(types)}`, safe: true, edits }] : [];
  },
});
