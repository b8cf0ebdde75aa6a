/** The rule about protocols that NetworkPolicy does not have. */

import { policyPorts } from '../../kubernetes/kinds/network-policy-parts.ts';
import { hasUnusualPort } from '../../kubernetes/kinds/network-policy-traits.ts';
import { titleOf } from '../../kubernetes/resource.ts';
import { isPlaceholder } from '../../kubernetes/shape.ts';
import { isMap, isScalar } from '../../manifest/located.ts';
import { replaceValue } from '../../manifest/rewrite.ts';
import { nearest } from '../../text/nearest.ts';
import { defineRule } from '../rule.ts';

const protocols: readonly string[] = ['TCP', 'UDP', 'SCTP'];

/** A protocol other than TCP, UDP and SCTP, or in small letters: the whole policy is refused. */
export const protocolUnknown = defineRule({
  id: 'policy/protocol-unknown',
  summary: 'A port of a NetworkPolicy names a protocol other than TCP, UDP or SCTP.',
  severity: 'error',
  appliesTo: ['NetworkPolicy'],
  where: hasUnusualPort,

  *detect(policy) {
    for (const { entry } of policyPorts(policy)) {
      const { protocol } = entry;
      if (!protocol || protocols.includes(protocol.value) || isPlaceholder(protocol.value)) continue;
      yield { at: protocol.at, policy, entry, protocol: protocol.value, meant: nearest(protocol.value, protocols) };
    }
  },

  explain({ policy, protocol, meant }) {
    return {
      what: `${titleOf(policy)} names the protocol "${protocol}", which policies do not have.`,
      why: 'The API server refuses the policy, so its pods stay as open as they were.',
      advice: meant ? `Write ${meant}.` : 'Write TCP, UDP or SCTP; a rule without ports is for every protocol.',
    };
  },

  repair({ entry, protocol, meant }, { text }) {
    const written = isMap(entry.node) ? entry.node.get('protocol') : undefined;
    const edits = meant && isScalar(written) ? replaceValue(text, written, meant) : undefined;
    const safe = protocol.toUpperCase() === meant;
    return edits ? [{ title: `Use the protocol ${meant}`, safe, edits }] : [];
  },
});
