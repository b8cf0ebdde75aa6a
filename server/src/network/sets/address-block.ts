/** CIDR blocks as numbers: what a block covers, and the fewest blocks that cover an interval exactly. */

import { addressBits, type Family, formatAddress } from './address-text.ts';
import type { Interval } from './interval-set.ts';

/** A CIDR block that has been read from text. */
export interface AddressBlock {
  readonly family: Family;
  /** The first address of the block; bits behind the prefix are tolerated and mean nothing. */
  readonly first: number | bigint;
  /** The number of leading bits that count: 0 to 32 for IPv4, 0 to 128 for IPv6. */
  readonly prefix: number;
}

/** The addresses of the block, or undefined when its family has no such address or prefix. */
export function intervalOf(block: AddressBlock): Interval<bigint> | undefined {
  const bits = addressBits[block.family];
  if (!Number.isInteger(block.prefix) || block.prefix < 0 || bits < block.prefix) return undefined;
  if (typeof block.first === 'number' && !Number.isInteger(block.first)) return undefined;
  const address = BigInt(block.first);
  if (BigInt.asUintN(bits, address) !== address) return undefined;
  const size = 1n << BigInt(bits - block.prefix);
  const first = address - (address % size);
  return { first, last: first + size - 1n };
}

/** The fewest blocks whose union is exactly the interval, in increasing order. */
export function blocksOf(family: Family, { first, last }: Interval<bigint>): AddressBlock[] {
  const bits = addressBits[family];
  const blocks: AddressBlock[] = [];
  let address = first;
  while (address <= last) {
    let prefix = bits;
    let size = 1n;
    // A block may grow while it still begins at a multiple of its size and ends inside the interval.
    while (prefix > 0 && address % (size * 2n) === 0n && address + size * 2n - 1n <= last) {
      prefix--;
      size *= 2n;
    }
    blocks.push({ family, first: family === 4 ? Number(address) : address, prefix });
    address += size;
  }
  return blocks;
}

/** The block as text, `10.0.0.0/8` or `2001:db8::/32`. */
export function formatBlock({ family, first, prefix }: AddressBlock): string {
  return `${formatAddress(family, first)}/${prefix}`;
}
