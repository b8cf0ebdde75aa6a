/** The rule about blocks of a NetworkPolicy that are no CIDR blocks. */

import { formatAddress, parseAddress, parseCidr } from '../../kubernetes/formats.ts';
import { hasIpBlocks, policyBlocks, policyPeers } from '../../kubernetes/kinds/network-policy-parts.ts';
import { isMisread } from '../../kubernetes/misread.ts';
import { titleOf } from '../../kubernetes/resource.ts';
import { isPlaceholder } from '../../kubernetes/shape.ts';
import { isMap, isScalar } from '../../manifest/located.ts';
import { replaceValue } from '../../manifest/rewrite.ts';
import { defineRule } from '../rule.ts';

/** A block without a CIDR, or one that does not parse, such as an address without its prefix length. */
export const cidrInvalid = defineRule({
  id: 'policy/cidr-invalid',
  summary: 'An ipBlock of a NetworkPolicy has no valid CIDR block.',
  severity: 'error',
  appliesTo: ['NetworkPolicy'],
  where: hasIpBlocks,

  *detect(policy) {
    for (const { peer } of policyPeers(policy)) {
      const { ipBlock } = peer;
      const written = ipBlock && isMap(ipBlock.node) ? ipBlock.node.get('cidr') : undefined;
      const isMissing = !written || (isScalar(written) && written.value === null);
      if (ipBlock?.key && isMissing && !isMisread(policy, ipBlock, 'cidr'))
        yield { at: ipBlock.key.at, policy, value: undefined, node: undefined };
    }
    for (const { at, value, node } of policyBlocks(policy)) {
      if (!isPlaceholder(value) && !parseCidr(value)) yield { at: at, policy, value, node };
    }
  },

  explain({ policy, value }) {
    const isAddress = value !== undefined && parseAddress(value) !== undefined;
    return {
      what:
        value === undefined
          ? `${titleOf(policy)} has an ipBlock without cidr.`
          : isAddress
            ? `${titleOf(policy)} has the address ${value} where a block of addresses belongs.`
            : `${titleOf(policy)} has "${value}" where a block of addresses belongs.`,
      why: 'The API server refuses the policy, so its pods stay as open as they were.',
      advice: isAddress
        ? `Add the prefix length, as in ${blockFor(value)}.`
        : 'Write an address and a prefix length, such as 10.0.0.0/8.',
    };
  },

  repair({ value, node }, { text }) {
    const block = value === undefined ? undefined : blockFor(value);
    const edits = block && isScalar(node) ? replaceValue(text, node, block) : undefined;
    // The address of everything and nothing may stand for the whole family.
    return edits ? [{ title: `Write ${block}`, safe: !block?.endsWith('/0'), edits }] : [];
  },
});

/** The block of a single address; undefined for what is no address. */
function blockFor(value: string): string | undefined {
  const address = parseAddress(value);
  if (!address) return undefined;
  const bits = address.family === 4 ? 32 : 128;
  return `${formatAddress(address.family, address.value)}/${address.value === 0n ? 0 : bits}`;
}
