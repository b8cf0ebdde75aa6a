/** What is wrong with policies themselves, each fault at its place. */

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { faultText, outcomeOf } from '../server/src/network/fault.ts';
import { policyFaults } from '../server/src/network/faults.ts';
import { backendPolicy, world } from './support/shop-policies.ts';

describe('faults of policies', () => {
  function faults(text: string): string[] {
    return policyFaults(world(text)).map(
      (fault) => `${outcomeOf(fault)} ${text.slice(fault.at.start, fault.at.end)}: ${fault.code}`,
    );
  }

  const policy = (spec: string) =>
    `{ apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, metadata: { name: p }, spec: ${spec} }`;
  const admin = (spec: string) =>
    `{ apiVersion: policy.networking.k8s.io/v1alpha1, kind: AdminNetworkPolicy, metadata: { name: p }, spec: ${spec} }`;

  test('a sound policy has none', () => {
    assert.deepEqual(faults(backendPolicy), []);
  });

  test('of NetworkPolicies, each at its value', () => {
    assert.deepEqual(
      faults(
        policy('{ policyTypes: [ingress], ingress: [{ from: [{}, { ipBlock: { cidr: 10.0.0.0, except: [x] } }] }] }'),
      ),
      [
        'refused ingress: policy-type-invalid',
        'refused {}: peer-empty',
        'refused 10.0.0.0: block-invalid',
        'refused x: block-invalid',
      ],
    );
    assert.deepEqual(
      faults(
        policy(
          '{ ingress: [{ from: [{ ipBlock: { cidr: 10.0.0.0/8, except: [10.0.0.0/8, 11.0.0.0/16, 10.1.0.0/16] } }] }] }',
        ),
      ),
      ['refused 10.0.0.0/8: except-outside', 'refused 11.0.0.0/16: except-outside'],
    );
    assert.deepEqual(
      faults(
        policy(
          '{ ingress: [{ ports: [{ port: 0 }, { port: 80, endPort: 79 }, { port: web, endPort: 90 }, { endPort: 90 }, { protocol: tcp }] }] }',
        ),
      ),
      [
        'refused 0: port-invalid',
        'refused 79: end-port-below',
        'refused 90: end-port-with-name',
        'refused 90: end-port-alone',
        'refused tcp: protocol-invalid',
      ],
    );
    assert.deepEqual(
      faults(
        policy(
          '{ podSelector: { matchLabels: { a@b: c } }, egress: [{ to: [{ ipBlock: { cidr: 0.0.0.0/0 } }], ports: [{ port: web }] }] }',
        ),
      ),
      ['refused a@b: selector-invalid', 'dead web: named-port-outside'],
    );
    assert.deepEqual(faults(policy('{ podSelector: { matchLabels: { a: $NAME } } }')), [
      'unsettled $NAME: placeholder',
    ]);
  });

  test('of cluster-wide policies', () => {
    assert.deepEqual(
      faults(
        admin(
          '{ priority: 1001, subject: { namespaces: {}, pods: { podSelector: {} } }, ingress: [{ action: Accept, from: [] }] }',
        ),
      ),
      [
        'refused 1001: priority-invalid',
        'refused subject: subject-count',
        'refused Accept: action-invalid',
        'refused from: peers-missing',
      ],
    );
    const port = (written: string) =>
      admin(
        `{ priority: 1, subject: { namespaces: {} }, egress: [{ action: Pass, to: [{ namespaces: {} }], ports: [${written}] }] }`,
      );
    assert.deepEqual(faults(port('{ portNumber: { port: 80 }, namedPort: x }')), ['refused portNumber: port-count']);
    assert.deepEqual(faults(port('{ portRange: { start: 80, end: 80 } }')), ['refused 80: range-empty']);
  });

  test('between policies', () => {
    const two = `${admin('{ priority: 1, subject: { namespaces: {} } }')}\n---\n${admin('{ priority: 1, subject: { namespaces: {} } }').replace('name: p', 'name: q')}`;
    assert.deepEqual(faults(two), ['undefined 1: same-priority']);
    const twice = `${policy('{}')}\n---\n${policy('{}')}`;
    assert.deepEqual(faults(twice), ['refused p: defined-twice']);
    assert.equal(faultText(policyFaults(world(twice))[0]!), '"p": only one object of a kind can have the name');
  });
});
