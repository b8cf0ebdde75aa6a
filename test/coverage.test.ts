/** The table of known checks is whole: every row has a rule that exists, or says why there is none. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { rules } from '../server/src/rules/catalogue.ts';
import { namesIn } from '../server/tools/missing-coverage.ts';
import { type CoverageRow, coverageFaults, readCoverage, renderCoverage } from '../server/tools/render-coverage.ts';

const row: CoverageRow = { source: 'X-01', rule: 'a/b', reason: '', file: 'x.tsv', line: 1 };

describe('the coverage of known checks', () => {
  it('names only rules that exist, and gives a reason where there is none', () => {
    assert.deepEqual(coverageFaults(readCoverage(), new Set(rules.map(({ id }) => id))), []);
  });

  it('finds a row without rule and reason, and one with an unknown rule', () => {
    assert.equal(coverageFaults([{ ...row, rule: undefined }, row], new Set(['c/d'])).length, 2);
    assert.deepEqual(coverageFaults([{ ...row, rule: undefined, reason: 'Later.' }, row], new Set(['a/b'])), []);
  });

  it('shows a check with several rules once', () => {
    const page = renderCoverage([row, { ...row, rule: 'a/c', line: 2 }]);
    assert.equal(page.split('\n').filter((line) => line.startsWith('| X-01 |')).length, 1);
    assert.match(page, /1 checks are listed here, 1 of them/);
  });

  it('reads the names of checks from tables below the headings asked for', () => {
    const markdown = '## one\n\n| a-b | x |\n\n## two\n\n| C-01 | y |\n| no name | z |\n';
    assert.deepEqual(namesIn(markdown, []), ['a-b', 'C-01']);
    assert.deepEqual(namesIn(markdown, ['two']), ['C-01']);
  });
});
