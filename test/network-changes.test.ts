/** What two states of a bundle differ in, and the cause of each difference. */

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { diffData } from '../server/src/features/diff.ts';
import { compare } from '../server/src/network/change.ts';
import { backendPolicy, pods, world } from './support/shop-policies.ts';

describe('changes', () => {
  function differences(before: string[], after: string[]): string[] {
    const { opened, closed } = diffData(compare(world(...before), world(...after)), '');
    return [...opened, ...closed].map(
      ({ change, from, to, causes }) => `${change} ${from} ${to}: ${causes.map(({ text }) => text).join(' ')}`,
    );
  }

  test('nothing changes where only places do', () => {
    assert.deepEqual(differences([pods, backendPolicy], [`# moved\n${pods}`, `\n\n${backendPolicy}`]), []);
  });

  test('a widened rule is the cause of what it opens, and nothing else is told', () => {
    const wider = backendPolicy.replace('app: frontend', 'app: other').replace('{ app: other }', '{}');
    assert.deepEqual(differences([pods, backendPolicy], [pods, wider]), [
      'added shop/other[Pod] shop/backend[Pod]: Inbound rule 1 of NetworkPolicy shop/backend now allows all pods of namespace shop on TCP 8080.',
    ]);
  });

  test('a policy that is taken away opens, a new one closes', () => {
    const opened = differences([pods, backendPolicy], [pods]);
    assert.equal(opened.length, 5);
    for (const line of opened) {
      assert.match(
        line,
        /NetworkPolicy shop\/backend no longer isolates shop\/backend\[Pod\] for inbound connections\.$/,
      );
    }
    for (const line of differences([pods], [pods, backendPolicy])) {
      assert.match(line, /NetworkPolicy shop\/backend now isolates shop\/backend\[Pod\] for inbound connections\.$/);
    }
  });

  test('what opens comes before what closes', () => {
    const moved = backendPolicy.replace('app: frontend', 'run: other');
    const relabelled = pods.replace(
      'name: other, namespace: shop',
      'name: other, namespace: shop, labels: { run: other }',
    );
    assert.deepEqual(differences([relabelled, backendPolicy], [relabelled, moved]), [
      'added shop/other[Pod] shop/backend[Pod]: Inbound rule 1 of NetworkPolicy shop/backend now allows pods with run=other of namespace shop on TCP 8080.',
      'removed shop/frontend[Pod] shop/backend[Pod]: Inbound rule 1 of NetworkPolicy shop/backend, which allowed pods with app=frontend of namespace shop on TCP 8080, is gone or says less.',
    ]);
  });

  test('neighbouring ranges that fare alike are one', () => {
    const [line, ...rest] = differences(
      [pods, backendPolicy],
      [pods, backendPolicy.replace('10.0.0.0/8', '10.0.0.0/7')],
    );
    assert.equal(rest.length, 0);
    assert.match(
      line!,
      /^added 11\.0\.0\.0-11\.255\.255\.255 shop\/backend\[Pod\]: .*now allows addresses in 10\.0\.0\.0\/7/,
    );
  });

  test('new and vanished workloads say so', () => {
    const more = `${pods}---\n{ apiVersion: v1, kind: Pod, metadata: { name: late, namespace: shop } }\n`;
    const lines = differences([pods, backendPolicy], [more, backendPolicy]);
    assert.ok(lines.every((line) => line.endsWith('shop/late[Pod] is new.')));
    assert.ok(lines.includes('added shop/late[Pod] shop/frontend[Pod]: shop/late[Pod] is new.'));
    assert.ok(!lines.some((line) => line.includes('shop/late[Pod] shop/backend[Pod]')));
  });
});
