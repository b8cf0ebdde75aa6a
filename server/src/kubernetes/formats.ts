/** The syntax of names, labels, ports and addresses as the API server checks it (apimachinery pkg/util/validation). */

import ipaddr from 'ipaddr.js';

/** RFC 1123 label: namespaces, Service port names, container names. At most 63 characters. */
export function isDnsLabel(text: string): boolean {
  return text.length <= 63 && /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/.test(text);
}

/** RFC 1035 label: like an RFC 1123 label that starts with a letter. */
export function isDns1035Label(text: string): boolean {
  return text.length <= 63 && /^[a-z]([-a-z0-9]*[a-z0-9])?$/.test(text);
}

/** RFC 1123 subdomain: most object names, hosts. At most 253 characters; its labels have no limit of their own. */
export function isDnsSubdomain(text: string): boolean {
  return text.length <= 253 && /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/.test(text);
}

/** `*.` and a subdomain. */
export function isWildcardSubdomain(text: string): boolean {
  return text.length <= 253 && text.startsWith('*.') && isDnsSubdomain(text.slice(2));
}

/** IANA service name: container port names and every reference to one. At most 15 characters, at least one letter. */
export function isPortName(text: string): boolean {
  return (
    text.length <= 15 && /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/.test(text) && /[a-z]/.test(text) && !text.includes('--')
  );
}

export function isPortNumber(value: number): boolean {
  return Number.isInteger(value) && 1 <= value && value <= 65535;
}

/** Label keys, and annotation keys once lower-cased: an optional `prefix/` and a name of at most 63 characters. */
export function isQualifiedName(text: string): boolean {
  const slash = text.indexOf('/');
  if (slash >= 0 && !isDnsSubdomain(text.slice(0, slash))) return false;
  const name = text.slice(slash + 1);
  return name.length <= 63 && /^[A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?$/.test(name);
}

/** Empty, or at most 63 characters with alphanumeric ends. */
export function isLabelValue(text: string): boolean {
  return text.length <= 63 && /^([A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?)?$/.test(text);
}

/** A subdomain, a slash and a path: the names of controllers. */
export function isDomainPrefixedPath(text: string): boolean {
  const slash = text.indexOf('/');
  return (
    slash > 0 && isDnsSubdomain(text.slice(0, slash)) && /^[A-Za-z0-9/\-._~%!$&'()*+,;=:]+$/.test(text.slice(slash + 1))
  );
}

/** A key of a ConfigMap or Secret, which becomes the name of a file. */
export function isDataKey(text: string): boolean {
  return text.length <= 253 && /^[-._a-zA-Z0-9]+$/.test(text) && text !== '.' && !text.startsWith('..');
}

/** A name that stands as one segment of a URL path. */
export function isPathSegmentName(text: string): boolean {
  return text !== '.' && text !== '..' && !/[/%]/.test(text);
}

export type AddressFamily = 4 | 6;

export interface Address {
  readonly family: AddressFamily;
  /** The address as a number, most significant bit first. */
  readonly value: bigint;
  /** Written as only the legacy parser allows: leading zeros, or IPv4 mapped into IPv6. */
  readonly lenient: boolean;
}

export interface Cidr {
  readonly family: AddressFamily;
  /** The first address of the block, host bits cleared. */
  readonly first: bigint;
  readonly prefix: number;
  /** Written as only the legacy parser allows: leading zeros, IPv4 mapped into IPv6, or host bits set (KEP-4858). */
  readonly lenient: boolean;
  readonly hostBits: boolean;
}

/** An address by the legacy rules: leading zeros of IPv4 octets are read as decimal, IPv4-mapped IPv6 as IPv4. */
export function parseAddress(text: string): Address | undefined {
  const v4 = parseV4(text);
  if (v4) return v4;
  if (!text.includes(':') || text.includes('%')) return undefined;
  const tail = /^(.*:)([0-9]+\.[0-9.]+)$/.exec(text);
  if (tail && !parseV4(tail[2]!)) return undefined;
  if (!ipaddr.IPv6.isValid(text)) return undefined;
  const parsed = ipaddr.IPv6.parse(text);
  if (parsed.isIPv4MappedAddress()) {
    return { family: 4, value: numberOf(parsed.toIPv4Address().toByteArray()), lenient: true };
  }
  return { family: 6, value: numberOf(parsed.toByteArray()), lenient: false };
}

/** A block by the legacy rules; a bare address is none. */
export function parseCidr(text: string): Cidr | undefined {
  const slash = text.indexOf('/');
  if (slash < 0 || !/^[0-9]+$/.test(text.slice(slash + 1))) return undefined;
  const address = parseAddress(text.slice(0, slash));
  if (!address) return undefined;
  const mapped = address.family === 4 && text.includes(':');
  const bits = address.family === 4 ? 32 : 128;
  const written = Number(text.slice(slash + 1));
  if (written > (mapped ? 128 : bits) || (mapped && written < 96)) return undefined;
  const prefix = mapped ? written - 96 : written;
  const shift = BigInt(bits - prefix);
  const first = (address.value >> shift) << shift;
  const hostBits = first !== address.value;
  const zeros = /^0[0-9]/.test(text.slice(slash + 1));
  return { family: address.family, first, prefix, lenient: address.lenient || hostBits || zeros, hostBits };
}

/** The last address of a block. */
export function lastOf(cidr: Cidr): bigint {
  return cidr.first + (1n << BigInt((cidr.family === 4 ? 32 : 128) - cidr.prefix)) - 1n;
}

/** An address in its usual notation, RFC 5952 for IPv6. */
export function formatAddress(family: AddressFamily, value: bigint): string {
  const bytes: number[] = [];
  for (let i = (family === 4 ? 4 : 16) - 1; i >= 0; i--) bytes.push(Number((value >> BigInt(8 * i)) & 0xffn));
  return family === 4 ? bytes.join('.') : ipaddr.fromByteArray(bytes).toString();
}

/** A block in its usual notation. */
export function formatCidr(cidr: Pick<Cidr, 'family' | 'first' | 'prefix'>): string {
  return `${formatAddress(cidr.family, cidr.first)}/${cidr.prefix}`;
}

export function contains(outer: Cidr, inner: Cidr): boolean {
  return outer.family === inner.family && outer.first <= inner.first && lastOf(inner) <= lastOf(outer);
}

function parseV4(text: string): Address | undefined {
  const match = /^([0-9]+)\.([0-9]+)\.([0-9]+)\.([0-9]+)$/.exec(text);
  if (!match) return undefined;
  const octets = match.slice(1).map(Number);
  if (octets.some((octet) => octet > 255)) return undefined;
  return { family: 4, value: numberOf(octets), lenient: match.slice(1).some((octet) => /^0[0-9]/.test(octet)) };
}

function numberOf(bytes: readonly number[]): bigint {
  let value = 0n;
  for (const byte of bytes) value = (value << 8n) | BigInt(byte);
  return value;
}
