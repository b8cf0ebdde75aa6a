/** Edits of a list's items and of whole documents, one by one. */

import type { ListNode, MapNode } from '../server/src/manifest/located.ts';
import { parse } from '../server/src/manifest/parse.ts';
import { appendDocument, removeDocument } from '../server/src/manifest/rewrite-document.ts';
import { joinNextItem, splitItem } from '../server/src/manifest/rewrite-item.ts';
import { appendItem, insertItem, removeItem } from '../server/src/manifest/rewrite-list.ts';
import { checkEdits } from './support/edit-cases.ts';

checkEdits('items', [
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
]);

checkEdits('documents', [
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
]);
