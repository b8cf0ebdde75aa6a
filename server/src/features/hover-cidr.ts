/** A block of addresses in words: its first and last address, its size, and how it lies to the ranges of the cluster. */

import {
  type AddressRange,
  type Family,
  formatAddress,
  formatRange,
  lastOf,
  rangeContains,
  rangesEqual,
  rangesOverlap,
  readRange,
  sizeOf,
} from '../cluster/address-range.ts';
import type { ClusterProfile } from '../cluster/profile.ts';
import { rangesOf } from '../cluster/profile-ranges.ts';
import { reservedRanges, unroutableRanges } from '../cluster/reserved-ranges.ts';
import type { CursorPath } from '../manifest/cursor.ts';
import { isScalar } from '../manifest/located.ts';
import { inlineCode } from '../text/markdown.ts';
import type { Range } from '../text/range.ts';
import type { Hover } from './hover.ts';

/** The block under the cursor, alone in its value or one of several, as annotations list them. */
export function describeCidr(
  { node }: CursorPath,
  offset: number,
  text: string,
  profile: ClusterProfile | undefined,
): Hover | undefined {
  if (!isScalar(node) || typeof node.value !== 'string' || !node.value.includes('/')) return undefined;
  const at = wordAt(text, node.at, offset);
  const word = text.slice(at.start, at.end);
  const words = blockWords(word);
  if (words === undefined) return undefined;
  return { at, markdown: [`**${inlineCode(word)}**`, words, ...relations(word, profile)].join('\n\n') };
}

/** First and last address and the number of them; undefined for text that is no block. */
export function blockWords(text: string): string | undefined {
  const written = readRange(text);
  if (!written) return undefined;
  const { range, hasHostBits } = written;
  const size = sizeOf(range);
  const words = `${addressOf(range.family, range.first)} to ${addressOf(range.family, lastOf(range))}, ${grouped(size)} ${size === 1n ? 'address' : 'addresses'}`;
  return hasHostBits
    ? `${words}\n\nThe address has bits set behind the prefix; the block begins at the first address named here.`
    : words;
}

function relations(text: string, profile: ClusterProfile | undefined): string[] {
  const own = readRange(text)?.range;
  if (!own) return [];
  const ofCluster = profile ? rangesOf(profile).ranges : [];
  const lines = ofCluster.flatMap(({ name, range, stated }) => {
    const relation = relationOf(own, range);
    return relation ? [`- ${relation} ${name} of the cluster, ${inlineCode(stated?.value ?? formatRange(range))}`] : [];
  });
  // Every large block holds these; they say something only of one that lies in them.
  const reserved = [...reservedRanges, ...unroutableRanges].flatMap(({ range, what }) => {
    return rangeContains(range, own) ? [`- Lies in ${inlineCode(formatRange(range))}: ${what}`] : [];
  });
  const all = [...lines, ...reserved];
  if (all.length > 0) return [all.join('\n')];
  return ofCluster.length > 0 ? ['It touches none of the ranges that are stated for the cluster.'] : [];
}

function relationOf(own: AddressRange, other: AddressRange): string | undefined {
  if (rangesEqual(own, other)) return 'Is';
  if (rangeContains(other, own)) return 'Lies in';
  if (rangeContains(own, other)) return 'Holds';
  return rangesOverlap(own, other) ? 'Overlaps' : undefined;
}

/** The word around an offset within a value; commas, blanks and quotes divide. */
function wordAt(text: string, within: Range, offset: number): Range {
  const isPart = (at: number) => !/[\s,"'[\]{}]/.test(text[at]!);
  let start = Math.min(Math.max(offset, within.start), within.end);
  let end = start;
  while (start > within.start && isPart(start - 1)) start--;
  while (end < within.end && isPart(end)) end++;
  return { start, end };
}

function addressOf(family: Family, value: bigint): string {
  return inlineCode(formatAddress({ family, value }));
}

function grouped(size: bigint): string {
  const digits = size.toString();
  return digits.length > 16 ? `about 10^${digits.length - 1}` : digits.replace(/\B(?=(\d{3})+$)/g, ',');
}
