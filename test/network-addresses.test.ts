/** Addresses and ports as people write them: blocks, ranges, text, and the cutting of a universe into pieces. */

import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import ipaddr from 'ipaddr.js';
import { type AddressBlock, formatBlock } from '../server/src/network/sets/address-block.ts';
import { AddressSet, formatRange } from '../server/src/network/sets/address-set.ts';
import { addressBits, type Family, formatAddress } from '../server/src/network/sets/address-text.ts';
import { partition } from '../server/src/network/sets/partition.ts';
import { PortSet, protocols } from '../server/src/network/sets/port-set.ts';

const family = fc.constantFrom<Family>(4, 6);
const block: fc.Arbitrary<AddressBlock> = family.chain((family) =>
  fc.record({ family: fc.constant(family), first: anyAddress(family), prefix: fc.nat({ max: addressBits[family] }) }),
);
const addressSet = fc
  .array(fc.tuple(block, fc.array(block, { maxLength: 3 })), { maxLength: 8 })
  .map((parts) => AddressSet.unionAll(parts.map(([block, except]) => AddressSet.ofBlockExcept(block, except))));

suite('blocks', () => {
  test('host bits are masked', () => {
    assert.equal(`${read('10.1.2.3/8')}`, '10.0.0.0/8');
    assert.equal(`${read('2001:db8:1::1/32')}`, '2001:db8::/32');
    assert.equal(`${read('0.0.0.0/0')}`, '0.0.0.0/0');
    assert.ok(read('0.0.0.0/0').equals(AddressSet.allV4));
    assert.ok(read('::/0').equals(AddressSet.ofFamily(6)));
    assert.ok(AddressSet.allV4.union(AddressSet.allV6).equals(AddressSet.all));
  });

  test('a block that its family cannot have holds no address', () => {
    const impossible: AddressBlock[] = [
      { family: 4, first: 0, prefix: 33 },
      { family: 4, first: 0, prefix: -1 },
      { family: 4, first: 0, prefix: 7.5 },
      { family: 4, first: 2 ** 32, prefix: 8 },
      { family: 4, first: -1, prefix: 8 },
      { family: 4, first: Number.NaN, prefix: 8 },
      { family: 6, first: 0n, prefix: 129 },
      { family: 6, first: 1n << 128n, prefix: 64 },
    ];
    for (const block of impossible) assert.equal(AddressSet.ofBlock(block), AddressSet.empty);
  });

  test('except cuts holes; the rest comes back as the fewest blocks', () => {
    const set = AddressSet.ofBlockExcept(blockOf('10.0.0.0/29'), [blockOf('10.0.0.1/32'), blockOf('10.0.0.4/31')]);
    assert.deepEqual([...set].map(formatRange), ['10.0.0.0-10.0.0.0', '10.0.0.2-10.0.0.3', '10.0.0.6-10.0.0.7']);
    assert.equal(`${set}`, '10.0.0.0/32, 10.0.0.2/31, 10.0.0.6/31');
    assert.equal(set.size, 5n);
    assert.equal(`${AddressSet.empty}`, 'no addresses');
  });

  test('a block comes back as itself, and so does its text', () => {
    fc.assert(
      fc.property(block, (block) => {
        const set = AddressSet.ofBlock(block);
        assert.equal(set.size, 1n << BigInt(addressBits[block.family] - block.prefix));
        assert.ok(set.has(block.family, block.first));
        const [back, ...more] = set.blocks();
        assert.deepEqual(more, []);
        assert.equal(back?.prefix, block.prefix);
        assert.deepStrictEqual(AddressSet.ofBlock(blockOf(formatBlock(back))), set);
      }),
    );
  });

  test('any set comes back from its blocks and from its ranges, and no block could be larger', () => {
    fc.assert(
      fc.property(addressSet, (set) => {
        const blocks = set.blocks();
        assert.deepStrictEqual(AddressSet.unionAll(blocks.map(AddressSet.ofBlock)), set);
        assert.deepStrictEqual(AddressSet.unionAll([...set].map(AddressSet.ofRange)), set);
        for (const block of blocks) {
          if (block.prefix > 0) assert.ok(!set.contains(AddressSet.ofBlock({ ...block, prefix: block.prefix - 1 })));
        }
      }),
    );
  });
});

