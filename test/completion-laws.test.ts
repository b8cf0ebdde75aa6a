/** Completion as a whole: what stands in a sound workspace is proposed where it is taken out, and nothing throws anywhere. */

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { suite, test } from 'node:test';
import { completionsAt } from '../server/src/features/completion/completion.ts';
import { type Node, plainValue, type ScalarNode } from '../server/src/manifest/located.ts';
import { parse } from '../server/src/manifest/parse.ts';
import { Workspace } from '../server/src/workspace/workspace.ts';

const folder = join(import.meta.dirname, '../examples/shop-mended');
const files = readdirSync(folder)
  .filter((name) => /^[a-z].*\.yaml$/.test(name))
  .map((name) => ({ path: name, text: readFileSync(join(folder, name), 'utf8') }));
const options = { profile: undefined, withSnippets: false, onSpace: false };

suite('completion over a sound workspace', () => {
  for (const { path, text } of files.filter(({ path }) => path !== 'namespaces.yaml')) {
    test(`proposes again what is taken out of ${path}`, () => {
      const workspace = new Workspace();
      workspace.update(files);
      let asked = 0;
      for (const scalar of values(text)) {
        const without = text.slice(0, scalar.start) + text.slice(scalar.end);
        const { snapshot } = workspace.update([{ path, text: without }]);
        const found = completionsAt(snapshot, path, scalar.start, options);
        // Which addresses are outside is for nobody here to know.
        if (!found || found.items[0]?.proposal.kind === 'addresses') continue;
        asked++;
        const place = `${path}:${text.slice(0, scalar.start).split('\n').length}`;
        const item = found.items.find(({ proposal }) => proposal.value === scalar.value);
        assert.ok(item, `${place} ${scalar.value} is not among ${found.items.map(({ label }) => label).join(', ')}`);
        const after = without.slice(0, found.at.start) + item.text + without.slice(found.at.end);
        assert.deepEqual(contentsOf(after), contentsOf(text), place);
      }
      assert.ok(asked > 0, 'Nothing of this file is proposed.');
    });
  }

  test('replaces one word on one line wherever the text is cut off', () => {
    const workspace = new Workspace();
    workspace.update(files);
    for (const { path, text } of files) {
      for (let end = 0; end < text.length; end += 7) {
        const cut = text.slice(0, end);
        const { snapshot } = workspace.update([{ path, text: cut }]);
        const found = completionsAt(snapshot, path, end, options);
        if (!found) continue;
        assert.ok(found.at.start <= end && end <= found.at.end);
        assert.ok(!cut.slice(found.at.start, found.at.end).includes('\n'));
        assert.equal(new Set(found.items.map(({ label }) => label)).size, found.items.length, 'twice the same');
      }
      workspace.update([{ path, text }]);
    }
  });
});

/** Every value and item that is a scalar. */
function values(text: string): ScalarNode[] {
  const found: ScalarNode[] = [];
  const walk = (node: Node | undefined): void => {
    if (!node) return;
    if (node.kind === 'scalar') found.push(node);
    else if (node.kind === 'list') for (const item of node.items) walk(item);
    else for (const { value } of node.entries) walk(value);
  };
  for (const { contents } of parse(text).documents) walk(contents);
  return found;
}

function contentsOf(text: string): unknown {
  return parse(text).documents.map(({ contents }) => contents && plainValue(contents));
}
