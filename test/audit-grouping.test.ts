/** How the editor's list of findings is filtered, sorted and grouped. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { countsOf, grouped, isFiltering, noFilter, passing, type Severity } from '../client/src/audit/grouping.ts';
import type { FindingPayload } from '../server/src/protocol/audit.ts';

function finding(uri: string, line: number, rule: string, severity: Severity, what = 'It is so.'): FindingPayload {
  const range = { start: { line, character: 2 }, end: { line, character: 5 } };
  return { uri, range, rule, severity, what, why: 'Why.', advice: 'Do.', resource: 'Service shop/web', fix: 'none' };
}

const findings = [
  finding('file:///b.yaml', 9, 'service/two', 'warning'),
  finding('file:///b.yaml', 1, 'service/one', 'hint', 'The Port is odd.'),
  finding('file:///a.yaml', 5, 'service/two', 'warning'),
  finding('file:///a.yaml', 5, 'ingress/three', 'error'),
];
const pathOf = (uri: string): string => uri.slice('file:///'.length);
const rulesOf = (list: readonly FindingPayload[]): string[] => list.map(({ rule }) => rule);

describe('a list of findings', () => {
  it('goes file by file and from top to bottom, and leaves what it was given alone', () => {
    const given = Object.freeze([...findings]);
    const shown = passing(given, noFilter, pathOf);
    assert.deepEqual(
      shown.map(({ uri, range, rule }) => `${pathOf(uri)}:${range.start.line} ${rule}`),
      ['a.yaml:5 ingress/three', 'a.yaml:5 service/two', 'b.yaml:1 service/one', 'b.yaml:9 service/two'],
    );
  });

  it('is filtered by every word, wherever it stands and however it is written', () => {
    const shown = (text: string): string[] => rulesOf(passing(findings, { text }, pathOf));
    assert.deepEqual(shown('port ODD'), ['service/one']);
    assert.deepEqual(shown('a.yaml ingress'), ['ingress/three']);
    assert.deepEqual(shown('shop/web').length, 4);
    assert.deepEqual(shown('port nothing'), []);
    assert.deepEqual(shown('  ').length, 4);
  });

  it('is filtered by severity and rule, all filters together', () => {
    const shown = (filter: object): string[] => rulesOf(passing(findings, { text: '', ...filter }, pathOf));
    assert.deepEqual(shown({ severities: ['error', 'hint'] }), ['ingress/three', 'service/one']);
    assert.deepEqual(shown({ rules: ['service/two'] }), ['service/two', 'service/two']);
    assert.deepEqual(shown({ rules: ['service/two'], severities: ['error'] }), []);
    assert.deepEqual(shown({ severities: [] }), []);
  });

  it('knows whether a filter hides anything', () => {
    assert.equal(isFiltering(noFilter), false);
    assert.equal(isFiltering({ text: ' ' }), false);
    assert.equal(isFiltering({ text: 'a' }), true);
    assert.equal(isFiltering({ text: '', rules: [] }), true);
  });

  it('is grouped by rule, the heaviest and most frequent first', () => {
    const groups = grouped(findings, 'rule');
    assert.deepEqual(
      groups.map(({ name, worst, findings: list }) => [name, worst, list.length]),
      [
        ['ingress/three', 'error', 1],
        ['service/two', 'warning', 2],
        ['service/one', 'hint', 1],
      ],
    );
  });

  it('is grouped by file in the order of paths, and by severity', () => {
    assert.deepEqual(
      grouped(findings, 'file').map(({ name, worst }) => [pathOf(name), worst]),
      [
        ['a.yaml', 'error'],
        ['b.yaml', 'warning'],
      ],
    );
    assert.deepEqual(
      grouped(findings, 'severity').map(({ name }) => name),
      ['error', 'warning', 'hint'],
    );
  });

  it('is counted by severity, without those there are none of', () => {
    assert.deepEqual(countsOf(findings), [
      ['error', 1],
      ['warning', 2],
      ['hint', 1],
    ]);
  });
});