suite('text', () => {
  test('IPv6 addresses are written as RFC 5952 recommends', () => {
    const texts = [
      '::',
      '::1',
      '1::',
      '1:0:0:2::',
      '2001:db8::1:0:0:1',
      '1:0:2:3:4:5:6:7',
      '0:2:3:4:5:6:7:8',
      'a:b:c:d:e:f::',
      '2001:db8:0:1:1:1:1:1',
      '64:ff9b::c000:201',
      '::ffff:192.0.2.1',
    ];
    for (const text of texts) {
      const { family, first } = blockOf(`${text}/128`);
      assert.equal(formatAddress(family, first), text);
    }
  });

  test('addresses are written as the URL standard writes them', () => {
    const groups = fc.array(fc.oneof(fc.constant(0), fc.nat({ max: 0xffff })), { minLength: 8, maxLength: 8 });
    fc.assert(
      fc.property(groups, fc.nat({ max: 2 ** 32 - 1 }), (groups, v4) => {
        const v6 = groups.reduce((address, group) => (address << 16n) | BigInt(group), 0n);
        fc.pre(v6 >> 32n !== 0xffffn);
        assert.equal(
          `[${formatAddress(6, v6)}]`,
          new URL(`http://[${groups.map((g) => g.toString(16)).join(':')}]`).hostname,
        );
        assert.equal(formatAddress(4, v4), new URL(`http://${v4}`).hostname);
      }),
    );
  });

  test('ports', () => {
    const dns = PortSet.of('UDP', 53);
    const web = PortSet.of('TCP', 8080, 8090)
      .union(PortSet.of('TCP', 80))
      .union(PortSet.of('TCP', 8085, 8088));
    assert.equal(`${dns.union(web)}`, 'TCP 80,8080-8090 UDP 53');
    assert.deepEqual(dns.union(web).ranges(), [
      { protocol: 'TCP', from: 80, to: 80 },
      { protocol: 'TCP', from: 8080, to: 8090 },
      { protocol: 'UDP', from: 53, to: 53 },
    ]);
    assert.equal(`${PortSet.ofProtocol('SCTP')}`, 'SCTP 1-65535');
    assert.equal(`${PortSet.empty}`, 'no ports');
    assert.equal(`${PortSet.all}`, 'all ports');
    assert.equal(PortSet.all.size, 3 * 65535);
  });

  test('all ports of the three protocols are everything; ports outside of the universe are none', () => {
    const whole = PortSet.unionAll(protocols.map((protocol) => PortSet.of(protocol, 1, 65535)));
    assert.equal(whole, PortSet.all);
    assert.ok(whole.isAll && !whole.subtract(PortSet.of('UDP', 53)).isAll);
    assert.equal(PortSet.of('TCP', 0, 70000).key, PortSet.ofProtocol('TCP').key);
    for (const port of [0, -1, 65536, 131072, Number.NaN]) {
      assert.equal(PortSet.of('SCTP', port), PortSet.empty);
      assert.ok(!PortSet.all.has('SCTP', port));
    }
    assert.equal(PortSet.of('TCP', 90, 80), PortSet.empty);
    assert.ok(PortSet.all.has('SCTP', 1) && PortSet.all.has('UDP', 65535));
  });
});

suite('partition', () => {
  test('without sets the universe is one piece', () => {
    assert.deepEqual(partition(AddressSet.allV4, []).pieces.map(String), ['0.0.0.0/0']);
    assert.deepEqual(partition(AddressSet.empty, [AddressSet.all]).pieces, []);
  });

  test('the last address of the universe can be a piece', () => {
    const { pieces } = partition(read('10.0.0.0/30'), [read('10.0.0.3/32')]);
    assert.deepEqual(pieces.map(String), ['10.0.0.0/31, 10.0.0.2/32', '10.0.0.3/32']);
  });

  test('the universe is cut at both ends of every range, and neighbours stay apart', () => {
    const sets = [AddressSet.ofBlockExcept(blockOf('10.0.0.0/8'), [blockOf('10.1.0.0/16')]), read('10.2.0.0/16')];
    const { pieces, members } = partition(AddressSet.allV4, sets);
    assert.deepEqual(
      pieces.flatMap((piece) => [...piece].map(formatRange)),
      [
        '0.0.0.0-9.255.255.255',
        '10.0.0.0-10.0.255.255',
        '10.1.0.0-10.1.255.255',
        '10.2.0.0-10.2.255.255',
        '10.3.0.0-10.255.255.255',
        '11.0.0.0-255.255.255.255',
      ],
    );
    assert.deepEqual(
      members.map((positions) => [...positions]),
      [[1, 3, 4], [3]],
    );
  });

  test('pieces are disjoint, cover the universe, make up every set, and are as few as can be', () => {
    fc.assert(
      fc.property(addressSet, fc.array(addressSet, { maxLength: 5 }), (universe, sets) => {
        const { pieces, members } = partition(universe, sets);
        assert.ok(pieces.every((piece) => [...piece].length === 1));
        assert.deepStrictEqual(AddressSet.unionAll(pieces), universe);
        assert.equal(
          pieces.reduce((size, piece) => size + piece.size, 0n),
          universe.size,
        );
        for (const [i, set] of sets.entries()) {
          const own = [...members[i]!].map((position) => pieces[position]!);
          assert.deepStrictEqual(AddressSet.unionAll(own), set.intersect(universe));
        }
        for (const [i, piece] of pieces.entries()) {
          const touching = i > 0 && [...piece.union(pieces[i - 1]!)].length === 1;
          if (touching) assert.ok(members.some((positions) => positions.has(i) !== positions.has(i - 1)));
        }
      }),
    );
  });
});

function anyAddress(family: Family): fc.Arbitrary<number | bigint> {
  return family === 4 ? fc.nat({ max: 2 ** 32 - 1 }) : fc.bigInt({ min: 0n, max: (1n << 128n) - 1n });
}

/** Reads a block by the address library, bits behind the prefix included. */
function blockOf(text: string): AddressBlock {
  const [address, prefix] = ipaddr.parseCIDR(text);
  const value = address.toByteArray().reduce((value, byte) => (value << 8n) | BigInt(byte), 0n);
  return address.kind() === 'ipv4' ? { family: 4, first: Number(value), prefix } : { family: 6, first: value, prefix };
}

function read(text: string): AddressSet {
  return AddressSet.ofBlock(blockOf(text));
}
