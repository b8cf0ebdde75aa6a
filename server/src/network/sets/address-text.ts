/** Writes addresses as people and contracts read them; reading them from text is the business of higher floors. */

/** The two address families. An IPv4 address is never a member of an IPv6 set, even where IPv6 could embed it. */
export type Family = 4 | 6;

/** How many bits an address of each family has. */
export const addressBits: Readonly<Record<Family, number>> = { 4: 32, 6: 128 };

/** The address with this number: dotted for IPv4, the canonical text of RFC 5952 for IPv6. */
export function formatAddress(family: Family, address: number | bigint): string {
  return family === 4 ? dotted(Number(address)) : colonised(BigInt(address));
}

function dotted(address: number): string {
  return [24, 16, 8, 0].map((shift) => (address >>> shift) & 255).join('.');
}

function colonised(address: bigint): string {
  // RFC 5952, section 5: addresses known to embed an IPv4 one end in its dotted form; ::ffff:0:0/96 is such a prefix.
  if (address >> 32n === 0xffffn) return `::ffff:${dotted(Number(address & 0xffffffffn))}`;
  const groups = Array.from({ length: 8 }, (_, i) => Number((address >> BigInt(112 - 16 * i)) & 0xffffn));
  const { start, length } = longestZeroRun(groups);
  const spelled = groups.map((group) => group.toString(16));
  if (length < 2) return spelled.join(':');
  return `${spelled.slice(0, start).join(':')}::${spelled.slice(start + length).join(':')}`;
}

/** RFC 5952, section 4.2: the longest run of zero groups is shortened, the first of several equally long ones. */
function longestZeroRun(groups: readonly number[]): { start: number; length: number } {
  let longest = { start: 0, length: 0 };
  let start = 0;
  for (let i = 0; i < groups.length; i++) {
    if (groups[i] !== 0) start = i + 1;
    else if (i + 1 - start > longest.length) longest = { start, length: i + 1 - start };
  }
  return longest;
}
