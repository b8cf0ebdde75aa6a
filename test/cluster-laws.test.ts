/** Laws of the address planner over random clusters: nothing overlaps, nothing is larger than it must be. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import {
  type AddressRange,
  formatRange,
  knownRange,
  rangeAround,
  rangeContains,
  rangesOverlap,
  readRange,
} from '../server/src/cluster/address-range.ts';
import { compareModels } from '../server/src/cluster/compare.ts';
import { networkModels } from '../server/src/cluster/models.ts';
import { type Plan, planAddresses } from '../server/src/cluster/plan.ts';
import type { PlanRequest } from '../server/src/cluster/plan-request.ts';
import { renderPlanMarkdown, renderPlanText } from '../server/src/cluster/plan-text.ts';
import { isPrivate, reservedRanges } from '../server/src/cluster/reserved-ranges.ts';
import { nodesOfPodCidr, usableAddresses } from '../server/src/cluster/sizing.ts';

const today = '2026-11-22';

const privateBlock = fc
  .tuple(
    fc.constantFrom('10.0.0.0', '172.16.0.0', '192.168.0.0', '100.64.0.0'),
    fc.nat(0xffffff),
    fc.integer({ min: 10, max: 28 }),
  )
  .map(([start, offset, prefix]) => {
    const first = knownRange(`${start}/32`).first;
    const space = { '10.0.0.0': 8, '172.16.0.0': 12, '192.168.0.0': 16, '100.64.0.0': 10 }[start]!;
    const size = 2 ** (32 - space);
    return rangeAround({ family: 4, value: first + BigInt(offset % size) }, Math.max(prefix, space));
  });

const pool = fc.record(
  {
    nodes: fc.integer({ min: 3, max: 120 }),
    maximumNodes: fc.integer({ min: 120, max: 250 }),
    podsPerNode: fc.integer({ min: 10, max: 250 }),
    surge: fc.oneof(
      fc.integer({ min: 1, max: 20 }),
      fc.integer({ min: 1, max: 100 }).map((percent) => `${percent}%`),
    ),
  },
  { requiredKeys: ['nodes'] },
);

const requests: fc.Arbitrary<PlanRequest> = fc.record(
  {
    model: fc.constantFrom(...networkModels.map(({ model }) => model)),
    pools: fc.array(pool, { minLength: 1, maxLength: 3 }),
    services: fc.integer({ min: 0, max: 100_000 }),
    internalLoadBalancers: fc.nat(20),
    otherAddresses: fc.nat(300),
    avoid: fc
      .array(privateBlock, { maxLength: 12 })
      .map((ranges) => ranges.map((range, index) => ({ range: formatRange(range), label: `network ${index}` }))),
    virtualNetwork: fc
      .array(privateBlock, { minLength: 1, maxLength: 2 })
      .map((ranges) => ranges.filter(({ prefix }) => prefix <= 16).map(formatRange)),
  },
  { requiredKeys: ['model', 'pools'] },
);

function eachPlan(check: (plan: Plan, request: PlanRequest) => void): number {
  let plans = 0;
  fc.assert(
    fc.property(requests, (request) => {
      const outcome = planAddresses(request, today);
      if (outcome.kind === 'refused') return assert.ok(outcome.refusals.length > 0);
      plans++;
      check(outcome, request);
    }),
    { numRuns: 1500 },
  );
  return plans;
}

function rangesIn(plan: Plan): ReadonlyMap<string, AddressRange> {
  return new Map(plan.ranges.map(({ purpose, range }) => [purpose, knownRange(range)]));
}

describe('planned ranges', () => {
  it('overlap neither each other, nor what is avoided, nor what is reserved, and lie in private space', () => {
    const plans = eachPlan((plan, request) => {
      const ranges = rangesIn(plan);
      const inNetwork = [...ranges].filter(([purpose]) => purpose.endsWith('-subnet')).map(([, range]) => range);
      const apart = [...ranges].filter(([purpose]) => !purpose.endsWith('-subnet')).map(([, range]) => range);
      const given = plan.virtualNetwork.map(knownRange);
      const taken = [
        ...(request.avoid ?? []).map(({ range }) => knownRange(range)),
        ...reservedRanges.map((r) => r.range),
      ];
      for (const group of [inNetwork, [...apart, ...given]]) {
        group.forEach((a, i) => {
          const others = group.slice(i + 1).filter((b) => !(given.includes(a) && given.includes(b)));
          for (const b of others) assert.ok(!rangesOverlap(a, b), `${formatRange(a)} and ${formatRange(b)}`);
        });
      }
      for (const range of ranges.values()) {
        assert.ok(isPrivate(range), formatRange(range));
        for (const other of taken)
          assert.ok(!rangesOverlap(range, other), `${formatRange(range)} and ${formatRange(other)}`);
      }
      const networks = given.length > 0 ? given : [ranges.get('virtual-network')!];
      for (const subnet of inNetwork) assert.ok(networks.some((network) => rangeContains(network, subnet)));
    });
    assert.ok(plans > 200, `${plans} plans`);
  });

  it('hold what is needed, and one prefix longer would not', () => {
    eachPlan((plan) => {
      for (const { purpose, prefix, needed, capacity } of plan.ranges) {
        const capacityOf = (length: number) => {
          if (purpose === 'pod-cidr') return nodesOfPodCidr(length);
          return purpose.endsWith('-subnet') ? usableAddresses(length) : 2 ** (32 - length);
        };
        assert.equal(capacity, capacityOf(prefix));
        assert.ok(needed <= capacity, `${purpose} /${prefix}`);
        const isSmallest = purpose === 'service-cidr' ? prefix === 28 : prefix === 29;
        assert.ok(isSmallest || capacityOf(prefix + 1) < needed, `${purpose} /${prefix} for ${needed}`);
      }
    });
  });

  it('agree with the formulas, worked out anew', () => {
    eachPlan((plan, request) => {
      const guests = (request.internalLoadBalancers ?? 0) + (request.otherAddresses ?? 0);
      const nodes = plan.pools.reduce((sum, one) => sum + one.nodes + one.surge, 0);
      const withPods = plan.pools.reduce((sum, one) => sum + (one.nodes + one.surge) * (1 + one.podsPerNode), 0);
      const needed = (purpose: string) => plan.ranges.find((range) => range.purpose === purpose)?.needed;
      assert.equal(needed('node-subnet'), (plan.model === 'node-subnet' ? withPods : nodes) + guests);
      const hasPodCidr = plan.model === 'overlay' || plan.model === 'kubenet';
      assert.equal(needed('pod-cidr'), hasPodCidr ? nodes : undefined);
      assert.equal(needed('pod-subnet') !== undefined, plan.model.startsWith('pod-subnet'));
    });
  });

  it('give DNS an address of the service range that is neither first nor last', () => {
    eachPlan((plan) => {
      const service = rangesIn(plan).get('service-cidr')!;
      const dns = knownRange(`${plan.dnsServiceIP}/32`);
      assert.ok(rangeContains(service, dns));
      assert.equal(dns.first - service.first, 10n);
    });
  });

  it('do not depend on the order of what is avoided', () => {
    eachPlan((plan, request) => {
      const avoid = [...(request.avoid ?? [])].reverse();
      const again = planAddresses({ ...request, avoid }, today);
      assert.deepEqual((again as Plan).ranges, plan.ranges);
    });
  });
});

describe('a refusal for want of room', () => {
  const network = knownRange('10.1.0.0/22');
  const inside = fc
    .tuple(fc.nat(1023), fc.integer({ min: 24, max: 28 }))
    .map(([offset, prefix]) => rangeAround({ family: 4, value: network.first + BigInt(offset) }, prefix));

  it('is true: trying every arrangement finds none either', () => {
    let refusals = 0;
    fc.assert(
      fc.property(fc.array(inside, { maxLength: 8 }), fc.nat(200), (taken, otherAddresses) => {
        const outcome = planAddresses(
          {
            model: 'pod-subnet-dynamic',
            pools: [{ nodes: 3, podsPerNode: 10, surge: 1 }],
            otherAddresses,
            virtualNetwork: [formatRange(network)],
            avoid: taken.map((range) => ({ range: formatRange(range), label: 'taken' })),
          },
          today,
        );
        const nodes = 32 - Math.max(3, Math.ceil(Math.log2(4 + otherAddresses + 5)));
        // Four nodes of 10 pods hold two batches of 16 each, which with what Azure keeps is more than a /25.
        assert.equal(outcome.kind === 'plan', canPlace([24, nodes], network, taken));
        if (outcome.kind === 'refused') refusals++;
      }),
      { numRuns: 600 },
    );
    assert.ok(refusals > 30, `${refusals} refusals`);
  });

  function canPlace(prefixes: readonly number[], space: AddressRange, taken: readonly AddressRange[]): boolean {
    const [prefix, ...rest] = prefixes;
    if (prefix === undefined) return true;
    const size = 1n << BigInt(32 - prefix);
    for (let first = space.first; rangeContains(space, { family: 4, first, prefix }); first += size) {
      const block: AddressRange = { family: 4, first, prefix };
      if (taken.some((range) => rangesOverlap(range, block))) continue;
      if (canPlace(rest, space, [...taken, block])) return true;
    }
    return false;
  }
});

describe('anything at all as input', () => {
  const oddNumber = fc.oneof(fc.double(), fc.integer(), fc.constantFrom(Number.NaN, Number.POSITIVE_INFINITY, 2 ** 60));
  const odd = fc.record({
    model: fc.constantFrom(...networkModels.map(({ model }) => model)),
    pools: fc.array(
      fc.record({
        nodes: oddNumber,
        maximumNodes: oddNumber,
        podsPerNode: oddNumber,
        surge: fc.oneof(oddNumber, fc.string()),
      }),
      { maxLength: 3 },
    ),
    services: oddNumber,
    internalLoadBalancers: oddNumber,
    virtualNetwork: fc.array(fc.oneof(fc.string(), fc.ipV4(), fc.ipV6()), { maxLength: 2 }),
    avoid: fc.array(fc.record({ range: fc.oneof(fc.string(), fc.ipV4(), fc.ipV6()), label: fc.string() }), {
      maxLength: 2,
    }),
  });

  it('is planned or refused, and can be written down', () => {
    fc.assert(
      fc.property(odd, (request) => {
        const compared = compareModels(request, today);
        assert.ok(renderPlanText(compared).length > 0 && renderPlanMarkdown(compared).length > 0);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('address ranges', () => {
  it('are read as they are written, in both families', () => {
    const v4 = fc.tuple(fc.ipV4(), fc.integer({ min: 0, max: 32 })).map(([address, prefix]) => `${address}/${prefix}`);
    const v6 = fc.tuple(fc.ipV6(), fc.integer({ min: 0, max: 128 })).map(([address, prefix]) => `${address}/${prefix}`);
    fc.assert(
      fc.property(fc.oneof(v4, v6), (text) => {
        const written = readRange(text);
        assert.ok(written, text);
        const again = readRange(formatRange(written.range));
        assert.deepEqual(again, { range: written.range, hasHostBits: false });
      }),
    );
  });

  it('are refused where Azure would refuse them', () => {
    const texts = ['10.0.0.0', '10.0.0/8', '010.0.0.0/8', '10.0.0.0/33', '10.0.0.0/08', '10.0.0.0/8/8', ' 10.0.0.0/8'];
    for (const text of [...texts, '10.0.0.0/', '/8', 'fe80::1%eth0/64', '0x0a.0.0.0/8', '::/129', '']) {
      assert.equal(readRange(text), undefined, text);
    }
    assert.equal(readRange('10.1.2.3/16')?.hasHostBits, true);
  });
});
