/** The address planner against the worked examples of the AKS pages, and what it refuses. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type NetworkModel, networkModels } from '../server/src/cluster/models.ts';
import { type Plan, planAddresses, type RefusedPlan } from '../server/src/cluster/plan.ts';
import type { PlanRequest, PoolRequest } from '../server/src/cluster/plan-request.ts';
import {
  batchesPerNode,
  blocksPerNode,
  nodesOfPodCidr,
  podAddressesPerNode,
  sizeNodeSubnet,
  usableAddresses,
} from '../server/src/cluster/sizing.ts';

const today = '2026-11-22';
const noGuests = { internalLoadBalancers: 0, others: 0 };

function request(model: NetworkModel, pool: PoolRequest, more: Partial<PlanRequest> = {}): PlanRequest {
  return { model, pools: [pool], ...more };
}

function plan(asked: PlanRequest, day = today): Plan {
  const outcome = planAddresses(asked, day);
  assert.equal(outcome.kind, 'plan', JSON.stringify(outcome));
  return outcome as Plan;
}

function refused(asked: PlanRequest, day = today): RefusedPlan {
  const outcome = planAddresses(asked, day);
  assert.equal(outcome.kind, 'refused');
  return outcome as RefusedPlan;
}

function codes(asked: PlanRequest, day = today): readonly string[] {
  return refused(asked, day).refusals.map(({ code, field }) => `${code} ${field}`);
}

function rangeOf(planned: Plan, purpose: string): string | undefined {
  return planned.ranges.find((range) => range.purpose === purpose)?.range;
}

describe('worked examples of the AKS pages', () => {
  it('50 nodes of 30 pods take 1,581 addresses, a /21 (IP address planning)', () => {
    const pools = [{ name: 'a', nodes: 50, surge: 1, podsPerNode: 30 }];
    const sizing = sizeNodeSubnet('node-subnet', pools, noGuests);
    assert.deepEqual([sizing.needed, sizing.prefix], [1581, 21]);
    assert.equal(sizing.steps[0]?.worked, '(50 + 1) + (50 + 1) × 30');
    assert.equal(rangeOf(plan(request('node-subnet', { nodes: 50 })), 'node-subnet'), '10.224.0.0/21');
  });

  it('the same with ten nodes to grow by takes 1,891 addresses, a /21 (IP address planning)', () => {
    const planned = plan(request('node-subnet', { nodes: 50, maximumNodes: 60, podsPerNode: 30 }));
    const subnet = planned.ranges.find(({ purpose }) => purpose === 'node-subnet');
    assert.deepEqual([subnet?.needed, subnet?.prefix, subnet?.capacity], [1891, 21, 2043]);
  });

  it('a /24 of 30 pods per node holds eight nodes (kubenet page, of Azure CNI)', () => {
    const eight = [{ name: 'a', nodes: 8, surge: 0, podsPerNode: 30 }];
    const nine = [{ name: 'a', nodes: 9, surge: 0, podsPerNode: 30 }];
    assert.equal(sizeNodeSubnet('node-subnet', eight, noGuests).prefix, 24);
    assert.equal(sizeNodeSubnet('node-subnet', nine, noGuests).prefix, 23);
  });

  it('a /24 holds 251 nodes without pods, 27,610 pods at 110 each (kubenet and overlay pages)', () => {
    assert.equal(usableAddresses(24), 251);
    assert.equal(usableAddresses(24) * 110, 27_610);
    for (const model of ['kubenet', 'overlay'] as const) {
      const pools = [{ name: 'a', nodes: 250, surge: 1, podsPerNode: 110 }];
      assert.equal(sizeNodeSubnet(model, pools, noGuests).prefix, 24);
    }
  });

  it('a /27 runs 20 to 25 nodes under kubenet (kubenet page)', () => {
    for (const nodes of [20, 25]) {
      const pools = [{ name: 'a', nodes, surge: 1, podsPerNode: 110 }];
      assert.equal(sizeNodeSubnet('kubenet', pools, noGuests).prefix, 27);
    }
  });

  it('subnets lose five addresses: /24 has 251, /28 has 11, /29 has 3 and is the smallest', () => {
    assert.deepEqual([24, 28, 29, 30].map(usableAddresses), [251, 11, 3, 0]);
  });

  it('a pod CIDR serves one node for each /24 (overlay page)', () => {
    assert.deepEqual([24, 16, 14, 12, 25].map(nodesOfPodCidr), [1, 256, 1024, 4096, 0]);
  });

  it('the pod CIDR holds a /24 for surge nodes as well', () => {
    const prefixes = [254, 255, 256].map((nodes) => rangeOf(plan(request('overlay', { nodes })), 'pod-cidr'));
    assert.deepEqual(prefixes, ['10.244.0.0/16', '10.244.0.0/16', '10.240.0.0/15']);
  });

  it('static blocks: 30, 31 and 32 pods take 2, 2 and 3 blocks (pod subnet page)', () => {
    assert.deepEqual([30, 31, 32].map(blocksPerNode), [2, 2, 3]);
    const notes = (podsPerNode: number) =>
      plan(request('pod-subnet-static-block', { nodes: 3, podsPerNode, surge: 1 }, { services: 9 })).notes;
    assert.match(notes(30)[0]?.text ?? '', /30 pods waste an address of each node; 31 pods waste none/);
    assert.ok(!notes(31).some(({ text }) => /waste/.test(text)));
    assert.match(notes(32)[0]?.text ?? '', /32 pods waste 15 addresses/);
  });

  it('dynamic batches: 25 pods hold three batches of 16, since two would leave fewer than 8 free', () => {
    assert.deepEqual([1, 8, 9, 24, 25, 110, 250].map(batchesPerNode), [1, 1, 2, 2, 3, 8, 17]);
    assert.equal(podAddressesPerNode('pod-subnet-dynamic', 25), 48);
  });

  it('defaults: pods per node by model, the DNS address the tenth of the service range', () => {
    const pods = networkModels.map(({ model }) => plan(request(model, { nodes: 3 })).pools[0]?.podsPerNode);
    assert.deepEqual(pods, [250, 30, 110, 110, 110]);
    const planned = plan(request('overlay', { nodes: 3 }, { services: 65_532 }));
    assert.equal(rangeOf(planned, 'service-cidr'), '10.0.0.0/16');
    assert.equal(planned.dnsServiceIP, '10.0.0.10');
  });
});

describe('placing', () => {
  it('keeps subnets inside an existing network, and pods and Services out of it', () => {
    const avoid = [{ range: '10.1.0.0/24', label: 'existing subnet' }];
    const more = { virtualNetwork: ['10.1.0.0/16'], avoid };
    const planned = plan(request('pod-subnet-dynamic', { nodes: 10, podsPerNode: 30 }, more));
    assert.deepEqual(planned.virtualNetwork, ['10.1.0.0/16']);
    assert.equal(rangeOf(planned, 'virtual-network'), undefined);
    assert.equal(rangeOf(planned, 'pod-subnet'), '10.1.4.0/22');
    assert.equal(rangeOf(planned, 'node-subnet'), '10.1.1.0/28');
  });

  it('leaves private space 10.0.0.0/8 when it is routed to on-premises, and jumps over reserved ranges', () => {
    const avoid = [
      { range: '10.0.0.0/8', label: 'on-premises' },
      { range: '172.16.0.0/13', label: 'on-premises' },
      { range: '172.24.0.0/14', label: 'on-premises' },
      { range: '172.28.0.0/15', label: 'on-premises' },
    ];
    const planned = plan(request('overlay', { nodes: 3 }, { avoid }));
    assert.equal(rangeOf(planned, 'pod-cidr'), '192.168.0.0/22');
  });

  it('finds the only arrangement when room is tight', () => {
    const avoid = ['10.0.0.0/8', '172.16.0.0/12', '100.64.0.0/10', '192.168.128.0/17'].map((range) => ({
      range,
      label: 'taken',
    }));
    // A /18 for pods, a /19 network and a /19 of Services fill the one /17 that is left.
    const more = { avoid, services: 8000, otherAddresses: 4000 };
    const planned = plan(request('overlay', { nodes: 63 }, more));
    const ranges = planned.ranges.filter(({ purpose }) => purpose !== 'node-subnet').map(({ range }) => range);
    assert.deepEqual(ranges, ['192.168.96.0/20', '192.168.0.0/18', '192.168.64.0/19']);
  });
});

describe('impossible input', () => {
  const cases: readonly (readonly [string, PlanRequest, readonly string[]])[] = [
    ['no pool', { model: 'overlay', pools: [] }, ['no-pools pools']],
    ['no node', request('overlay', { nodes: 0 }), ['not-a-count pools[0].nodes']],
    ['half a node', request('overlay', { nodes: 2.5 }), ['not-a-count pools[0].nodes']],
    ['no number', request('overlay', { nodes: Number.NaN }), ['not-a-count pools[0].nodes']],
    [
      'a maximum below the start',
      request('overlay', { nodes: 5, maximumNodes: 4 }),
      ['maximum-below-nodes pools[0].maximumNodes'],
    ],
    [
      'too few pods on a node',
      request('overlay', { nodes: 5, podsPerNode: 9 }),
      ['pods-per-node-out-of-bounds pools[0].podsPerNode'],
    ],
    [
      'too many pods on a node',
      request('overlay', { nodes: 5, podsPerNode: 251 }),
      ['pods-per-node-out-of-bounds pools[0].podsPerNode'],
    ],
    [
      'a pool without room for 30 pods',
      request('overlay', { nodes: 2, podsPerNode: 10 }),
      ['too-few-pods pools[0].podsPerNode'],
    ],
    ['no surge', request('overlay', { nodes: 5, surge: 0 }), ['surge-unreadable pools[0].surge']],
    ['a wild surge', request('overlay', { nodes: 5, surge: '200%' }), ['surge-unreadable pools[0].surge']],
    ['a worded surge', request('overlay', { nodes: 5, surge: 'some' }), ['surge-unreadable pools[0].surge']],
    ['Windows on kubenet', request('kubenet', { nodes: 5, os: 'Windows' }), ['windows-on-kubenet pools[0].os']],
    ['too many nodes', request('overlay', { nodes: 5001 }), ['too-many-nodes pools']],
    ['too many nodes on kubenet', request('kubenet', { nodes: 401 }), ['too-many-nodes pools']],
    [
      'more addresses than a network holds',
      request('node-subnet', { nodes: 600, podsPerNode: 110 }),
      ['too-many-addresses pools'],
    ],
    ['too many Services', request('overlay', { nodes: 3 }, { services: 600_000 }), ['too-many-services services']],
    [
      'negative counts',
      request('overlay', { nodes: 3 }, { internalLoadBalancers: -1 }),
      ['not-a-count internalLoadBalancers'],
    ],
    [
      'a network that is none',
      request('overlay', { nodes: 3 }, { virtualNetwork: ['10.1.0.0'] }),
      ['range-unreadable virtualNetwork[0]'],
    ],
    [
      'a network with host bits',
      request('overlay', { nodes: 3 }, { virtualNetwork: ['10.1.2.3/16'] }),
      ['range-has-host-bits virtualNetwork[0]'],
    ],
    [
      'a network that is too large',
      request('overlay', { nodes: 3 }, { virtualNetwork: ['10.0.0.0/7'] }),
      ['range-too-large virtualNetwork[0]'],
    ],
    [
      'a network on reserved ground',
      request('overlay', { nodes: 3 }, { virtualNetwork: ['172.16.0.0/12'] }),
      ['range-reserved virtualNetwork[0]'],
    ],
    [
      'a range to avoid that is none',
      request('overlay', { nodes: 3 }, { avoid: [{ range: 'hub', label: 'hub' }] }),
      ['range-unreadable avoid[0]'],
    ],
    [
      'a network that is too small',
      request('node-subnet', { nodes: 50 }, { virtualNetwork: ['10.1.0.0/22'] }),
      ['no-room node-subnet'],
    ],
    [
      'several faults at once',
      { model: 'kubenet', pools: [{ nodes: 0 }, { nodes: 3, podsPerNode: 5 }], services: -2 },
      ['not-a-count pools[0].nodes', 'pods-per-node-out-of-bounds pools[1].podsPerNode', 'not-a-count services'],
    ],
  ];
  for (const [name, asked, expected] of cases) {
    it(name, () => {
      assert.deepEqual(codes(asked), expected);
      for (const { reason } of refused(asked).refusals) assert.match(reason, /^\S.*\.$/);
    });
  }

  it('bounds are inclusive', () => {
    plan(request('overlay', { nodes: 5000, podsPerNode: 250 }));
    plan(request('kubenet', { nodes: 400 }));
    plan(request('overlay', { nodes: 3, podsPerNode: 10 }));
    plan(request('overlay', { nodes: 3 }, { services: 2 ** 19 - 4 }));
  });

  it('kubenet cannot be planned from the day it retires', () => {
    const asked = request('kubenet', { nodes: 3 });
    plan(asked, '2028-03-30');
    assert.deepEqual(codes(asked, '2028-03-31'), ['model-retired model']);
  });

  it('names who takes the room', () => {
    const asked = request(
      'overlay',
      { nodes: 30 },
      { virtualNetwork: ['10.1.0.0/24'], avoid: [{ range: '10.1.0.0/24', label: 'old cluster' }] },
    );
    assert.match(refused(asked).refusals[0]?.reason ?? '', /in use: 10\.1\.0\.0\/24 \(old cluster\)/);
  });
});
