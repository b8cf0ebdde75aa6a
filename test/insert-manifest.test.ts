/** Inserting a manifest: the names that are filled in, and the line where it goes. */

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { fillSnippet, insertionInto, subjectOf } from '../client/src/fill-snippet.ts';
import { loadSnippets } from '../server/tools/render-snippets.ts';
import { root } from '../server/tools/rule-files.ts';
import { expansionsOf } from './support/expand-snippet.ts';

const subject = { namespace: 'shop', name: 'orders' };

describe('names of the workload under the cursor', () => {
  test('are read from its id', () => {
    assert.deepEqual(subjectOf('shop/orders[Deployment]'), subject);
    assert.equal(subjectOf('10.0.0.0-10.0.0.255'), undefined);
    assert.equal(subjectOf(null), undefined);
  });

  test('take the place of the app and its namespace, and of nothing else', () => {
    const [text = ''] = expansionsOf(fillSnippet(bodyOf('netpol-allow-from-app'), subject));
    assert.match(text, /name: orders-from-client\n {2}namespace: shop\n/);
    assert.match(text, /podSelector:\n {4}matchLabels:\n {6}app: orders\n/);
    assert.match(text, / {14}app: client\n/);
  });

  test('take the place of the tier that a policy is about, not of the one it speaks of', () => {
    assert.match(fillSnippet(bodyOf('netpol-backend-from-frontend'), subject), /\$\{1:orders\}-from-\$\{2:frontend\}/);
    assert.match(fillSnippet(bodyOf('netpol-allow-to-app'), subject), /\$\{1:orders\}-to-\$\{2:backend\}/);
  });

  test('leave every snippet well formed', () => {
    for (const { name, body } of loadSnippets(root)) {
      const text = fillSnippet(body, subject);
      assert.equal(expansionsOf(text).length, expansionsOf(body).length, name);
      assert.doesNotMatch(text, /:my-(?:app|namespace)\}/, name);
    }
  });
});

describe('the place of a manifest', () => {
  const cases: readonly (readonly [title: string, text: string, cursor: number, after: string])[] = [
    ['is the cursor in an empty file', '', 0, 'NEW'],
    ['is the cursor between two separators', 'a: 1\n---\n\n---\nb: 2', 2, 'a: 1\n---\nNEW\n---\nb: 2'],
    ['is the empty document below when the cursor is on its separator', 'a: 1\n---\n', 1, 'a: 1\n---\nNEW'],
    ['is a new line when the file ends with a separator', 'a: 1\n---', 1, 'a: 1\n---\nNEW'],
    ['is behind the document of the cursor', 'a: 1\nc: 3\n---\nb: 2\n', 0, 'a: 1\nc: 3\n---\nNEW\n---\nb: 2\n'],
    ['is the end of the file behind its last document', 'a: 1\n', 0, 'a: 1\n---\nNEW'],
    ['is the end of the file even without a last line break', 'a: 1', 0, 'a: 1\n---\nNEW'],
  ];
  for (const [title, text, cursor, expected] of cases) {
    test(title, () => {
      const lines = text.split('\n');
      const { line, character, before, after } = insertionInto(lines, cursor);
      const edited = `${lines[line]!.slice(0, character)}${before}NEW${after}${lines[line]!.slice(character)}`;
      assert.equal(lines.with(line, edited).join('\n'), expected);
    });
  }
});

function bodyOf(prefix: string): string {
  return loadSnippets(root).find(({ prefixes }) => prefixes.includes(prefix))!.body;
}
