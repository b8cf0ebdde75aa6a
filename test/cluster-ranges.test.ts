/** Ranges of a profile: in conflict with each other, and the service range with its addresses. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { ClusterProfile } from '../server/src/cluster/profile.ts';
import { combine } from '../server/src/cluster/profile-sources.ts';
import { rangeConflicts } from '../server/src/cluster/range-conflicts.ts';
import { readAso } from '../server/src/cluster/read-aso.ts';
import { clusterAddressFault, serviceRangeProblems } from '../server/src/cluster/service-range.ts';
import { documentsOf, profileOf } from './support/cluster-profile.ts';

function declared(spec: string): ClusterProfile {
  const text = `apiVersion: containerservice.azure.com/v20250801\nkind: ManagedCluster\nmetadata: { name: a }\nspec: ${spec}\n`;
  return combine(readAso(documentsOf(text))).profile;
}

describe('ranges in conflict', () => {
  const conflictsOf = (profile: ClusterProfile) =>
    rangeConflicts(profile).map((conflict) => {
      const other = conflict.kind === 'overlap' ? ` ${conflict.other.name}` : '';
      return `${conflict.kind} ${conflict.at.value}${other}`;
    });

  const cases: readonly (readonly [string, string, readonly string[]])[] = [
    ['the defaults, side by side', 'podCidr: 10.244.0.0/16, serviceCidr: 10.0.0.0/16', []],
    ['pods and Services', 'podCidr: 10.0.0.0/8, serviceCidr: 10.0.0.0/16', ['overlap 10.0.0.0/16 the pod range']],
    [
      'Services in the network, told once and not again for its subnet',
      'serviceCidr: 10.1.0.0/16, virtualNetwork: [10.1.0.0/16], subnets: [{ name: nodes, range: 10.1.0.0/24 }]',
      ['overlap 10.1.0.0/16 the virtual network'],
    ],
    [
      'pods in the network but in no subnet of it',
      'podCidr: 10.244.0.0/16, virtualNetwork: [10.0.0.0/8], subnets: [{ name: nodes, range: 10.1.0.0/24 }]',
      [],
    ],
    [
      'pods in a subnet',
      'podCidr: 10.1.0.0/16, virtualNetwork: [10.0.0.0/8], subnets: [{ name: nodes, range: 10.1.0.0/24 }]',
      ['overlap 10.1.0.0/16 the subnet nodes'],
    ],
    [
      'a default that on-premises uses',
      'serviceCidr: 10.0.0.0/16, onPremisesRanges: [10.0.0.0/8]',
      ['overlap 10.0.0.0/16 a network outside Azure'],
    ],
    [
      'two subnets',
      'subnets: [{ name: a, range: 10.1.0.0/24 }, { name: b, range: 10.1.0.128/25 }]',
      ['overlap 10.1.0.0/24 the subnet b'],
    ],
    [
      'a peered network',
      'virtualNetwork: [10.1.0.0/16], peeredRanges: [10.0.0.0/14]',
      ['overlap 10.1.0.0/16 a peered network'],
    ],
    [
      'a subnet elsewhere',
      'virtualNetwork: [10.1.0.0/16], subnets: [{ name: a, range: 10.2.0.0/24 }]',
      ['outside-network 10.2.0.0/24'],
    ],
    ['172.16.0.0/12, which holds reserved ranges', 'serviceCidr: 172.16.0.0/12', ['reserved 172.16.0.0/12']],
    ['link-local pods', 'podCidr: 169.254.0.0/17', ['reserved 169.254.0.0/17']],
    ['documentation addresses', 'virtualNetwork: [192.0.2.0/24]', ['reserved 192.0.2.0/24']],
    [
      'just beside reserved ranges',
      'podCidr: 172.28.0.0/15, serviceCidr: 172.29.255.0/24',
      ['overlap 172.29.255.0/24 the pod range'],
    ],
    ['multicast', 'serviceCidr: 224.0.0.0/16', ['reserved 224.0.0.0/16']],
    ['public pods', 'podCidr: 20.0.0.0/16', ['public 20.0.0.0/16']],
    ['shared address space', 'podCidr: 100.64.0.0/16', []],
    ['host bits', 'podCidr: 10.244.1.0/16', ['host-bits 10.244.1.0/16']],
    ['no range at all', 'podCidr: 10.244.0.0', ['unreadable 10.244.0.0']],
    ['dual-stack', "podCidrs: ['10.244.0.0/16', 'fd12:3456:789a::/64']", []],
    [
      'IPv6 first',
      "podCidrs: ['fd12:3456:789a::/64', '10.244.0.0/16']",
      ['family-order fd12:3456:789a::/64', 'family-order 10.244.0.0/16'],
    ],
    ['two of one family', "serviceCidrs: ['10.0.0.0/16', '10.2.0.0/16']", ['family-order 10.2.0.0/16']],
    ['public IPv6 pods', "podCidrs: ['10.244.0.0/16', '2001:db8::/64']", ['public 2001:db8::/64']],
  ];
  for (const [name, fields, expected] of cases) {
    it(name, () => assert.deepEqual(conflictsOf(profileOf(fields)), expected));
  }

  it('a whole cluster that leaves the service range out takes the default', () => {
    const spec = '{ networkProfile: { networkPlugin: azure, networkPluginMode: overlay, podCidr: 10.0.0.0/14 } }';
    assert.deepEqual(conflictsOf(declared(spec)), ['overlap 10.0.0.0/14 the pod range']);
    assert.deepEqual(
      conflictsOf(profileOf('networkPlugin: azure, networkPluginMode: overlay, podCidr: 10.0.0.0/14')),
      [],
    );
  });

  it('offers a free range of the same size', () => {
    const [overlap] = rangeConflicts(profileOf('podCidr: 10.244.0.0/16, serviceCidr: 10.244.0.0/20'));
    assert.equal(overlap?.kind === 'overlap' && overlap.suggestion, '10.0.0.0/20');
    const [reserved] = rangeConflicts(profileOf('podCidr: 172.30.0.0/16, onPremisesRanges: [10.0.0.0/8]'));
    assert.equal(reserved?.kind === 'reserved' && reserved.suggestion, '172.16.0.0/16');
  });
});

describe('the service range', () => {
  const faultsOf = (fields: string) =>
    serviceRangeProblems(profileOf(fields)).map((problem) =>
      problem.kind === 'dns-address' ? problem.fault : problem.kind,
    );

  it('is smaller than a /12, and leaves an address for a Service', () => {
    assert.deepEqual(
      ['10.0.0.0/12', '10.0.0.0/13'].map((range) => faultsOf(`serviceCidr: ${range}`)),
      [['too-large'], []],
    );
    assert.deepEqual(
      ['10.0.0.0/30', '10.0.0.0/29'].map((range) => faultsOf(`serviceCidr: ${range}`)),
      [['too-small'], []],
    );
    const dual = (prefix: number) => faultsOf(`serviceCidrs: ['10.0.0.0/16', 'fd12:3456:789a:1::/${prefix}']`);
    assert.deepEqual([dual(107), dual(108)], [['too-large'], []]);
  });

  it('holds DNS, not as its first, network or last address', () => {
    const dns = (address: string) => faultsOf(`serviceCidr: 10.0.0.0/24, dnsServiceIP: '${address}'`);
    const addresses = [
      '10.0.0.10',
      '10.0.0.2',
      '10.0.0.254',
      '10.0.0.1',
      '10.0.0.0',
      '10.0.0.255',
      '10.0.1.10',
      '10.0.0',
    ];
    assert.deepEqual(addresses.map(dns), [[], [], [], ['first'], ['edge'], ['edge'], ['outside'], ['unreadable']]);
    assert.deepEqual(faultsOf('dnsServiceIP: 10.9.9.9'), []);
  });

  it('offers the tenth address', () => {
    const [problem] = serviceRangeProblems(profileOf('serviceCidr: 10.2.0.0/16, dnsServiceIP: 10.0.0.10'));
    assert.equal(problem?.kind === 'dns-address' && problem.suggestion, '10.2.0.10');
  });

  it('tells what is wrong with a fixed clusterIP', () => {
    const profile = profileOf('serviceCidr: 10.0.0.0/24, dnsServiceIP: 10.0.0.10');
    const addresses = ['10.0.0.20', '10.0.0.10', '10.0.0.1', '10.0.0.255', '10.1.0.1', 'fd00::1', 'None'];
    assert.deepEqual(
      addresses.map((address) => clusterAddressFault(profile, address)),
      [undefined, 'dns', 'first', 'edge', 'outside', undefined, undefined],
    );
    assert.equal(clusterAddressFault(profileOf('name: a'), '10.1.0.1'), undefined);
  });
});
