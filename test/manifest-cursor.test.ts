/** Where a cursor is: the path of nodes in whole YAML, and what may be written in half-written YAML. */

import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import { completionPlace } from '../server/src/manifest/completion-place.ts';
import { pathAt } from '../server/src/manifest/cursor.ts';
import { plainValue } from '../server/src/manifest/located.ts';
import { parse } from '../server/src/manifest/parse.ts';
import { randomText } from './support/random-values.ts';

/** A text whose cursor is at `¦`, and how its place reads: `path: key|value "word" @indent`, with `-` for an item and `{` for flow. */
const places: readonly (readonly [string, string | undefined])[] = [
  ['¦', '/ key "" @0'],
  ['ki¦', '/ key "ki" @0'],
  ['k¦ind: Service', '/ key "kind" @0'],
  ['kind:¦', '/kind value "" @0'],
  ['kind: ¦', '/kind value "" @0'],
  ['kind: Ser¦', '/kind value "Ser" @0'],
  ['kind: Ser¦vice # the kind', '/kind value "Service" @0'],
  ['kind: Service ¦', undefined],
  ['kind: Service # a ¦', undefined],
  ['# ¦', undefined],
  ['kind: "Ser¦vice"', '/kind value "Service" @0'],
  ['kind: "Ser¦', '/kind value "Ser" @0'],
  ['spec:\n  ¦', '/spec key "" @2'],
  ['spec:\n    ¦', '/spec key "" @4'],
  ['spec:\n  type: x\n  ¦', '/spec key "" @2'],
  ['spec:\n  type: x\n    ¦', '/spec key "" @2'],
  ['spec:\n  type: x\n\n  sel¦', '/spec key "sel" @2'],
  ['spec:\n  type: x\n¦', '/ key "" @0'],
  ['spec:\n  selector:\n    ¦\n  type: x', '/spec/selector key "" @4'],
  ['spec:\n  ports:\n  - ¦', '/spec/ports/0 key "" @4 -'],
  ['spec:\n  ports:\n  -¦', '/spec/ports/0 key "" @3 -'],
  ['spec:\n  ports:\n  - po¦', '/spec/ports/0 key "po" @4 -'],
  ['spec:\n  ports:\n  - port: 80\n    ¦', '/spec/ports/0 key "" @4'],
  ['spec:\n  ports:\n  - port: 80\n    na¦', '/spec/ports/0 key "na" @4'],
  ['spec:\n  ports:\n  - port: 80\n  - ¦', '/spec/ports/1 key "" @4 -'],
  ['spec:\n  ports:\n  - port: 80\n  - name: ¦', '/spec/ports/1/name value "" @4'],
  ['spec:\n  ports:\n    - port: 80\n    - name: a\n      port: ¦', '/spec/ports/1/port value "" @6'],
  ['spec:\n  ports:\n  - port: 80\n  ¦', '/spec key "" @2'],
  ['- - a\n  - ¦', '/0/1 key "" @4 -'],
  ['a: [x, ¦', '/a/1 value "" @0 {'],
  ['a: [x, y¦]', '/a/1 value "y" @0 {'],
  ['a: { ¦ }', '/a key "" @0 {'],
  ['a: { b: ¦ }', '/a/b value "" @0 {'],
  ['a: { b: 1, c¦ }', '/a key "c" @0 {'],
  ['a: { b: { c: [1, 2, ¦', '/a/b/c/2 value "" @0 {'],
  ['a: [\n  x,\n  ¦\n]', '/a/1 value "" @0 {'],
  ['a: [x\nb: ¦', '/b value "" @0'],
  ['a: { b: 1 } ¦', undefined],
  ['{\n  "kind": "Ser¦"\n}', '/kind value "Ser" @-1 {'],
  ['{\n  "spec": {\n    "po¦', '/spec key "po" @-1 {'],
  ['a: |\n  text ¦', undefined],
  ['a: |\n  text\n  ¦', undefined],
  ['a: |\n  text\n¦', '/ key "" @0'],
  ['a: |\n  key: x\n\n  more\nb:\n  ¦', '/b key "" @2'],
  ['- |\n  text\n- ¦', '/1 key "" @2 -'],
  ['a: 1\n---\nb:\n  ¦', '/b key "" @2'],
  ['a: 1\n---\n¦', '/ key "" @0'],
  ['a: &x\n  b: !!str ¦', '/a/b value "" @2'],
  ['"a b":\n  ¦', '/a b key "" @2'],
  ['a:\r\n  b: 1\r\n  ¦\r\nc: 1', '/a key "" @2'],
  ['a: "x # y"\nb: ¦', '/b value "" @0'],
  ['url: http://x¦', '/url value "http://x" @0'],
  ['\ufeffa:\n  ¦', '/a key "" @2'],
  ['# c\n---\na:\n  ¦', '/a key "" @2'],
  ['# c\n-¦--\na: 1', undefined],
  ['--- ¦', '/ key "" @1'],
  ['--- {a: ¦', '/a value "" @-1 {'],
];

