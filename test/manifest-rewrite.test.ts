/** Edits of YAML values, keys and nodes, one by one; and that no edit of broken text goes astray. */

import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import type { ListNode, MapNode, ScalarNode } from '../server/src/manifest/located.ts';
import { parse } from '../server/src/manifest/parse.ts';
import { quoteScalar, renameKey, replaceValue, unquote } from '../server/src/manifest/rewrite.ts';
import { replaceNode } from '../server/src/manifest/rewrite-node.ts';
import { applyEdits } from '../server/src/text/edit.ts';
import { checkEdits } from './support/edit-cases.ts';
import { randomEdit } from './support/random-edits.ts';
import { randomText, randomValue } from './support/random-values.ts';
import { oddities } from './support/yaml-oddities.ts';
import { chanceOf } from './support/yaml-writer.ts';

checkEdits('values and keys', [
  [
    'a number',
    'port: 80 # web\n',
    (text, at) => replaceValue(text, at('port') as ScalarNode, 8080),
    'port: 8080 # web\n',
  ],
  ['a string without quotes', 'a: b', (text, at) => replaceValue(text, at('a') as ScalarNode, 'c'), 'a: c'],
  [
    'a string that would read as a boolean',
    'a: b',
    (text, at) => replaceValue(text, at('a') as ScalarNode, 'on'),
    'a: "on"',
  ],
  [
    'the quotes of the neighbours',
    "b: 'x'\na: b",
    (text, at) => replaceValue(text, at('a') as ScalarNode, '80'),
    "b: 'x'\na: '80'",
  ],
  [
    'the quotes that stood there',
    "a: 'b'",
    (text, at) => replaceValue(text, at('a') as ScalarNode, "it's"),
    "a: 'it''s'",
  ],
  ['a value that was left out', 'a:\nb: 1', (text, at) => replaceValue(text, at('a') as ScalarNode, 'x'), 'a: x\nb: 1'],
  ['a flow key without value', '{a, b}', (text, at) => replaceValue(text, at('a') as ScalarNode, 1), '{a: 1, b}'],
  ['a JSON value', '{\n  "a": 80\n}', (text, at) => replaceValue(text, at('a') as ScalarNode, 'x'), '{\n  "a": "x"\n}'],
  [
    'a block scalar by one line',
    'a: | # c\n  x\n  y\n\nb: 1',
    (text, at) => replaceValue(text, at('a') as ScalarNode, 'z'),
    'a: z # c\n\nb: 1',
  ],
  [
    'a block scalar by more lines',
    'a: |\n    x\nb: 1',
    (text, at) => replaceValue(text, at('a') as ScalarNode, 'p\nq\n'),
    'a: |\n    p\n    q\nb: 1',
  ],
  ['a tag that would contradict', 'a: !!str 80', (text, at) => replaceValue(text, at('a') as ScalarNode, 80), 'a: 80'],
  [
    'a tag that fits, and an anchor',
    'a: &x !!str 80',
    (text, at) => replaceValue(text, at('a') as ScalarNode, 'w'),
    'a: &x !!str w',
  ],
  ['an alias: no edit', 'a: &x 1\nb: *x', (text, at) => replaceValue(text, at('b') as ScalarNode, 2), undefined],
  ['quotes put on', 'a: 012 # c', (text, at) => quoteScalar(text, at('a') as ScalarNode), 'a: "012" # c'],
  ['quotes put on nothing', 'a:\n', (text, at) => quoteScalar(text, at('a') as ScalarNode), 'a: ""\n'],
  ['quotes put on quotes: no edit', 'a: "1"', (text, at) => quoteScalar(text, at('a') as ScalarNode), undefined],
  ['quotes taken off', 'a: "80"', (text, at) => unquote(text, at('a') as ScalarNode), 'a: 80'],
  ['quotes that are needed: no edit', 'a: "x: y"', (text, at) => unquote(text, at('a') as ScalarNode), undefined],
  ['a key', 'a : 1 # c', (text, at) => renameKey(text, (at() as MapNode).entries[0]!, 'b'), 'b : 1 # c'],
  ['a key in quotes', '{"a": 1}', (text, at) => renameKey(text, (at() as MapNode).entries[0]!, 'b'), '{"b": 1}'],
  ['a key that needs quotes', 'a: 1', (text, at) => renameKey(text, (at() as MapNode).entries[0]!, 'on'), '"on": 1'],
]);

checkEdits('nodes', [
  [
    'a mapping by a scalar',
    'a: # c\n  b: 1\n  c: 2\nd: 1\n',
    (text, at) => replaceNode(text, at() as MapNode, at('a'), 'x'),
    'a: x # c\nd: 1\n',
  ],
  [
    'a list by a mapping',
    'a:\n- 1\n- 2\nb: 1\n',
    (text, at) => replaceNode(text, at() as MapNode, at('a'), { x: 1 }),
    'a:\n  x: 1\nb: 1\n',
  ],
  [
    'a mapping of a list',
    '- a: 1\n  b: 2\n- c\n',
    (text, at) => replaceNode(text, at() as ListNode, at(0), { x: { w: 1 }, z: 2 }),
    '- x:\n    w: 1\n  z: 2\n- c\n',
  ],
  [
    'braces by braces',
    'a: {b: 1} # c',
    (text, at) => replaceNode(text, at() as MapNode, at('a'), { x: 'y', z: [] }),
    'a: {x: "y", z: []} # c',
  ],
  [
    'an alias by a value',
    'a: &x 1\nb: *x',
    (text, at) => replaceNode(text, at() as MapNode, at('b'), 2),
    'a: &x 1\nb: 2',
  ],
  [
    'a block scalar by a list',
    'a: | # c\n  x\n\n  y\nb: 1\n',
    (text, at) => replaceNode(text, at() as MapNode, at('a'), [1]),
    'a: # c\n  - 1\nb: 1\n',
  ],
  [
    'behind an anchor',
    'a: &x\n  b: 1\nc: *x\n',
    (text, at) => replaceNode(text, at() as MapNode, at('a'), { d: 2 }),
    'a: &x\n  d: 2\nc: *x\n',
  ],
  ['a whole document', '--- {a: 1}\n', (text, at) => replaceNode(text, undefined, at(), 'x'), '--- x\n'],
  [
    'what an alias stands for: no edit',
    'a: &x {b: 1}\nc: *x',
    (text, at) => replaceNode(text, at('c') as MapNode, at('c', 'b'), 2),
    undefined,
  ],
]);

suite('rewriting of broken and odd text', () => {
  test('never throws, and its edits never overlap', () => {
    const texts = fc.oneof(fc.constantFrom(...oddities), randomText);
    fc.assert(
      fc.property(texts, fc.nat(), randomValue, fc.nat(), (text, cut, fresh, seed) => {
        const broken = text.slice(0, cut % (text.length + 1));
        for (const { contents } of parse(broken).documents) {
          if (!contents) continue;
          const { edits } = randomEdit(broken, contents, fresh, chanceOf(seed));
          if (edits) assert.ok(applyEdits(broken, edits) !== undefined);
        }
      }),
      { numRuns: 2000 },
    );
  });
});
