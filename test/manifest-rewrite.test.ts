/** Edits of YAML, one by one: what the text reads like before and after. */

import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import type { ListNode, MapNode, Node, ScalarNode } from '../server/src/manifest/located.ts';
import { parse } from '../server/src/manifest/parse.ts';
import { quoteScalar, renameKey, replaceValue, unquote } from '../server/src/manifest/rewrite.ts';
import { appendDocument, removeDocument } from '../server/src/manifest/rewrite-document.ts';
import { joinNextItem, splitItem } from '../server/src/manifest/rewrite-item.ts';
import { appendItem, insertItem, removeItem } from '../server/src/manifest/rewrite-list.ts';
import { addEntry, removeEntry, replaceEntry, setEntry, setPath } from '../server/src/manifest/rewrite-map.ts';
import { replaceNode } from '../server/src/manifest/rewrite-node.ts';
import { applyEdits, type Edit } from '../server/src/text/edit.ts';
import { randomEdit } from './support/random-edits.ts';
import { randomValue } from './support/random-values.ts';
import { oddities } from './support/yaml-oddities.ts';
import { chanceOf, mannerOf, writeDocument } from './support/yaml-writer.ts';

type MakeEdits = (text: string, at: (...path: (string | number)[]) => Node) => Edit[] | undefined;

/** Name, text before, edit, text after; undefined says that there is no such edit. */
type Case = readonly [string, string, MakeEdits, string | undefined];

const values: Case[] = [
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
];