suite('what may be written', () => {
  for (const [marked, expected] of places) {
    test(JSON.stringify(marked), () => {
      const offset = marked.indexOf('¦');
      const place = completionPlace(parse(marked.replace('¦', '')), offset);
      if (!place) return assert.equal(undefined, expected);
      const { path, expects, word, indent, inItem, flow } = place;
      const told = `/${path.join('/')} ${expects} "${word}" @${indent}${inItem ? ' -' : ''}${flow ? ' {' : ''}`;
      assert.equal(told, expected);
      assert.ok(place.at.start <= offset && offset <= place.at.end);
    });
  }

  test('the path of a word is that of the tree, for every key and value of a random document', () => {
    fc.assert(
      fc.property(randomText, (text) => {
        const parsed = parse(text);
        for (let offset = 0; offset <= text.length; offset++) {
          const path = pathAt(parsed, offset);
          const place = completionPlace(parsed, offset);
          if (!path?.node || !place || path.on === 'between') continue;
          const isFlowItem = place.flow && place.expects === 'value' && path.node.kind !== 'scalar';
          if (path.node.kind !== 'scalar' && path.on === 'value') continue;
          if (isFlowItem || place.inItem || place.at.start === place.at.end) continue;
          const expected = path.on === 'key' ? path.path.slice(0, -1) : path.path;
          assert.deepEqual(place.path, expected, `${offset} ${JSON.stringify(text)}`);
        }
      }),
      { numRuns: 200 },
    );
  });
});

suite('the node at a cursor', () => {
  const text = 'spec: # s\n  ports:\n  - port: 80\n    name: http\n  x: {a: [1, 22]}\n';
  const told = (offset: number) => {
    const path = pathAt(parse(text), offset)!;
    return `/${path.path.join('/')} ${path.on} ${path.node ? JSON.stringify(plainValue(path.node)) : ''}`;
  };

  test('on a key, its value is the node', () => {
    assert.equal(told(text.indexOf('port:')), '/spec/ports/0/port key 80');
    assert.equal(told(text.indexOf('name') + 4), '/spec/ports/0/name key "http"');
  });

  test('on a value, in block and in flow style', () => {
    assert.equal(told(text.indexOf('80')), '/spec/ports/0/port value 80');
    assert.equal(told(text.indexOf('80') + 2), '/spec/ports/0/port value 80');
    assert.equal(told(text.indexOf('22') + 1), '/spec/x/a/1 value 22');
  });

  test('between them, the innermost node around', () => {
    assert.equal(told(text.indexOf('#')), '/spec between {"ports":[{"port":80,"name":"http"}],"x":{"a":[1,22]}}');
    assert.equal(told(text.indexOf('- port')), '/spec/ports between [{"port":80,"name":"http"}]');
  });

  test('in broken YAML the indentation stands in for the tree', () => {
    const broken = 'spec:\n  ports:\n  - port: 80\n    name: "x\n    targ\n';
    const path = pathAt(parse(broken), broken.length - 1);
    assert.deepEqual(path?.path.slice(0, 3), ['spec', 'ports', 0]);
  });

  test('an offset behind the text is its end', () => {
    assert.deepEqual(completionPlace(parse('a:\n  '), 99)?.path, ['a']);
    assert.ok(pathAt(parse('a: 1'), 99));
  });

  test('every offset of every cut text has a path and a place, and nothing throws', () => {
    for (let end = 0; end <= text.length; end++) {
      const cut = text.slice(0, end);
      const parsed = parse(cut);
      for (let offset = 0; offset <= end; offset++) {
        assert.ok(pathAt(parsed, offset));
        completionPlace(parsed, offset);
      }
    }
  });
});
