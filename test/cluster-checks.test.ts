/** Checks of a profile: capacity, contradictions, bounds, retirements; and plans made of profiles. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { outOfBounds } from '../server/src/cluster/bounds.ts';
import { capacityProblems, type TooSmall } from '../server/src/cluster/capacity.ts';
import { contradictions } from '../server/src/cluster/combinations.ts';
import { modelOf } from '../server/src/cluster/network-model.ts';
import { planAddresses } from '../server/src/cluster/plan.ts';
import { fieldsOf, requestOf } from '../server/src/cluster/plan-profile.ts';
import type { ClusterProfile } from '../server/src/cluster/profile.ts';
import { retirementsInUse } from '../server/src/cluster/profile-retirements.ts';
import { combine } from '../server/src/cluster/profile-sources.ts';
import { rangeConflicts } from '../server/src/cluster/range-conflicts.ts';
import { serviceRangeProblems } from '../server/src/cluster/service-range.ts';
import { azShow, profileOf } from './support/cluster-profile.ts';

const today = '2026-11-22';

describe('capacity', () => {
  const flat = (range: string, pool: string) =>
    profileOf(
      `networkPlugin: azure, subnets: [{ name: nodes, range: ${range} }], nodePools: [{ name: a, nodeSubnet: nodes, ${pool} }]`,
    );
  const firstOf = (profile: ClusterProfile, balancers = 0) =>
    capacityProblems(profile, balancers)[0] as TooSmall | undefined;

  it('a flat subnet that is too small, with the arithmetic', () => {
    const problem = firstOf(flat('10.1.0.0/22', 'count: 50, maxPods: 30'))!;
    assert.deepEqual([problem.what, problem.needed, problem.capacity, problem.prefix], ['node-subnet', 1581, 1019, 21]);
    assert.equal(problem.at.value, '10.1.0.0/22');
    assert.equal(problem.steps[0]?.worked, '(50 + 1) + (50 + 1) × 30');
    assert.equal(firstOf(flat('10.1.0.0/21', 'count: 50, maxPods: 30')), undefined);
  });

  it('to the address: 8 nodes of 30 pods fill a /24 but for three, an upgrade does not fit', () => {
    const problem = firstOf(flat('10.1.0.0/24', 'count: 8'))!;
    assert.deepEqual([problem.needed, problem.capacity, problem.fitsWithoutSurge], [279, 251, true]);
    assert.equal(firstOf(flat('10.1.0.0/24', 'count: 8, maxSurge: 0'), 3), undefined);
    assert.equal(firstOf(flat('10.1.0.0/24', 'count: 8, maxSurge: 0'), 4)?.needed, 252);
  });

  it('counts the autoscaler maximum, the surge in percent, and planned load balancers', () => {
    const problem = firstOf(flat('10.1.0.0/24', 'count: 3, maxCount: 10, maxSurge: 33%'))!;
    assert.deepEqual([problem.needed, problem.fitsWithoutSurge], [14 * 31, false]);
    const text = 'networkPlugin: azure, networkPluginMode: overlay, internalLoadBalancers: 7';
    const pool = 'nodePools: [{ name: a, nodeSubnet: /x/subnets/NODES, count: 5 }]';
    const profile = profileOf(`${text}, ${pool}, subnets: [{ name: nodes, range: 10.1.0.0/28 }]`);
    assert.deepEqual([firstOf(profile)?.needed, firstOf(profile)?.capacity], [13, 11]);
  });

  it('pools that share a subnet add up', () => {
    const pools = '[{ name: a, nodeSubnet: net, count: 4 }, { name: b, nodeSubnet: net, count: 3, maxPods: 60 }]';
    const profile = profileOf(
      `networkPlugin: azure, subnets: [{ name: net, range: 10.1.0.0/25 }], nodePools: ${pools}`,
    );
    assert.equal(firstOf(profile)?.needed, 5 * 31 + 4 * 61);
  });

  it('a pod range serves a /24 to each node, surge nodes too', () => {
    const overlay = (range: string, count: number) =>
      profileOf(
        `networkPlugin: azure, networkPluginMode: overlay, podCidr: ${range}, nodePools: [{ name: a, count: ${count} }]`,
      );
    assert.equal(firstOf(overlay('10.244.0.0/22', 3)), undefined);
    const problem = firstOf(overlay('10.244.0.0/22', 4))!;
    assert.deepEqual([problem.what, problem.unit, problem.needed, problem.capacity], ['pod-cidr', 'nodes', 5, 4]);
    assert.equal(firstOf(overlay('10.244.0.0/25', 3))?.capacity, 0);
  });

  it('pod subnets, in batches and in blocks', () => {
    const pods = (mode: string, range: string, maxPods: number) =>
      profileOf(
        `networkPlugin: azure, subnets: [{ name: p, range: ${range} }],
         nodePools: [{ name: a, podSubnet: p, count: 9, maxPods: ${maxPods}, podIPAllocationMode: ${mode} }]`,
      );
    assert.equal(firstOf(pods('DynamicIndividual', '10.1.0.0/24', 30))?.needed, 10 * 48);
    assert.equal(firstOf(pods('StaticBlock', '10.1.0.0/24', 30))?.needed, 10 * 32);
    assert.equal(firstOf(pods('StaticBlock', '10.1.0.0/23', 31)), undefined);
    assert.equal(firstOf(pods('StaticBlock', '10.0.0.0/11', 31))?.kind as string, 'too-large');
  });

  it('is silent while anything it needs is unknown', () => {
    for (const fields of [
      'networkPlugin: azure',
      'networkPlugin: azure, subnets: [{ name: net, range: 10.1.0.0/29 }], nodePools: [{ name: a, nodeSubnet: net }]',
      'networkPlugin: azure, subnets: [{ name: net }], nodePools: [{ name: a, nodeSubnet: net, count: 90 }]',
      'networkPlugin: none, subnets: [{ name: net, range: 10.1.0.0/29 }], nodePools: [{ name: a, nodeSubnet: net, count: 90 }]',
      'subnets: [{ name: net, range: 10.1.0.0/29 }], nodePools: [{ name: a, nodeSubnet: net, count: 90 }]',
      'nodePools: [{ name: a, count: 3 }], podCidr: 10.244.0.0/24',
    ]) {
      assert.deepEqual(capacityProblems(profileOf(fields)), [], fields);
    }
  });

  it('limits of pools, engines and networks', () => {
    const kinds = (fields: string) => capacityProblems(profileOf(fields)).map(({ kind, at }) => `${kind} ${at.value}`);
    assert.deepEqual(
      kinds('nodePools: [{ name: a, maxPods: 9 }, { name: b, maxPods: 251 }, { name: c, maxPods: 250 }]'),
      ['pods-per-node-out-of-bounds 9', 'pods-per-node-out-of-bounds 251'],
    );
    assert.deepEqual(kinds('nodePools: [{ name: a, maxPods: 10, count: 2 }, { name: b, maxPods: 10, count: 3 }]'), [
      'too-few-pods 10',
    ]);
    assert.deepEqual(kinds('networkPlugin: kubenet, nodePools: [{ name: a, count: 401 }]'), ['too-many-nodes 401']);
    assert.deepEqual(kinds('networkPlugin: kubenet, nodePools: [{ name: a, count: 400 }]'), []);
    const manager = 'networkPlugin: azure, networkPluginMode: overlay, networkPolicy: azure';
    assert.deepEqual(kinds(`${manager}, nodePools: [{ name: a, count: 251 }]`), ['too-many-nodes 251']);
    assert.deepEqual(kinds(`${manager}, nodePools: [{ name: a, count: 250 }]`), []);
    const many = 'networkPlugin: azure, nodePools: [{ name: a, count: 600, maxPods: 110 }]';
    assert.deepEqual(kinds(many), ['too-many-addresses 600']);
    assert.deepEqual(kinds('virtualNetwork: [10.0.0.0/7]'), ['too-large 10.0.0.0/7']);
    assert.deepEqual(kinds('subnets: [{ name: a, range: 10.0.0.0/30 }]'), ['below-smallest-subnet 10.0.0.0/30']);
  });
});

describe('contradictions and bounds', () => {
  const idsOf = (profile: ClusterProfile) => [...contradictions(profile), ...outOfBounds(profile)].map(({ id }) => id);

  const cases: readonly (readonly [string, readonly string[]])[] = [
    ['networkPlugin: azure, networkPluginMode: overlay, networkDataplane: cilium, networkPolicy: cilium', []],
    ['networkPlugin: kubenet, networkPluginMode: overlay', ['overlay-without-azure']],
    ['networkPlugin: none, networkDataplane: cilium', ['cilium-without-azure']],
    ['networkPlugin: azure, networkDataplane: azure, networkPolicy: cilium', ['cilium-policy-without-dataplane']],
    ['networkPlugin: azure, networkDataplane: cilium, networkPolicy: calico', ['other-policy-on-cilium']],
    ['networkPlugin: kubenet, networkPolicy: azure', ['policy-manager-without-azure']],
    ['networkPlugin: kubenet, networkMode: bridge', ['mode-without-azure']],
    ['networkPlugin: azure, podCidr: 10.244.0.0/16', ['pod-range-on-flat']],
    ['ipFamilies: [IPv6]', ['ipv6-only']],
    ['ipFamilies: [IPv4, IPv6], networkPlugin: azure', ['dual-stack-without-overlay']],
    ['networkPlugin: kubenet, nodePools: [{ name: a, os: Windows }]', ['windows-on-kubenet']],
    ['networkPlugin: azure, networkDataplane: cilium, nodePools: [{ name: a, os: Windows }]', ['windows-on-cilium']],
    ['outboundType: managedNATGateway, nodePools: [{ name: a, nodeSubnet: net }]', ['outbound-needs-managed-network']],
    ['outboundType: block, nodePools: [{ name: a, nodeSubnet: net }]', ['outbound-needs-managed-network']],
    ['outboundType: userDefinedRouting, nodePools: [{ name: a }]', []],
    [
      'networkPlugin: azure, addons: [staticEgressGateway], nodePools: [{ name: a, podSubnet: p }]',
      ['static-egress-on-pod-subnet'],
    ],
    ['privateCluster: true, authorizedIPRanges: [20.0.0.0/24]', ['authorized-ranges-on-private']],
    ['authorizedIPRanges: [20.0.0.1/24, 0.0.0.0/32, 20.1.1.1, AzureCloud]', ['authorized-range-host-bits']],
    ['authorizedIPRanges: [20.0.0.0-20.0.0.9]', ['authorized-range-unreadable']],
    [
      'loadBalancerProfile: { managedOutboundIPs: { count: 101 }, allocatedOutboundPorts: 4 }',
      ['number-out-of-bounds', 'outbound-ports-step'],
    ],
    ['loadBalancerProfile: { idleTimeoutInMinutes: 3 }', ['number-out-of-bounds']],
    [
      'natGatewayProfile: { managedOutboundIPProfile: { count: 17 }, idleTimeoutInMinutes: 120 }',
      ['number-out-of-bounds'],
    ],
  ];
  for (const [fields, expected] of cases) {
    it(fields, () => assert.deepEqual(idsOf(profileOf(fields)), expected));
  }

  it('an own route table without an own subnet shows only in what Azure prints', () => {
    const text = `{"type": "Microsoft.ContainerService/ManagedClusters", "agentPoolProfiles": [{"name": "a", "vnetSubnetId": null}],
      "networkProfile": {"outboundType": "userDefinedRouting"}}`;
    assert.deepEqual(idsOf(combine(azShow(text)).profile), ['outbound-needs-own-network']);
  });

  it('more authorized ranges than are allowed', () => {
    const ranges = Array.from({ length: 201 }, (_, i) => `20.0.${i}.0/24`).join(', ');
    assert.deepEqual(idsOf(profileOf(`authorizedIPRanges: [${ranges}]`)), ['too-many-authorized-ranges']);
    const more = `apiServerAccessProfile: { enableVnetIntegration: true, authorizedIPRanges: [${ranges}] }`;
    assert.deepEqual(idsOf(profileOf(more)), []);
  });
});

describe('retirements in use', () => {
  const inUse = (fields: string, day = today) =>
    retirementsInUse(profileOf(fields), day).map(
      ({ retirement, phase, at }) => `${retirement.id} ${phase} ${at.value}`,
    );

  it('before, at and after the date', () => {
    const days = ['2028-03-30', '2028-03-31', '2028-04-01'];
    const phases = days.map((day) => inUse('networkPlugin: kubenet', day));
    assert.deepEqual(phases, [['kubenet announced kubenet'], ['kubenet retired kubenet'], ['kubenet retired kubenet']]);
  });

  it('whatever the profile uses', () => {
    assert.deepEqual(inUse('networkPolicy: azure'), ['network-policy-manager-linux announced azure']);
    assert.deepEqual(inUse('networkPolicy: azure, nodePools: [{ name: a, os: Windows, osSku: Windows2022 }]'), [
      'network-policy-manager-windows retired azure',
      'network-policy-manager-linux announced azure',
      'windows-server-2022 announced Windows2022',
    ]);
    assert.deepEqual(inUse('loadBalancerSku: basic'), ['basic-load-balancer retired basic']);
    assert.deepEqual(inUse('addons: [appRouting]'), ['application-routing-nginx announced true']);
    assert.deepEqual(inUse('addons: [httpApplicationRouting, openServiceMesh]'), [
      'http-application-routing retired true',
      'open-service-mesh announced true',
    ]);
    assert.deepEqual(inUse('nodePools: [{ name: a, type: AvailabilitySet, osSku: Ubuntu2204 }]'), [
      'availability-sets retired AvailabilitySet',
      'ubuntu-22-04 announced Ubuntu2204',
    ]);
    assert.deepEqual(inUse('networkPlugin: azure, networkPolicy: cilium, loadBalancerSku: standard'), []);
    const withoutNginx = `ingressProfile: { webAppRouting: { enabled: true, nginx: { defaultIngressControllerType: None } } }`;
    assert.deepEqual(inUse(withoutNginx), []);
  });
});

describe('models, and plans of profiles', () => {
  it('the model by plugin, mode and pod subnets', () => {
    const models: readonly (readonly [string, string | undefined])[] = [
      ['networkPlugin: azure, networkPluginMode: overlay', 'overlay'],
      ['networkPlugin: kubenet', 'kubenet'],
      ['networkPlugin: none', undefined],
      ['networkPlugin: azure', 'node-subnet'],
      ['networkPlugin: azure, podCidr: 10.244.0.0/16', undefined],
      ['networkPlugin: azure, nodePools: [{ name: a, podSubnet: p }]', 'pod-subnet-dynamic'],
      [
        'networkPlugin: azure, nodePools: [{ name: a, podSubnet: p, podIPAllocationMode: StaticBlock }]',
        'pod-subnet-static-block',
      ],
      ['name: a', undefined],
    ];
    for (const [fields, model] of models) assert.equal(modelOf(profileOf(fields)), model, fields);
  });

  it('a plan of a profile, put back into a profile, fits', () => {
    const profile = profileOf(
      'networkPlugin: azure, onPremisesRanges: [10.0.0.0/8], internalLoadBalancers: 3, nodePools: [{ name: a, count: 3, maxCount: 20, maxSurge: 10%, podSubnet: p }]',
    );
    const plan = planAddresses(requestOf(profile)!, today);
    assert.ok(plan.kind === 'plan');
    const planned = profileOf(JSON.stringify(fieldsOf(plan)).slice(1, -1));
    assert.equal(modelOf(planned), 'pod-subnet-dynamic');
    assert.deepEqual(capacityProblems(planned, 3), []);
    assert.deepEqual(rangeConflicts(planned), []);
    assert.deepEqual(serviceRangeProblems(planned), []);
    assert.deepEqual(
      planned.pools?.map(({ maxSurge }) => maxSurge?.value),
      ['2'],
    );
  });

  it('cannot be planned while a pool is unknown', () => {
    assert.equal(requestOf(profileOf('networkPlugin: azure, nodePools: [{ name: a }]')), undefined);
    assert.equal(requestOf(profileOf('name: a')), undefined);
  });
});