const entries: Case[] = [
  [
    'last',
    'a:\n  b: 1 # c\n\nd: 2\n',
    (text, at) => addEntry(text, at('a') as MapNode, 'x', 2),
    'a:\n  b: 1 # c\n  x: 2\n\nd: 2\n',
  ],
  ['first', '- a: 1\n', (text, at) => addEntry(text, at(0) as MapNode, 'x', 2, 'first'), '- x: 2\n  a: 1\n'],
  [
    'behind another',
    'a: 1\n# b\nb: 2\n',
    (text, at) => addEntry(text, at() as MapNode, 'x', 2, { after: 'a' }),
    'a: 1\nx: 2\n# b\nb: 2\n',
  ],
  ['without a final line break', 'a: 1', (text, at) => addEntry(text, at() as MapNode, 'x', 2), 'a: 1\nx: 2'],
  ['with CRLF', 'a: 1\r\n', (text, at) => addEntry(text, at() as MapNode, 'x', { w: 1 }), 'a: 1\r\nx:\r\n  w: 1\r\n'],
  [
    'with four columns',
    'a:\n    b: 1\n',
    (text, at) => addEntry(text, at() as MapNode, 'x', { w: [1] }),
    'a:\n    b: 1\nx:\n    w:\n        - 1\n',
  ],
  [
    'with dashes below the key',
    'a:\n- 1\n',
    (text, at) => addEntry(text, at() as MapNode, 'x', [{ w: 1, z: 2 }]),
    'a:\n- 1\nx:\n- w: 1\n  z: 2\n',
  ],
  [
    'with dashes further in',
    'a:\n  - 1\n',
    (text, at) => addEntry(text, at() as MapNode, 'x', [1]),
    'a:\n  - 1\nx:\n  - 1\n',
  ],
  [
    'behind a block scalar',
    'a: |+\n  x\n\nb: 1\n',
    (text, at) => addEntry(text, at() as MapNode, 'x', 2, { after: 'a' }),
    'a: |+\n  x\n\nx: 2\nb: 1\n',
  ],
  [
    'behind a merge key',
    'a: &a {b: 1}\nc:\n  <<: *a\n',
    (text, at) => addEntry(text, at('c') as MapNode, 'd', 2),
    'a: &a {b: 1}\nc:\n  <<: *a\n  d: 2\n',
  ],
  [
    'over a merged one',
    'a: &a {b: 1}\nc:\n  <<: *a\n',
    (text, at) => setEntry(text, at('c') as MapNode, 'b', 2),
    'a: &a {b: 1}\nc:\n  <<: *a\n  b: 2\n',
  ],
  [
    'between braces',
    'a: { b: 1 } # c',
    (text, at) => addEntry(text, at('a') as MapNode, 'x', { w: [1] }),
    'a: { b: 1, x: { w: [1] } } # c',
  ],
  [
    'between braces on lines',
    '{\n  a: 1, # c\n}\n',
    (text, at) => addEntry(text, at() as MapNode, 'x', [{ w: 1 }]),
    '{\n  a: 1, # c\n  x: [{\n    w: 1,\n  }],\n}\n',
  ],
  [
    'in JSON',
    '{\n\t"a": 1\n}\n',
    (text, at) => addEntry(text, at() as MapNode, 'x', ['y', {}]),
    '{\n\t"a": 1,\n\t"x": [\n\t\t"y",\n\t\t{}\n\t]\n}\n',
  ],
  ['in empty braces', 'a: {}', (text, at) => addEntry(text, at('a') as MapNode, 'x', 1), 'a: {x: 1}'],
  [
    'into what an alias brought: no edit',
    'a: &a {b: 1}\nc: *a',
    (text, at) => addEntry(text, at('c') as MapNode, 'x', 1),
    undefined,
  ],
  ['twice: no edit', 'a: 1', (text, at) => addEntry(text, at() as MapNode, 'a', 2), undefined],
  ['set', 'a: 1 # c\nb: 2\n', (text, at) => setEntry(text, at() as MapNode, 'a', { x: 1 }), 'a: # c\n  x: 1\nb: 2\n'],
  [
    'set over empty braces',
    'a: {}\n',
    (text, at) => setEntry(text, at() as MapNode, 'a', { x: 'y' }),
    'a:\n  x: "y"\n',
  ],
  ['set over nothing', 'a:\nb: 1\n', (text, at) => setEntry(text, at() as MapNode, 'a', [1]), 'a:\n  - 1\nb: 1\n'],
  [
    'set by a path',
    'a:\n  b: 1\n',
    (text, at) => setPath(text, at() as MapNode, ['a', 'c', 'd'], 1),
    'a:\n  b: 1\n  c:\n    d: 1\n',
  ],
  [
    'replaced',
    'a: 1 # c\nb:\n  c: 1\n  d: 2 # e\n',
    (text, at) => replaceEntry(text, at() as MapNode, (at() as MapNode).entry('b')!, 'x', { w: 1 }),
    'a: 1 # c\nx:\n  w: 1 # e\n',
  ],
  [
    'removed',
    'a: 1 # c\n# b\nb: 2\nc: 3\n',
    (text, at) => removeEntry(text, at() as MapNode, (at() as MapNode).entry('b')!),
    'a: 1 # c\n# b\nc: 3\n',
  ],
  [
    'removed from its dash',
    '- a: 1 # c\n  # b\n  b: 2\n',
    (text, at) => removeEntry(text, at(0) as MapNode, (at(0) as MapNode).entry('a')!),
    '- # b\n  b: 2\n',
  ],
  [
    'removed from the end of the text',
    'a: 1\nb: 2',
    (text, at) => removeEntry(text, at() as MapNode, (at() as MapNode).entry('b')!),
    'a: 1',
  ],
  [
    'the only one removed',
    'a: # c\n  b: 1\nc: 2\n',
    (text, at) => removeEntry(text, at('a') as MapNode, (at('a') as MapNode).entry('b')!),
    'a: {} # c\nc: 2\n',
  ],
  [
    'removed from braces',
    '{a: 1, b: 2}',
    (text, at) => removeEntry(text, at() as MapNode, (at() as MapNode).entry('b')!),
    '{a: 1}',
  ],
  [
    'removed from braces on lines',
    '{\n  "a": 1,\n  "b": 2\n}',
    (text, at) => removeEntry(text, at() as MapNode, (at() as MapNode).entry('b')!),
    '{\n  "a": 1\n}',
  ],
  [
    'removed with an anchor in use: no edit',
    'a: &x 1\nb: *x',
    (text, at) => removeEntry(text, at() as MapNode, (at() as MapNode).entry('a')!),
    undefined,
  ],
  [
    'a merged one removed: no edit',
    'a: &x {b: 1}\nc: {<<: *x}',
    (text, at) => removeEntry(text, at('c') as MapNode, (at('c') as MapNode).entry('b')!),
    undefined,
  ],
  [
    'behind a question mark: no edit',
    '? a\n: b\n',
    (text, at) => removeEntry(text, at() as MapNode, (at() as MapNode).entries[0]!),
    undefined,
  ],
];

