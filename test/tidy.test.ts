/** Holds every source file to the house's manners, and proves on planted texts that each breach would be seen. */

import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, test } from 'node:test';
import { root } from '../server/tools/rule-files.ts';
import { untidiness } from './support/tidy.ts';

test('every source file is tidy', () => {
  const files = globSync(['{client,server,webview,scripts,bench,test}/**/*.{ts,mjs,cjs,sh}', '.ci/*'], { cwd: root });
  assert.ok(files.length > 150, `${files.length} files`);
  const breaches = files.sort().flatMap((file) => {
    return untidiness(file.split(path.sep).join('/'), readFileSync(path.join(root, file), 'utf8'));
  });
  assert.deepEqual(breaches, []);
});

describe('what is planted is seen', () => {
  const head = '/** Says what it is for. */\n';
  const long = 'const a = 1;\n'.repeat(300);

  test('nothing in a tidy file', () => {
    for (const [file, text] of [
      ['server/src/text/range.ts', `${head}export interface Range {}\n`],
      ['scripts/run.mjs', '#!/usr/bin/env node\n// Says what it is for.\nrun();\n'],
      ['.ci/run', '#!/bin/sh\n# Says what it is for.\nnpm test\n'],
      ['server/src/kubernetes/table.ts', `/** Data table: what there is. */\n${long}`],
      ['server/src/rules/catalogue.ts', `/** All rules. Written by \`npm run generate\`; do not edit. */\n${long}`],
      [
        'server/src/manifest/ipv4.ts',
        `/**\n * Says what it is for\n * in two lines.\n */\nexport type IPv4 = string;\n`,
      ],
    ] as const) {
      assert.deepEqual(untidiness(file, text), []);
    }
  });

  for (const [name, file, text, expected] of [
    ['a file without a head', 'a/b.ts', 'export const a = 1;\n', /does not begin/],
    ['a head that is no sentence', 'a/b.ts', '/** some words */\n', /no sentence/],
    ['a long file', 'a/b.ts', head + long, /has 301 lines/],
    ['an empty name', 'a/string-utils.ts', head, /tells nothing.*: utils/],
    ['an empty folder', 'common/b.ts', head, /: common/],
    ['a name with a number', 'a/parser2.ts', head, /: parser2/],
    ['a barrel', 'a/index.ts', head, /: index/],
    ['another letter case', 'a/LineIndex.ts', head, /kebab-case/],
    ['a hiding type', 'a/b.ts', `${head}export class FileManager {}\n`, /FileManager/],
    ['an I before a type', 'a/b.ts', `${head}interface IRule {}\n`, /IRule/],
    ['something left to do', 'a/b.ts', `${head}// ${'TO'}DO later\n`, /in a comment/],
    ['a re-export', 'a/b.ts', `${head}export { a } from './a.ts';\n`, /another file defines/],
    ['a default export', 'a/b.ts', `${head}export default 1;\n`, /default export/],
    ['a banner', 'a/b.ts', `${head}// ------\n`, /banner/],
    ['a skipped test', 'test/b.test.ts', `${head}test.${'sk'}ip('x', () => {});\n`, /leaves tests out/],
    ['a sleeping test', 'test/b.test.ts', `${head}set${'Time'}out(done, 100);\n`, /sleeps/],
  ] as const) {
    test(name, () => assert.match(untidiness(file, text).join('\n'), expected));
  }
});
