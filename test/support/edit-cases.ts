/** Runs edits of YAML one by one: what a text reads like before and after. */

import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { Node } from '../../server/src/manifest/located.ts';
import { parse } from '../../server/src/manifest/parse.ts';
import { applyEdits, type Edit } from '../../server/src/text/edit.ts';

/** `at` gives the node at a path of keys and item numbers of the first document. */
export type MakeEdits = (text: string, at: (...path: (string | number)[]) => Node) => Edit[] | undefined;

/** Name, text before, edit, text after; undefined says that there is no such edit. */
export type EditCase = readonly [string, string, MakeEdits, string | undefined];

export function checkEdits(title: string, cases: readonly EditCase[]): void {
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

function nodeAt(root: Node | undefined, path: readonly (string | number)[]): Node {
  let node = root;
  for (const step of path) {
    if (node?.kind === 'map') node = node.get(String(step));
    else if (node?.kind === 'list') node = node.items[Number(step)];
  }
  assert.ok(node);
  return node;
}
