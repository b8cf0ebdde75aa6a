/** The rule about port ranges of a NetworkPolicy that have no beginning, run backwards or end beyond the last port. */

import { isPortNumber } from '../../kubernetes/formats.ts';
import type { PolicyPort } from '../../kubernetes/kinds/network-policy.ts';
import { policyPorts } from '../../kubernetes/kinds/network-policy-parts.ts';
import { hasUnusualPort } from '../../kubernetes/kinds/network-policy-traits.ts';
import { isMisread } from '../../kubernetes/misread.ts';
import { titleOf } from '../../kubernetes/resource.ts';
import { isPlaceholder, keyAt } from '../../kubernetes/shape.ts';
import { isMap, isScalar } from '../../manifest/located.ts';
import { renameKey, replaceValue } from '../../manifest/rewrite.ts';
import { removeEntry } from '../../manifest/rewrite-map.ts';
import type { Fix } from '../finding.ts';
import { defineRule } from '../rule.ts';

type Fault = 'without port' | 'with a name' | 'reversed' | 'out of range';

/** An `endPort` that does not end a range: the whole policy is refused. */
export const portRangeInvalid = defineRule({
  id: 'policy/port-range-invalid',
  summary: 'The endPort of a NetworkPolicy does not end a range of ports.',
  severity: 'error',
  appliesTo: ['NetworkPolicy'],
  where: hasUnusualPort,

  *detect(policy) {
    for (const { entry } of policyPorts(policy)) {
      const { endPort } = entry;
      const fault = faultOf(entry);
      if (!endPort || !fault || isMisread(policy, entry)) continue;
      const isOfKey = fault === 'without port' || fault === 'with a name';
      const at = (isOfKey ? keyAt(entry, 'endPort') : undefined) ?? endPort.at;
      yield { at, policy, entry, fault, port: entry.port?.value, endPort: endPort.value };
    }
  },

  explain({ policy, fault, port, endPort }) {
    const what = {
      'without port': `has the endPort ${endPort} without a port that the range begins with`,
      'with a name': `ends a range at ${endPort} that begins with the named port ${port}`,
      reversed: `has a range of ports that ends at ${endPort}, before it begins at ${port}`,
      'out of range': `ends a range of ports at ${endPort}, which is not between 1 and 65535`,
    }[fault];
    const advice = {
      'without port': 'Add the port that the range begins with.',
      'with a name': 'Write a number as the port, or take the endPort away.',
      reversed: 'Write the lower number as the port.',
      'out of range': 'Write a number from 1 to 65535.',
    }[fault];
    return {
      what: `${titleOf(policy)} ${what}.`,
      why: 'The API server refuses the policy, so its pods stay as open as they were.',
      advice,
    };
  },

  repair({ entry, fault, port, endPort }, { text }): Fix[] {
    const { node } = entry;
    const written = isMap(node) ? node.entry('endPort') : undefined;
    if (!isMap(node) || !written) return [];
    if (fault === 'with a name') {
      const edits = removeEntry(text, node, written);
      return edits ? [{ title: 'Remove endPort', safe: false, edits }] : [];
    }
    if (fault === 'without port' && isPortNumber(endPort)) {
      const edits = renameKey(text, written, 'port');
      return edits ? [{ title: `Allow the single port ${endPort}`, safe: false, edits }] : [];
    }
    const first = node.get('port');
    if (fault !== 'reversed' || !isScalar(first) || !isScalar(written.value) || typeof port !== 'number') return [];
    const swapped = [replaceValue(text, first, endPort), replaceValue(text, written.value, port)];
    const edits = swapped.flatMap((each) => each ?? []);
    return swapped.includes(undefined) || !isPortNumber(endPort)
      ? []
      : [{ title: `Write the range as ${endPort} to ${port}`, safe: false, edits }];
  },
});

function faultOf({ port, endPort }: PolicyPort): Fault | undefined {
  if (!endPort || Number.isNaN(endPort.value)) return undefined;
  if (!port) return 'without port';
  // A port that is wrong itself is another rule's matter.
  if (typeof port.value === 'string')
    return /^[0-9]+$/.test(port.value) || isPlaceholder(port.value) ? undefined : 'with a name';
  if (!isPortNumber(port.value)) return undefined;
  if (!isPortNumber(endPort.value)) return 'out of range';
  return endPort.value < port.value ? 'reversed' : undefined;
}
