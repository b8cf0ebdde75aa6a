/** The rule about ports of a NetworkPolicy that are neither a port number nor a port name. */

import { isPortName, isPortNumber } from '../../kubernetes/formats.ts';
import type { PolicyPort } from '../../kubernetes/kinds/network-policy.ts';
import { policyPorts } from '../../kubernetes/kinds/network-policy-parts.ts';
import { hasUnusualPort } from '../../kubernetes/kinds/network-policy-traits.ts';
import { titleOf } from '../../kubernetes/resource.ts';
import { isPlaceholder } from '../../kubernetes/shape.ts';
import { isMap, isScalar } from '../../manifest/located.ts';
import { replaceValue, unquote } from '../../manifest/rewrite.ts';
import { addEntry } from '../../manifest/rewrite-map.ts';
import type { Fix } from '../finding.ts';
import { defineRule } from '../rule.ts';

/** A port out of range, a quoted number or a name that no port can have: the whole policy is refused. */
export const portInvalid = defineRule({
  id: 'policy/port-invalid',
  summary: 'A port of a NetworkPolicy is neither a port number nor a port name.',
  severity: 'error',
  appliesTo: ['NetworkPolicy'],
  where: hasUnusualPort,

  *detect(policy) {
    for (const { entry } of policyPorts(policy)) {
      const { port } = entry;
      if (!port || isValid(port.value)) continue;
      yield { at: port.at, policy, entry, port: port.value };
    }
  },

  explain({ policy, port }) {
    const isQuoted = typeof port === 'string' && /^[0-9]+$/.test(port);
    return {
      what: isQuoted
        ? `${titleOf(policy)} has the port "${port}" in quotes, which is read as a name.`
        : typeof port === 'string'
          ? `${titleOf(policy)} has the port name "${port}", which no container port can have.`
          : `${titleOf(policy)} has the port ${port}, which is not between 1 and 65535.`,
      why: 'The API server refuses the policy, so its pods stay as open as they were.',
      advice: isQuoted
        ? 'Take the quotes away.'
        : typeof port === 'string'
          ? 'Write a number, or a name of at most 15 small letters, digits and dashes with a letter among them.'
          : 'Write a number from 1 to 65535.',
    };
  },

  repair({ entry, port }, { text }) {
    const { node } = entry;
    const written = isMap(node) ? node.get('port') : undefined;
    if (!isMap(node) || !isScalar(written) || typeof port !== 'string') return [];
    if (/^[0-9]+$/.test(port)) {
      const edits = isPortNumber(Number(port)) ? unquote(text, written) : undefined;
      return edits ? [{ title: `Write ${Number(port)} without quotes`, safe: true, edits }] : [];
    }
    const range = rangeIn(port);
    if (range) return rangeFix(text, entry, range);
    const name = port.trim().toLowerCase().replaceAll('_', '-');
    const edits = isPortName(name) ? replaceValue(text, written, name) : undefined;
    return edits ? [{ title: `Rename to ${name}`, safe: false, edits }] : [];
  },
});

function isValid(port: number | string): boolean {
  if (typeof port === 'string') return isPlaceholder(port) || isPortName(port);
  return isPortNumber(port);
}

/** `8000-8080` or `8000:8080`, as other tools write ranges. */
function rangeIn(port: string): [number, number] | undefined {
  const [, first, last] = /^([0-9]+)\s*[-:]\s*([0-9]+)$/.exec(port) ?? [];
  if (first === undefined || last === undefined) return undefined;
  const range: [number, number] = [Number(first), Number(last)];
  return range.every(isPortNumber) && range[0] <= range[1] ? range : undefined;
}

function rangeFix(text: string, { node }: PolicyPort, [first, last]: [number, number]): Fix[] {
  const written = isMap(node) ? node.get('port') : undefined;
  if (!isMap(node) || !isScalar(written) || node.get('endPort')) return [];
  const port = replaceValue(text, written, first);
  const endPort = addEntry(text, node, 'endPort', last, { after: 'port' });
  return port && endPort
    ? [{ title: `Write the range as port ${first} and endPort ${last}`, safe: false, edits: [...port, ...endPort] }]
    : [];
}
