/** Laws of rewriting: random documents in random styles get random edits, and must read as intended afterwards. */

import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import { commentsOf } from '../server/src/manifest/comments.ts';
import { plainValue } from '../server/src/manifest/located.ts';
import { parse } from '../server/src/manifest/parse.ts';
import { applyEdits } from '../server/src/text/edit.ts';
import { randomEdit } from './support/random-edits.ts';
import { randomValue } from './support/random-values.ts';
import { chanceOf, mannerOf, writeDocument } from './support/yaml-writer.ts';

const numRuns = Number(process.env.PORTOLAN_RUNS ?? 1500);

suite('rewriting', () => {
  test('a random edit gives the intended value, and keeps comments, line breaks and the end of the text', () => {
    fc.assert(
      fc.property(randomValue, randomValue, fc.nat(), (value, fresh, seed) => {
        const chance = chanceOf(seed);
        const manner = mannerOf(chance);
        const text = writeDocument(value, manner, chance);
        const [document] = parse(text).documents;
        if (!document?.contents) return;
        const edit = randomEdit(text, document.contents, fresh, chance);
        const story = `${edit.name} := ${JSON.stringify(fresh)}\n${text}\n=>\n`;
        if (!edit.edits) return assert.ok(edit.mayDecline, `${story}declined`);
        const after = applyEdits(text, edit.edits);
        assert.ok(after !== undefined, `${story}overlapping edits ${JSON.stringify(edit.edits)}`);
        const read = parse(after);
        const told = `${story}${after}\n${JSON.stringify(after)}`;
        assert.deepEqual(
          read.documents.flatMap((document) => document.problems),
          [],
          told,
        );
        const contents = read.documents[0]?.contents;
        assert.deepEqual(contents ? plainValue(contents) : null, edit.intended(), told);
        assert.ok(!text.includes('\r') || !/(?<!\r)\n/.test(after), `${told}\nmixed line breaks`);

        const kept = commentsOf(text, [document]).filter(
          ({ at }) => at.start < edit.touched.start || at.start > lineEnd(text, edit.touched.end),
        );
        const comments = commentsOf(after, read.documents).map((comment) => comment.words);
        for (const { words } of kept) {
          const found = comments.indexOf(words);
          assert.ok(found >= 0, `${told}\nlost the comment "${words}"`);
          comments.splice(0, found + 1);
        }
      }),
      { numRuns },
    );
  });
});

function lineEnd(text: string, at: number): number {
  const found = text.indexOf('\n', at);
  return found < 0 ? text.length : found;
}
