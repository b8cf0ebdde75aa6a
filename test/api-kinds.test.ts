/** Holds the tables of the kinds of the Kubernetes API to each other. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { apiKinds, apiVersionOf, hasNoStableType } from '../server/src/kubernetes/api-kinds.ts';
import { removedApiOf } from '../server/src/kubernetes/removed-apis.ts';

test('no version is stable and removed at once', () => {
  for (const { group, kind, versions } of apiKinds) {
    for (const version of versions) {
      assert.equal(hasNoStableType({ group, kind, version }), false);
      const apiVersion = { value: apiVersionOf(group, version), at: { start: 0, end: 0 } };
      assert.equal(removedApiOf({ apiVersion, kind }), undefined, `${apiVersion.value} ${kind}`);
    }
  }
});

test('what is custom, old, yet to come or misspelt has no stable type', () => {
  for (const [group, version, kind] of [
    ['example.com', 'v1', 'Service'],
    ['apps', 'v1beta1', 'Deployment'],
    ['autoscaling', 'v3', 'HorizontalPodAutoscaler'],
    ['', 'v1', 'service'],
  ] as const) {
    assert.equal(hasNoStableType({ group, version, kind }), true, kind);
  }
});
