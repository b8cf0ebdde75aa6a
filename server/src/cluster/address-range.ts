/** Address ranges as numbers: read from CIDR text, written back, and compared. */

import ipaddr from 'ipaddr.js';

export type Family = 4 | 6;

/** One address. */
export interface Address {
  readonly family: Family;
  readonly value: bigint;
}

/** A CIDR range. `first` is its network address, so two equal ranges have equal parts. */
export interface AddressRange {
  readonly family: Family;
  readonly first: bigint;
  readonly prefix: number;
}

/** A range as it was written, which may have had bits set behind the prefix (`10.1.2.3/24`). */
export interface WrittenRange {
  readonly range: AddressRange;
  readonly hasHostBits: boolean;
}

const bits: Readonly<Record<Family, number>> = { 4: 32, 6: 128 };

/**
 * Reads a CIDR. Undefined for anything that Azure and Kubernetes refuse as well: no prefix, fewer than four decimal
 * parts, leading zeros, a zone, white space.
 */
export function readRange(text: string): WrittenRange | undefined {
  const [before, after, ...rest] = text.split('/');
  if (before === undefined || after === undefined || rest.length > 0) return undefined;
  const address = readAddress(before);
  if (!address || !/^(0|[1-9]\d{0,2})$/.test(after) || bits[address.family] < Number(after)) return undefined;
  const range = rangeAround(address, Number(after));
  return { range, hasHostBits: range.first !== address.value };
}

/** Reads one address, dotted or IPv6. */
export function readAddress(text: string): Address | undefined {
  if (ipaddr.IPv4.isValidFourPartDecimal(text)) return { family: 4, value: numberOf(ipaddr.IPv4.parse(text)) };
  if (text.includes('%') || !ipaddr.IPv6.isValid(text)) return undefined;
  return { family: 6, value: numberOf(ipaddr.IPv6.parse(text)) };
}

/** The range of this prefix that holds the address. */
export function rangeAround({ family, value }: Address, prefix: number): AddressRange {
  const size = 1n << BigInt(bits[family] - prefix);
  return { family, first: value - (value % size), prefix };
}

/** The number of addresses. */
export function sizeOf({ family, prefix }: AddressRange): bigint {
  return 1n << BigInt(bits[family] - prefix);
}

export function lastOf(range: AddressRange): bigint {
  return range.first + sizeOf(range) - 1n;
}

/** The address this many steps behind the network address. */
export function addressAt(range: AddressRange, offset: bigint): Address {
  return { family: range.family, value: range.first + offset };
}

export function rangesOverlap(a: AddressRange, b: AddressRange): boolean {
  return a.family === b.family && a.first <= lastOf(b) && b.first <= lastOf(a);
}

export function rangeContains(outer: AddressRange, inner: AddressRange): boolean {
  return outer.family === inner.family && outer.first <= inner.first && lastOf(inner) <= lastOf(outer);
}

export function holdsAddress(range: AddressRange, address: Address): boolean {
  return range.family === address.family && range.first <= address.value && address.value <= lastOf(range);
}

export function rangesEqual(a: AddressRange, b: AddressRange): boolean {
  return a.family === b.family && a.first === b.first && a.prefix === b.prefix;
}

export function formatRange(range: AddressRange): string {
  return `${formatAddress(addressAt(range, 0n))}/${range.prefix}`;
}

export function formatAddress({ family, value }: Address): string {
  const bytes: number[] = [];
  for (let shift = BigInt(bits[family] - 8); shift >= 0n; shift -= 8n) bytes.push(Number((value >> shift) & 255n));
  const address = ipaddr.fromByteArray(bytes);
  return address.kind() === 'ipv6' ? (address as ipaddr.IPv6).toRFC5952String() : address.toString();
}

/** The range of a CIDR that stands in our own source. */
export function knownRange(text: string): AddressRange {
  const written = readRange(text);
  if (!written || written.hasHostBits) throw new Error(`${text} is not a range.`);
  return written.range;
}

function numberOf(address: ipaddr.IPv4 | ipaddr.IPv6): bigint {
  return address.toByteArray().reduce((number, byte) => (number << 8n) | BigInt(byte), 0n);
}
