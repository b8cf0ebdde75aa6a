/** The rule about blocks of a NetworkPolicy that are written in a form that newer API servers refuse or warn about. */

import { type Cidr, formatAddress, formatCidr, parseAddress, parseCidr } from '../../kubernetes/formats.ts';
import { hasIpBlocks, policyBlocks } from '../../kubernetes/kinds/network-policy-parts.ts';
import { titleOf } from '../../kubernetes/resource.ts';
import { isScalar } from '../../manifest/located.ts';
import { replaceValue } from '../../manifest/rewrite.ts';
import type { Fix } from '../finding.ts';
import { defineRule } from '../rule.ts';

/** The first minor version that refuses host bits, leading zeros and IPv4 addresses in IPv6 form (KEP-4858). */
const strictSince = 36;

/** A block with host bits, leading zeros or an unusual IPv6 spelling. */
export const cidrNonCanonical = defineRule({
  id: 'policy/cidr-non-canonical',
  summary: 'A CIDR block of a NetworkPolicy is not in its canonical form.',
  severity: 'error',
  appliesTo: ['NetworkPolicy'],
  where: hasIpBlocks,

  *detect(policy, _view, { kubernetes }) {
    for (const block of policyBlocks(policy)) {
      const cidr = parseCidr(block.value);
      if (!cidr) continue;
      const canonical = formatCidr(cidr);
      if (!cidr.lenient && (cidr.family === 4 || canonical === block.value)) continue;
      const severity = !cidr.lenient ? 'information' : kubernetes < strictSince ? 'warning' : 'error';
      yield { at: block.at, severity, policy, block, cidr, canonical } as const;
    }
  },

  explain({ policy, block, cidr, canonical, severity }) {
    const why = {
      information: 'The API server accepts it with a warning, and tools that compare text take it for another block.',
      warning: `From Kubernetes 1.${strictSince} on the API server refuses it.`,
      error: `From Kubernetes 1.${strictSince} on the API server refuses the policy, so its pods stay as open as they were.`,
    }[severity];
    return {
      what: `${titleOf(policy)} has the block ${block.value}, ${formOf(cidr)}.`,
      why,
      advice: cidr.hostBits
        ? `Write ${canonical} for the whole block, or ${hostOf(block.value, cidr)} for the one address.`
        : `Write ${canonical}.`,
    };
  },

  repair({ block, cidr, canonical }, { text }) {
    const fixes: Fix[] = [];
    const { node, value } = block;
    if (!isScalar(node)) return fixes;
    // Leading zeros are decimal to Kubernetes and octal to some others, so only spelling is beyond doubt.
    const whole = replaceValue(text, node, canonical);
    if (whole) fixes.push({ title: `Write ${canonical}`, safe: !cidr.lenient, edits: whole });
    const host = cidr.hostBits ? hostOf(value, cidr) : undefined;
    const single = host && replaceValue(text, node, host);
    if (single) fixes.push({ title: `Write ${host}`, safe: false, edits: single });
    return fixes;
  },
});

function formOf({ lenient, hostBits }: Cidr): string {
  if (hostBits) return 'whose address has bits behind its prefix';
  return lenient ? 'which is not in its standard form' : 'which is not spelt as IPv6 addresses are';
}

/** The single address that was written before the slash, as a block. */
function hostOf(text: string, { family }: Cidr): string {
  const address = parseAddress(text.slice(0, text.indexOf('/')));
  return `${formatAddress(family, address?.value ?? 0n)}/${family === 4 ? 32 : 128}`;
}
