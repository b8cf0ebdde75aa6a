/** Every kind of set over a small universe, held to the laws of the algebra; and the pool that shares them. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { AddressBlock } from '../server/src/network/sets/address-block.ts';
import { type AddressRange, AddressSet } from '../server/src/network/sets/address-set.ts';
import { addressBits, type Family } from '../server/src/network/sets/address-text.ts';
import { BitSet } from '../server/src/network/sets/bit-set.ts';
import { IntervalSet } from '../server/src/network/sets/interval-set.ts';
import { type PortRange, PortSet, type Protocol, protocols } from '../server/src/network/sets/port-set.ts';
import { ProductSet } from '../server/src/network/sets/product-set.ts';
import { SetPool } from '../server/src/network/sets/set-pool.ts';
import { agreesOnWalks, agreesWithModel, type Described, type World } from './support/set-laws.ts';

const offset = 2n ** 127n;

const numbers: World<IntervalSet<number>> = {
  name: 'intervals of numbers',
  empty: IntervalSet.empty(),
  sets: unions(fc.tuple(upTo(40), upTo(40)), (pairs) =>
    IntervalSet.unionAll(pairs.map(([a, b]) => IntervalSet.of(a, b))),
  ),
  singletons: new Map(count(41).map((n) => [`${n}`, IntervalSet.of(n, n)])),
  list: (set) => [...set].flatMap(({ first, last }) => count(last + 1, first).map(String)),
  size: (set) => Number(set.size),
};

const bigints: World<IntervalSet<bigint>> = {
  name: 'intervals of bigints',
  empty: IntervalSet.empty(),
  sets: unions(fc.tuple(upTo(40), upTo(40)), (pairs) =>
    IntervalSet.unionAll(pairs.map(([a, b]) => IntervalSet.of(offset + BigInt(a), offset + BigInt(b)))),
  ),
  singletons: new Map(count(41).map((n) => [`${n}`, IntervalSet.of(offset + BigInt(n), offset + BigInt(n))])),
  list: (set) =>
    [...set].flatMap(({ first, last }) => count(Number(last - offset) + 1, Number(first - offset)).map(String)),
  size: (set) => Number(set.size),
};

// Ports at both ends of the line, so that ports of neighbouring protocols are tried too.
const portStarts = [1, 65526];
const portRange: fc.Arbitrary<PortRange> = fc
  .tuple(fc.constantFrom(...protocols), fc.constantFrom(...portStarts), upTo(9), upTo(9))
  .map(([protocol, start, a, b]) => ({ protocol, from: start + a, to: start + b }));

const ports: World<PortSet> = {
  name: 'ports',
  empty: PortSet.empty,
  sets: unions(portRange, (ranges) => PortSet.ofRanges(ranges)),
  singletons: new Map(
    protocols.flatMap((protocol) =>
      portStarts.flatMap((start) =>
        count(10, 0).map((n) => [`${protocol} ${start + n}`, PortSet.of(protocol, start + n)] as const),
      ),
    ),
  ),
  list: (set) =>
    set.ranges().flatMap(({ protocol, from, to }) => count(to + 1, from).map((port) => `${protocol} ${port}`)),
  size: (set) => set.size,
};

const corners: readonly AddressRange[] = [
  { family: 4, first: 0, last: 9 },
  { family: 4, first: 2 ** 32 - 10, last: 2 ** 32 - 1 },
  { family: 6, first: 0n, last: 9n },
  { family: 6, first: 2n ** 128n - 10n, last: 2n ** 128n - 1n },
];

const addresses: World<AddressSet> = {
  name: 'addresses',
  empty: AddressSet.empty,
  sets: unions(fc.tuple(fc.constantFrom(...corners), upTo(9), upTo(9)), (ranges) =>
    AddressSet.unionAll(ranges.map(([corner, a, b]) => AddressSet.ofRange(within(corner, a, b)))),
  ),
  singletons: new Map(
    corners.flatMap((corner) =>
      count(10).map((n) => [nameOf(within(corner, n, n)), AddressSet.ofRange(within(corner, n, n))]),
    ),
  ),
  list: (set) =>
    [...set].flatMap((range) =>
      count(Number(BigInt(range.last) - BigInt(range.first)) + 1).map((n) => nameOf(within(range, n, n))),
    ),
  size: (set) => Number(set.size),
};

const bits: World<BitSet> = {
  name: 'bits',
  empty: BitSet.empty,
  sets: fc.oneof(
    fc.uniqueArray(upTo(99)).map((members) => BitSet.of(members)),
    fc.tuple(upTo(99), upTo(99)).map(([first, last]) => BitSet.ofRange(first, last)),
  ),
  singletons: new Map(count(100).map((n) => [`${n}`, BitSet.of([n])])),
  list: (set) => [...set].map(String),
  size: (set) => set.size,
};

type Pairs = ProductSet<IntervalSet<number>, BitSet>;
const noPair: Pairs = ProductSet.empty();

const products: World<Pairs> = {
  name: 'products',
  empty: noPair,
  sets: unions(fc.tuple(upTo(7), upTo(7), fc.uniqueArray(upTo(4))), (rows) =>
    rows.reduce((set, [a, b, right]) => set.union(ProductSet.of(IntervalSet.of(a, b), BitSet.of(right))), noPair),
  ),
  singletons: new Map(
    count(8).flatMap((a) =>
      count(5).map((b): [string, Pairs] => [`${a}/${b}`, ProductSet.of(IntervalSet.of(a, a), BitSet.of([b]))]),
    ),
  ),
  list: (set) =>
    [...set].flatMap(({ left, right }) => numbers.list(left).flatMap((a) => bits.list(right).map((b) => `${a}/${b}`))),
  size: (set) => set.rows.reduce((size, { left, right }) => size + Number(left.size) * right.size, 0),
};

const nestedSingletons = [...products.singletons].flatMap(([name, pair]) =>
  count(2).map((n): [string, ProductSet<BitSet, Pairs>] => [`${n}:${name}`, ProductSet.of(BitSet.of([n]), pair)]),
);

const nested: World<ProductSet<BitSet, Pairs>> = {
  name: 'products of products',
  empty: ProductSet.empty(),
  sets: unions(fc.tuple(fc.uniqueArray(upTo(1)), products.sets), (rows) =>
    rows.reduce((set, [left, right]) => set.union(ProductSet.of(BitSet.of(left), right)), nested.empty),
  ),
  singletons: new Map(nestedSingletons),
  list: (set) =>
    [...set].flatMap(({ left, right }) => [...left].flatMap((n) => products.list(right).map((m) => `${n}:${m}`))),
  size: (set) => set.rows.reduce((size, { left, right }) => size + left.size * products.size(right), 0),
};

agreesWithModel(numbers);
agreesWithModel(bigints);
agreesWithModel(ports);
agreesWithModel(addresses);
agreesWithModel(bits);
agreesWithModel(products);
agreesWithModel(nested);

const anyPorts = fc.array(fc.tuple(fc.constantFrom(...protocols), upTo(65536), upTo(65536)), { maxLength: 4 });
agreesOnWalks(
  'ports',
  anyPorts.map(
    (parts): Described<PortSet, [Protocol, number]> => ({
      set: PortSet.unionAll(parts.map(([protocol, from, to]) => PortSet.of(protocol, from, to))),
      holds: ([protocol, port]) =>
        0 < port && port < 65536 && parts.some(([own, from, to]) => own === protocol && from <= port && port <= to),
      edges: parts.flatMap(([protocol, from, to]) =>
        [from - 1, from, to, to + 1].map((port) => [protocol, port] as const),
      ),
    }),
  ),
  (set, [protocol, port]) => set.has(protocol, port),
);

const anyBlock = fc.oneof(
  fc.record({ family: fc.constant(4 as const), first: fc.nat({ max: 2 ** 32 - 1 }), prefix: upTo(32) }),
  fc.record({ family: fc.constant(6 as const), first: fc.bigInt(0n, 2n ** 128n - 1n), prefix: upTo(128) }),
);
agreesOnWalks(
  'addresses',
  fc.array(anyBlock, { maxLength: 6 }).map(
    (blocks): Described<AddressSet, [Family, bigint]> => ({
      set: AddressSet.unionAll(blocks.map(AddressSet.ofBlock)),
      holds: ([family, address]) => blocks.some((block) => block.family === family && sameLead(block, address)),
      edges: blocks.flatMap((block) => edgesOf(block).map((address): [Family, bigint] => [block.family, address])),
    }),
  ),
  (set, [family, address]) => set.has(family, address),
);

test('bits: ranges, unions of many, membership and meeting agree with the plain list', () => {
  fc.assert(
    fc.property(fc.array(bits.sets), upTo(99), upTo(99), (sets, first, last) => {
      assert.deepStrictEqual(BitSet.ofRange(first, last), BitSet.of(count(last + 1, first)));
      const folded = sets.reduce((a, b) => a.union(b), BitSet.empty);
      assert.deepStrictEqual(BitSet.unionAll(sets), folded);
      const held = count(200).filter((n) => folded.has(n));
      assert.deepEqual(held, [...folded]);
      const range = BitSet.ofRange(first, last);
      for (const set of sets) assert.equal(set.meets(range), !set.intersect(range).isEmpty);
    }),
  );
});

test('a product with an empty side holds no pair', () => {
  assert.deepStrictEqual(ProductSet.of(IntervalSet.of(1, 0), BitSet.of([1])), noPair);
  assert.deepStrictEqual(ProductSet.of(IntervalSet.of(0, 1), BitSet.empty), noPair);
});

test('a pool gives equal sets one number, and its verbs agree with the sets', () => {
  fc.assert(
    fc.property(fc.array(ports.sets, { minLength: 2 }), (sets) => {
      const pool = new SetPool<PortSet>();
      const given = sets.map((set) => pool.numberOf(set));
      assert.equal(new Set(given).size, new Set(sets.map((set) => set.key)).size);
      for (const [i, a] of given.entries()) {
        assert.equal(pool.share(sets[i]!), pool.at(a));
        assert.ok(pool.at(a).equals(sets[i]!));
        for (const [j, b] of given.entries()) {
          // Asked twice: the second answer comes from memory.
          for (const number of [pool.union(a, b), pool.union(b, a)]) {
            assert.deepStrictEqual(pool.at(number), sets[i]!.union(sets[j]!));
          }
          for (const number of [pool.intersect(a, b), pool.intersect(b, a)]) {
            assert.deepStrictEqual(pool.at(number), sets[i]!.intersect(sets[j]!));
          }
        }
      }
    }),
    { numRuns: 30 },
  );
});

function unions<T, S>(part: fc.Arbitrary<T>, build: (parts: T[]) => S): fc.Arbitrary<S> {
  return fc.array(part, { maxLength: 6 }).map(build);
}

function upTo(max: number): fc.Arbitrary<number> {
  return fc.nat({ max });
}

function count(end: number, start = 0): number[] {
  return Array.from({ length: Math.max(0, end - start) }, (_, i) => start + i);
}

function within({ family, first }: AddressRange, from: number, to: number): AddressRange {
  return { family, first: BigInt(first) + BigInt(from), last: BigInt(first) + BigInt(to) };
}

/** Whether the bits before the block's prefix are those of `address`. */
function sameLead({ family, first: own, prefix }: AddressBlock, address: bigint): boolean {
  const rest = BigInt(addressBits[family] - prefix);
  return BigInt(own) >> rest === address >> rest;
}

/** The first and last address with the block's lead, and those just outside. */
function edgesOf({ family, first: own, prefix }: AddressBlock): bigint[] {
  const rest = BigInt(addressBits[family] - prefix);
  const first = (BigInt(own) >> rest) << rest;
  const end = first + (1n << rest);
  return [first - 1n, first, end - 1n, end];
}

function nameOf({ family, first }: AddressRange): string {
  return `${family}:${first}`;
}
