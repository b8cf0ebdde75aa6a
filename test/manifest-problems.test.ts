/** What is wrong with a text as YAML is told with its place, and no text is too deep or too large. */

import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { defaultBounds } from '../server/src/manifest/bounds.ts';
import type { Node } from '../server/src/manifest/located.ts';
import { parse } from '../server/src/manifest/parse.ts';

suite('problems', () => {
  const codes = (text: string, bounds = defaultBounds) => {
    const parsed = parse(text, bounds);
    return [...parsed.problems, ...parsed.documents.flatMap((document) => document.problems)].map(
      ({ code, at }) => `${code} ${text.slice(at.start, at.end)}`,
    );
  };

  test('are named with their place', () => {
    assert.deepEqual(codes('a: 1\nb: 2\na: 3'), ['duplicate-key a']);
    assert.deepEqual(codes('a: *x'), ['unknown-anchor *x']);
    assert.deepEqual(codes('<<: 1'), ['merge-value 1']);
    assert.deepEqual(codes('a: &x [{b: 1}]\nc: {<<: *x}'), ['merge-value *x']);
    assert.deepEqual(codes('[a]: 1'), ['unsupported-key [a]']);
    assert.deepEqual(codes('~: 1'), ['unsupported-key ~']);
    assert.deepEqual(codes('a: b: c'), ['syntax b']);
    assert.deepEqual(codes('a: @b'), ['syntax @']);
    assert.deepEqual(codes('a: 1\n---\nb: [\n---\nc: 1'), ['syntax ']);
  });

  test('of the YAML reader of Kubernetes are named too', () => {
    assert.deepEqual(codes('a: {u: x?y}'), ['syntax x?y']);
    assert.deepEqual(codes('a: x?y'), []);
    assert.deepEqual(codes('a: &x.y 1'), ['syntax ']);
    assert.deepEqual(codes('a: 1\n\t\nb: 2'), ['syntax \t']);
    assert.deepEqual(codes('- \ta'), ['syntax \t']);
    assert.deepEqual(codes('a: |\n  \tx\n'), ['syntax \t']);
    assert.deepEqual(codes('a: \u0007'), ['syntax \u0007']);
    for (const fine of [
      'a:\tb',
      'a: b\t# c',
      'a: |\n  x\n\ty\n'.replace('\ty', '  \ty'),
      '{\n\t"a": 1\n}',
      'a: "b\tc"',
      '# -\tx\na: 1',
    ]) {
      assert.deepEqual(codes(fine), [], JSON.stringify(fine));
    }
  });

  test('of Helm templates and garbage are at most a hundred a document', () => {
    for (const text of ['{{ x }}\n'.repeat(2000), 'a: 1\n'.repeat(2000), '] '.repeat(2000)]) {
      const [document] = parse(text).documents;
      assert.ok(document && document.problems.length > 0 && document.problems.length <= 100);
    }
  });

  test('stop reading where a bound is passed', () => {
    const bounds = { fileSize: 1000, depth: 5, aliasedNodes: 10, documents: 3 };
    assert.deepEqual(codes('x'.repeat(1001), bounds), ['too-large ']);
    assert.deepEqual(codes('---\n'.repeat(5), bounds), ['too-many-documents ']);
    assert.equal(parse('---\n'.repeat(5), bounds).documents.length, 3);
    assert.deepEqual(codes('[[[[[[[1]]]]]]]', bounds), ['too-deep ']);
    assert.deepEqual(codes('a: &x [1, 2, 3, 4]\nb: [*x, *x, *x]', bounds), ['too-many-aliases *x']);
  });

  test('keep a billion laughs short', () => {
    const lines = ['a0: &a0 [lol, lol, lol, lol, lol, lol, lol, lol, lol]'];
    for (let i = 1; i < 30; i++)
      lines.push(
        `a${i}: &a${i} [${Array(9)
          .fill(`*a${i - 1}`)
          .join(', ')}]`,
      );
    const [document] = parse(lines.join('\n')).documents;
    assert.deepEqual(
      document?.problems.map(({ code }) => code),
      ['too-many-aliases'],
    );
    assert.ok(document?.contents && nodesIn(document.contents) < 2 * defaultBounds.aliasedNodes);
  });

  test('of nesting ten thousand deep are a finding', () => {
    const blocks = Array.from({ length: 300 }, (_, i) => `${' '.repeat(i)}a:\n`).join('');
    for (const text of [
      '['.repeat(10_000),
      '['.repeat(10_000) + ']'.repeat(10_000),
      '{a: '.repeat(10_000),
      '- '.repeat(10_000),
      blocks,
    ]) {
      assert.ok(
        codes(text).some((told) => told.startsWith('too-deep')),
        text.slice(0, 20),
      );
    }
  });
});
function nodesIn(node: Node): number {
  if (node.kind === 'scalar') return 1;
  const children = node.kind === 'list' ? node.items : node.entries.map((entry) => entry.value);
  return children.reduce((sum, child) => sum + nodesIn(child), 1);
}
