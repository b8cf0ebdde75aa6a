/** What is wrong with cluster-wide policies, each fault at its place. */

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { outcomeOf } from '../server/src/network/fault.ts';
import { clusterPolicyFaults } from '../server/src/network/faults.ts';
import { backendPolicy, world } from './support/shop-policies.ts';

describe('faults of policies', () => {
  function faults(text: string): string[] {
    return clusterPolicyFaults(world(text)).map(
      (fault) => `${outcomeOf(fault)} ${text.slice(fault.at.start, fault.at.end)}: ${fault.code}`,
    );
  }

  const admin = (spec: string) =>
    `{ apiVersion: policy.networking.k8s.io/v1alpha1, kind: AdminNetworkPolicy, metadata: { name: p }, spec: ${spec} }`;

  test('a sound policy has none', () => {
    assert.deepEqual(faults(backendPolicy), []);
    assert.deepEqual(faults(admin('{ priority: 1, subject: { namespaces: {} } }')), []);
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
  });
});
