/** Decides what is wrong with addresses, ranges, host names and URLs in annotation values. */

import ipaddr from 'ipaddr.js';
import type { Finding } from './value-problem.ts';
import type { ValueType } from './value-type.ts';

type Kind<Name> = Extract<ValueType, { kind: Name }>;

export function addressFault({ family }: Kind<'address'>, value: string): Finding | undefined {
  const actual = familyOf(value);
  if (actual === undefined) {
    const trimmed = value.trim();
    return { fault: 'not-an-address', ...(familyOf(trimmed) === undefined ? {} : { suggestion: trimmed }) };
  }
  return family === undefined || family === actual ? undefined : { fault: 'wrong-family' };
}

export function cidrFault({ bare, hostBits }: Kind<'cidr'>, value: string): Finding | undefined {
  const [address = '', prefix, ...rest] = value.split('/');
  const family = familyOf(address);
  if (family === undefined || rest.length > 0) return { fault: 'not-a-range' };
  const longest = family === 4 ? 32 : 128;
  if (prefix === undefined)
    return bare ? undefined : { fault: 'no-prefix-length', suggestion: `${address}/${longest}` };
  if (!/^\d{1,3}$/.test(prefix) || longest < Number(prefix)) return { fault: 'not-a-range' };
  const first = (family === 4 ? ipaddr.IPv4 : ipaddr.IPv6).networkAddressFromCIDR(value);
  const isFirst = ipaddr.parse(address).toNormalizedString() === first.toNormalizedString();
  return hostBits || isFirst ? undefined : { fault: 'host-bits', suggestion: `${first.toString()}/${prefix}` };
}

export function hostFault({ wildcard }: Kind<'host'>, value: string): Finding | undefined {
  const name = wildcard && value.startsWith('*.') ? value.slice(2) : value;
  const labels = name.replace(/\.$/, '').split('.');
  const isName = name.length <= 253 && labels.every((label) => label.length <= 63 && hostLabel.test(label));
  return isName ? undefined : { fault: 'not-a-host' };
}

export function urlFault({ schemes }: Kind<'url'>, value: string): Finding | undefined {
  const scheme = schemes.find((candidate) => value.toLowerCase().startsWith(`${candidate}://`));
  const rest = scheme === undefined ? '' : value.slice(scheme.length + 3);
  return rest === '' || /^[/?#]/.test(rest) || /\s/.test(value) ? { fault: 'not-a-url' } : undefined;
}

/** Where an address can be reached from; `other` is documentation, link-local and such. Undefined for no address. */
export function reachOf(text: string): 'private' | 'public' | 'other' | undefined {
  if (familyOf(text) === undefined) return undefined;
  const range = ipaddr.parse(text).range();
  if (range === 'private' || range === 'uniqueLocal') return 'private';
  return range === 'unicast' ? 'public' : 'other';
}

/** The family as Go's net.ParseIP takes it: four decimal parts without leading zeros, or IPv6 without zone. */
function familyOf(text: string): 4 | 6 | undefined {
  // The library says no by way of an exception, which is slow, and a list may hold thousands of items.
  if (/^[\d.]{7,15}$/.test(text)) return ipaddr.IPv4.isValidFourPartDecimal(text) ? 4 : undefined;
  const mayBeIpv6 = text.includes(':') && !text.includes('%') && text.length <= 45;
  return mayBeIpv6 && ipaddr.IPv6.isValid(text) ? 6 : undefined;
}

const hostLabel = /^[a-z0-9_](?:[-a-z0-9_]*[a-z0-9_])?$/i;
