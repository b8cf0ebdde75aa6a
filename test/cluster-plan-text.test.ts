/** What the address planner says: how models compare, and the same plan as text and as Markdown. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { compareModels } from '../server/src/cluster/compare.ts';
import { modelNamed } from '../server/src/cluster/models.ts';
import type { PlanRequest } from '../server/src/cluster/plan-request.ts';
import { renderPlanMarkdown, renderPlanText } from '../server/src/cluster/plan-text.ts';

const today = '2026-11-22';

describe('comparison and wording', () => {
  const asked: PlanRequest = {
    model: 'node-subnet',
    pools: [{ name: 'apps', nodes: 50, podsPerNode: 30 }],
    internalLoadBalancers: 2,
  };

  it('plans every model, the one asked for first, and says what changes', () => {
    const compared = compareModels(asked, today);
    assert.deepEqual(
      compared.map(({ model }) => model),
      ['node-subnet', 'overlay', 'pod-subnet-dynamic', 'pod-subnet-static-block', 'kubenet'],
    );
    assert.deepEqual(compared[0]?.changes, []);
    assert.deepEqual(compared[1]?.changes, [
      'The node subnet becomes a /26 instead of a /21.',
      'A pod CIDR comes in, a /18.',
      'The cluster takes 53 addresses of the virtual network instead of 1,583.',
    ]);
  });

  it('fits 80 columns and shows the arithmetic', () => {
    const text = renderPlanText(compareModels(asked, today));
    for (const line of text.split('\n')) assert.ok(line.length <= 80, line);
    assert.match(text, /\(50 \+ 1\) \+ \(50 \+ 1\) × 30 = 1,581/);
    assert.match(text, /1,583 \+ 5 = 1,588/);
    assert.match(text, /2 \^ \(32 − 21\) = 2,048 ≥ 1,588, so \/21/);
    assert.doesNotMatch(text, /undefined|NaN/);
  });

  it('says the same in Markdown', () => {
    const markdown = renderPlanMarkdown(compareModels(asked, today));
    assert.match(markdown, /\| node subnet \| `10\.224\.0\.0\/21` \| 1,583 of 2,043 usable addresses \|/);
    assert.match(markdown, /## Under the other models/);
    const impossible = renderPlanMarkdown(compareModels({ model: 'overlay', pools: [{ nodes: 0 }] }, today));
    assert.match(impossible, /^# Azure CNI Overlay: impossible/);
  });

  it('knows the short names of models', () => {
    assert.equal(modelNamed('Flat'), 'node-subnet');
    assert.equal(modelNamed('pod-subnet'), 'pod-subnet-dynamic');
    assert.equal(modelNamed('overlay'), 'overlay');
    assert.equal(modelNamed('bridge'), undefined);
  });
});
