/** "Did you mean" finds the word that was meant, always the same one, and stays silent when none is near. */

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { editsBetween, nearest } from '../server/src/text/nearest.ts';

describe('the nearest word', () => {
  test('is one that differs in letter case only, if there is one', () => {
    assert.equal(nearest('clusterip', ['ClusterIP', 'clusterid']), 'ClusterIP');
  });

  test('is the word itself before one in another letter case', () => {
    assert.equal(nearest('Local', ['LOCAL', 'Local', 'local']), 'Local');
  });

  test('is the one with the fewest edits, letter case aside', () => {
    assert.equal(nearest('LoadBalncer', ['LoadBalancer', 'NodePort', 'ClusterIP']), 'LoadBalancer');
    assert.equal(nearest('prefxi', ['Prefix', 'Exact']), 'Prefix');
  });

  test('is the first by code units among equals, whatever the order', () => {
    assert.equal(nearest('web', ['wet', 'wed']), 'wed');
    assert.equal(nearest('web', ['wed', 'wet']), 'wed');
  });

  test('is none when nothing is near', () => {
    assert.equal(nearest('blog', ['store', 'cart']), undefined);
    assert.equal(nearest('abcdefgh', ['abcdexyz']), undefined);
    assert.equal(nearest('a', ['b']), undefined);
    assert.equal(nearest('', ['a']), undefined);
    assert.equal(nearest('web', []), undefined);
  });

  test('may be held to fewer or more edits', () => {
    assert.equal(nearest('selector', ['selecter'], 0), undefined);
    assert.equal(nearest('Selector', ['selector'], 0), 'selector');
    assert.equal(nearest('abcdefgh', ['abcdexyz'], 3), 'abcdexyz');
  });

  test('does not depend on the order of the candidates', () => {
    const word = fc.string({ unit: fc.constantFrom(...'abAB'), maxLength: 6 });
    fc.assert(
      fc.property(word, fc.array(word, { maxLength: 6 }), (meant, candidates) => {
        assert.equal(nearest(meant, candidates), nearest(meant, [...candidates].reverse()));
      }),
    );
  });
});

describe('edits between words', () => {
  test('count inserts, deletes, replacements and swaps of neighbours', () => {
    assert.equal(editsBetween('port', 'ports'), 1);
    assert.equal(editsBetween('ports', 'port'), 1);
    assert.equal(editsBetween('port', 'pert'), 1);
    assert.equal(editsBetween('port', 'prot'), 1);
    assert.equal(editsBetween('kitten', 'sitting'), 3);
  });

  test('stop at the bound, and agree with the unbounded count below it', () => {
    const word = fc.string({ unit: fc.constantFrom(...'abc'), maxLength: 8 });
    fc.assert(
      fc.property(word, word, fc.nat({ max: 8 }), (a, b, bound) => {
        assert.equal(editsBetween(a, b, bound), Math.min(editsBetween(a, b), bound + 1));
        assert.equal(editsBetween(a, b), editsBetween(b, a));
      }),
      { numRuns: 1000 },
    );
  });
});