const items: Case[] = [
  [
    'last',
    'a:\n- b # c\nd: 1\n',
    (text, at) => appendItem(text, at('a') as ListNode, { x: 1, w: 2 }),
    'a:\n- b # c\n- x: 1\n  w: 2\nd: 1\n',
  ],
  [
    'as wide as the others',
    '-   a: 1\n',
    (text, at) => appendItem(text, at() as ListNode, { x: 1, w: 2 }),
    '-   a: 1\n-   x: 1\n    w: 2\n',
  ],
  ['first', 'a:\n  - b\n', (text, at) => insertItem(text, at('a') as ListNode, 0, 'x'), 'a:\n  - x\n  - b\n'],
  ['in between', '- a\n- b\n', (text, at) => insertItem(text, at() as ListNode, 1, [1, 2]), '- a\n- - 1\n  - 2\n- b\n'],
  ['between brackets', 'a: [b, c]', (text, at) => appendItem(text, at('a') as ListNode, 'd, e'), 'a: [b, c, "d, e"]'],
  ['in empty brackets', 'a: []', (text, at) => appendItem(text, at('a') as ListNode, 1), 'a: [1]'],
  ['removed', '- a\n# b\n- b # c\n- d\n', (text, at) => removeItem(text, at() as ListNode, at(1)), '- a\n# b\n- d\n'],
  [
    'the only one removed',
    'a:\n- b\nc: 1\n',
    (text, at) => removeItem(text, at('a') as ListNode, at('a', 0)),
    'a: []\nc: 1\n',
  ],
  ['removed from brackets', '[a, b, c]', (text, at) => removeItem(text, at() as ListNode, at(1)), '[a, c]'],
  ['in an alias: no edit', 'a: &x [1]\nb: *x', (text, at) => appendItem(text, at('b') as ListNode, 1), undefined],
  [
    'cut in two',
    'from:\n- podSelector: {}\n  # both\n  namespaceSelector: {} # all\n',
    (text, at) => splitItem(text, at('from') as ListNode, at('from', 0) as MapNode, 'namespaceSelector'),
    'from:\n- podSelector: {}\n  # both\n- namespaceSelector: {} # all\n',
  ],
  [
    'cut in two between brackets',
    '[{ a: 1, b: 2 }]',
    (text, at) => splitItem(text, at() as ListNode, at(0) as MapNode, 'b'),
    '[{ a: 1 }, { b: 2 }]',
  ],
  [
    'cut in two on lines',
    '[{\n  a: 1,\n  b: 2,\n}]',
    (text, at) => splitItem(text, at() as ListNode, at(0) as MapNode, 'b'),
    '[{\n  a: 1,\n}, {\n  b: 2,\n}]',
  ],
  [
    'joined',
    '- a: |\n    x\n# c\n- b: 1\n  c: 2\n',
    (text, at) => joinNextItem(text, at() as ListNode, at(0) as MapNode),
    '- a: |\n    x\n# c\n  b: 1\n  c: 2\n',
  ],
  [
    'joined between brackets',
    '[{ a: 1 }, { b: 2 }]',
    (text, at) => joinNextItem(text, at() as ListNode, at(0) as MapNode),
    '[{ a: 1, b: 2 }]',
  ],
  [
    'joined with a key in common: no edit',
    '- a: 1\n- a: 2\n',
    (text, at) => joinNextItem(text, at() as ListNode, at(0) as MapNode),
    undefined,
  ],
];

const nodes: Case[] = [
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
];

const documents: Case[] = [
  ['at the end', 'a: 1\n', (text) => appendDocument(text, parse(text).documents, 'b: 2'), 'a: 1\n---\nb: 2\n'],
  [
    'without a final line break',
    'a: 1',
    (text) => appendDocument(text, parse(text).documents, 'b: 2\n'),
    'a: 1\n---\nb: 2\n',
  ],
  [
    'in between, with CRLF',
    'a: 1\r\n---\r\nc: 3\r\n',
    (text) => appendDocument(text, parse(text).documents, 'b:\n- 2', parse(text).documents[0]),
    'a: 1\r\n---\r\nb:\r\n- 2\r\n---\r\nc: 3\r\n',
  ],
  ['in an empty text', '', (text) => appendDocument(text, parse(text).documents, 'b: 2'), 'b: 2\n'],
  ['behind comments', '# c\n', (text) => appendDocument(text, parse(text).documents, 'b: 2'), '# c\nb: 2\n'],
  [
    'removed, but not the words above the first dashes',
    '# all\n---\na: 1\n---\nb: 2\n',
    (text) => removeDocument(text, parse(text).documents, parse(text).documents[0]!),
    '# all\n---\nb: 2\n',
  ],
  [
    'with directives: no edit',
    '%YAML 1.1\n---\na: 1\n',
    (text) => appendDocument(text, parse(text).documents, 'b: 2'),
    undefined,
  ],
];

for (const [title, cases] of Object.entries({ values, entries, items, nodes, documents })) {
  suite(title, () => {
    for (const [name, before, make, expected] of cases) {
      test(name, () => {
        const root = parse(before).documents[0]?.contents;
        const edits = make(before, (...path) => nodeAt(root, path));
        assert.equal(edits && applyEdits(before, edits), expected);
      });
    }
  });
}

suite('rewriting of broken and odd text', () => {
  test('never throws, and its edits never overlap', () => {
    const texts = fc.oneof(
      fc.constantFrom(...oddities),
      fc.tuple(randomValue, fc.nat()).map(([value, seed]) => {
        const chance = chanceOf(seed);
        return writeDocument(value, mannerOf(chance), chance);
      }),
    );
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

function nodeAt(root: Node | undefined, path: readonly (string | number)[]): Node {
  let node = root;
  for (const step of path) {
    if (node?.kind === 'map') node = node.get(String(step));
    else if (node?.kind === 'list') node = node.items[Number(step)];
  }
  assert.ok(node);
  return node;
}
