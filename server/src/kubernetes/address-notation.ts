/**
 * What the API server says of an address or block as it is written: refused by every validator, refused by the strict
 * one only (KEP-4858), or accepted with a warning about an unusual IPv6 spelling (RFC 5952).
 */

import { type Address, formatAddress, formatCidr, parseAddress, parseCidr } from './formats.ts';

export type Notation =
  | { readonly kind: 'invalid' | 'standard' }
  /** The strict parser refuses it; these are what may have been meant, the likeliest first. */
  | { readonly kind: 'lenient'; readonly meant: readonly string[] }
  | { readonly kind: 'unusual'; readonly meant: readonly string[] };

/** The release from which the strict parser is on by default. */
export const strictAddresses = 36;

export function addressNotation(text: string): Notation {
  const address = parseAddress(text);
  if (!address) return { kind: 'invalid' };
  return compared(text, formatAddress(address.family, address.value), address.lenient);
}

/** A block with host bits set may mean the block or the single address. */
export function cidrNotation(text: string): Notation {
  const cidr = parseCidr(text);
  if (!cidr) return { kind: 'invalid' };
  const notation = compared(text, formatCidr(cidr), cidr.lenient);
  if (notation.kind !== 'lenient' || !cidr.hostBits) return notation;
  const address = parseAddress(text.slice(0, text.indexOf('/')))!;
  const single = `${formatAddress(address.family, address.value)}/${address.family === 4 ? 32 : 128}`;
  return { kind: 'lenient', meant: [...notation.meant, single] };
}

export type SpecialRange = 'unspecified' | 'loopback' | 'link-local' | 'link-local multicast';

/** The range of an address that no Service or endpoint may have (ValidateNonSpecialIP), or undefined for all others. */
export function specialRangeOf({ family, value }: Pick<Address, 'family' | 'value'>): SpecialRange | undefined {
  if (value === 0n) return 'unspecified';
  if (family === 4) {
    if (value >> 24n === 127n) return 'loopback';
    if (value >> 16n === 0xa9fen) return 'link-local';
    return value >> 8n === 0xe00000n ? 'link-local multicast' : undefined;
  }
  if (value === 1n) return 'loopback';
  if (value >> 118n === 0x3fan) return 'link-local';
  return value >> 120n === 0xffn && ((value >> 112n) & 0xfn) === 2n ? 'link-local multicast' : undefined;
}

function compared(text: string, usual: string, isLenient: boolean): Notation {
  if (isLenient) return { kind: 'lenient', meant: [usual] };
  return text === usual ? { kind: 'standard' } : { kind: 'unusual', meant: [usual] };
}
