/** Finds room: the first free block of a size in a list of address spaces, past everything that is taken. */

import { type AddressRange, lastOf, rangeContains, rangesOverlap, sizeOf } from './address-range.ts';

/**
 * The first block of `prefix` that lies in one of the spaces and touches nothing taken; spaces are tried in order.
 * Blocks are aligned, as CIDRs are, so whoever asks for larger blocks before smaller ones never fails for the order.
 */
export function firstFree(
  prefix: number,
  spaces: readonly AddressRange[],
  taken: readonly AddressRange[],
): AddressRange | undefined {
  for (const space of spaces) {
    if (prefix < space.prefix) continue;
    let candidate: AddressRange = { family: space.family, first: space.first, prefix };
    while (rangeContains(space, candidate)) {
      const obstacle = taken.find((range) => rangesOverlap(range, candidate));
      if (!obstacle) return candidate;
      candidate = { ...candidate, first: nextStart(obstacle, candidate) };
    }
  }
  return undefined;
}

/** The first multiple of the candidate's size behind the obstacle. */
function nextStart(obstacle: AddressRange, candidate: AddressRange): bigint {
  const size = sizeOf(candidate);
  return (lastOf(obstacle) / size + 1n) * size;
}
