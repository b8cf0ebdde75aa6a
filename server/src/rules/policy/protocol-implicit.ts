/** The rule about port entries of a NetworkPolicy that leave the protocol out. */

import { policyPorts } from '../../kubernetes/kinds/network-policy-parts.ts';
import { onOneLine } from '../../kubernetes/pointing.ts';
import { policyPortTitle } from '../../kubernetes/policy-words.ts';
import { titleOf } from '../../kubernetes/resource.ts';
import { isMap } from '../../manifest/located.ts';
import { addEntry } from '../../manifest/rewrite-map.ts';
import { defineRule } from '../rule.ts';

/** No protocol: TCP is meant, and readers have to know it. */
export const protocolImplicit = defineRule({
  id: 'policy/protocol-implicit',
  summary: 'A port of a NetworkPolicy does not say its protocol.',
  severity: 'hint',
  preset: 'off',
  appliesTo: ['NetworkPolicy'],

  *detect(policy) {
    for (const { entry } of policyPorts(policy)) {
      if (!entry.protocol) yield { at: onOneLine(entry), policy, entry };
    }
  },

  explain({ policy, entry }) {
    return {
      what: `${titleOf(policy)} opens ${policyPortTitle(entry)} without a protocol.`,
      why: 'Where protocol is left out, TCP is meant and nothing else.',
      advice: 'Write protocol: TCP, or the protocol that is meant.',
    };
  },

  repair({ entry }, { text }) {
    const edits = isMap(entry.node) ? addEntry(text, entry.node, 'protocol', 'TCP', 'first') : undefined;
    return edits ? [{ title: 'Add protocol: TCP', safe: true, edits }] : [];
  },
});
