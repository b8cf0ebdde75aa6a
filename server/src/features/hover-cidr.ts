/** A block of addresses in words: its first and last address, its size, and what of the cluster it overlaps. */

import type { ClusterProfile } from '../cluster/profile.ts';
import { formatAddress, lastOf, parseCidr } from '../kubernetes/formats.ts';
import type { CursorPath } from '../manifest/cursor.ts';
import { stringOf } from '../manifest/located.ts';
import { inlineCode } from '../text/markdown.ts';
import type { Hover } from './hover.ts';

export function describeCidr({ node }: CursorPath, profile: ClusterProfile | undefined): Hover | undefined {
  const text = stringOf(node);
  const cidr = text === undefined ? undefined : parseCidr(text);
  if (!cidr || !node || text === undefined) return undefined;
  const last = lastOf(cidr);
  const size = last - cidr.first + 1n;
  const lines = [
    `**${inlineCode(text)}**`,
    `${inlineCode(formatAddress(cidr.family, cidr.first))} to ${inlineCode(formatAddress(cidr.family, last))}, ${grouped(size)} ${size === 1n ? 'address' : 'addresses'}`,
  ];
  if (cidr.hostBits)
    lines.push('The address has bits set behind the prefix; the block begins at the first address named here.');
  for (const [what, range] of rangesOf(profile)) {
    const other = parseCidr(range);
    if (!other || other.family !== cidr.family || last < other.first || lastOf(other) < cidr.first) continue;
    lines.push(`It overlaps the ${what} of the cluster, ${inlineCode(range)}.`);
  }
  return { at: node.at, markdown: lines.join('\n\n') };
}

function rangesOf(profile: ClusterProfile | undefined): [string, string][] {
  const network = profile?.network;
  const pods = (network?.podCidrs ?? []).map(({ value }): [string, string] => ['pod range', value]);
  const services = (network?.serviceCidrs ?? []).map(({ value }): [string, string] => ['Service range', value]);
  return [...pods, ...services];
}

function grouped(size: bigint): string {
  const digits = size.toString();
  return digits.length > 16 ? `about 10^${digits.length - 1}` : digits.replace(/\B(?=(\d{3})+$)/g, ',');
}
