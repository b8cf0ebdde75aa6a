/** Edits of a mapping's entries, one by one. */

import type { MapNode } from '../server/src/manifest/located.ts';
import { addEntry, removeEntry, replaceEntry, setEntry, setPath } from '../server/src/manifest/rewrite-map.ts';
import { checkEdits } from './support/edit-cases.ts';

checkEdits('entries', [
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
    'the only one, behind a byte order mark',
    '\uFEFFa: 1',
    (text, at) => removeEntry(text, at() as MapNode, (at() as MapNode).entry('a')!),
    '\uFEFF{}',
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
]);
