/** Comments are found exactly: all of them, and nothing that only looks like one. */

import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import { Parser } from 'yaml';
import { commentsOf } from '../server/src/manifest/comments.ts';
import { parse } from '../server/src/manifest/parse.ts';
import { randomText } from './support/random-values.ts';
import { oddities } from './support/yaml-oddities.ts';

suite('comments', () => {
  test('are told with their words, and whether they stand alone', () => {
    const text = '# one\na: 1 #two  \nb: "# no" # three\nc: |  # four\n  # no\n#\n---\n  # five\r\n';
    const told = commentsOf(text, parse(text).documents).map(({ at, words, alone }) => [
      text.slice(at.start, at.end),
      words,
      alone,
    ]);
    assert.deepEqual(told, [
      ['# one', 'one', true],
      ['#two  ', 'two', false],
      ['# three', 'three', false],
      ['# four', 'four', false],
      ['#', '', true],
      ['# five', 'five', true],
    ]);
  });

  test('are those of the yaml library in every odd text', () => {
    for (const text of oddities) agreesWithLibrary(text);
  });

  test('are those of the yaml library in random documents', () => {
    fc.assert(fc.property(randomText, agreesWithLibrary), { numRuns: 1000 });
  });
});

function agreesWithLibrary(text: string): void {
  const { documents } = parse(text);
  if (/\r(?!\n)/.test(text) || documents.some(({ problems }) => problems.some(({ code }) => code === 'syntax'))) return;
  const found: number[] = [];
  for (const token of new Parser().parse(text)) collectComments(token, found);
  const starts = commentsOf(text, documents).map((comment) => comment.at.start);
  assert.deepEqual(
    starts,
    found.sort((a, b) => a - b),
    JSON.stringify(text),
  );
}

/** The offsets of the comments among a token and the tokens inside of it. */
function collectComments(token: unknown, found: number[]): void {
  if (Array.isArray(token)) {
    for (const inner of token) collectComments(inner, found);
  } else if (typeof token === 'object' && token !== null) {
    if ('type' in token && token.type === 'comment' && 'offset' in token) found.push(Number(token.offset));
    else for (const inner of Object.values(token)) collectComments(inner, found);
  }
}
