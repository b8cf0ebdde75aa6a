/** The table of retirements: each is announced the day before its date, and retired from that day on. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { phaseAt, retirementOf, retirements } from '../server/src/cluster/retirements.ts';

const today = '2026-11-22';

describe('retirements', () => {
  for (const retirement of retirements) {
    it(`${retirement.id}: announced the day before, retired at the date and after`, () => {
      const { date, notice } = retirement;
      assert.match(date, /^\d{4}-\d{2}-\d{2}$/);
      const expectedBefore = dayBefore(date) >= notice ? 'announced' : 'future';
      assert.equal(phaseAt(retirement, dayBefore(date)), expectedBefore);
      assert.equal(phaseAt(retirement, date), 'retired');
      assert.equal(phaseAt(retirement, '2099-01-01'), 'retired');
      assert.equal(phaseAt(retirement, dayBefore(notice)), 'future');
    });
  }

  it('stand in order of their dates, under ids of their own', () => {
    const dates = retirements.map(({ date }) => date);
    assert.deepEqual(dates, [...dates].sort());
    assert.equal(new Set(retirements.map(({ id }) => id)).size, retirements.length);
  });

  it('as of November 2026', () => {
    const phases = ['kubenet', 'network-policy-manager-windows', 'application-routing-nginx', 'basic-load-balancer'];
    assert.deepEqual(
      phases.map((id) => phaseAt(retirementOf(id), today)),
      ['announced', 'retired', 'announced', 'retired'],
    );
    assert.equal(phaseAt(retirementOf('application-routing-nginx'), '2026-11-30'), 'announced');
    assert.equal(phaseAt(retirementOf('application-routing-nginx'), '2026-12-01'), 'retired');
  });
});

function dayBefore(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
}
