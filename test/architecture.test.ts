/** Holds the tree to ARCHITECTURE.md, and proves on a planted tree that every kind of breach would be seen. */

import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, describe, test } from 'node:test';
import { root } from '../server/tools/rule-files.ts';
import * as laws from './support/floor-laws.ts';
import { readSourceTree } from './support/source-tree.ts';

describe('this tree', () => {
  const tree = readSourceTree(root);
  test('has sources and floors', () => {
    assert.ok(tree.files.length > 100 && tree.floors.length >= 14, `${tree.files.length} files`);
  });
  test('has the arrows that ARCHITECTURE.md lists', () => assert.deepEqual(laws.tableBreaches(tree), []));
  test('imports along the arrows and only listed packages', () => assert.deepEqual(laws.importBreaches(tree), []));
  test('has no circle of imports', () => assert.deepEqual(laws.cycleBreaches(tree), []));
  test('has no platform, time or chance below the doors', () => assert.deepEqual(laws.purityBreaches(tree), []));
  test('keeps rules, sets and lines apart', () => assert.deepEqual(laws.neighbourBreaches(tree), []));
  test('has every file that ARCHITECTURE.md names', () => assert.deepEqual(laws.namedFileBreaches(tree), []));
});

/** Two floors and a door, without fault. */
const sound: Readonly<Record<string, string>> = {
  'ARCHITECTURE.md': [
    '| floor | says | may use | packages | must not know |',
    '|---|---|---|---|---|',
    '| `text` | offsets | – | none | YAML |',
    '| `network` | sets | `text` | `yaml` | files |',
    '| `rules` | rules | `text`, `network` | none | doors |',
    '| `cli` | a door | `text`, `network`, `rules` | `node:` | |',
    'Read `text/range.ts` first.',
  ].join('\n'),
  'tsconfig.json': references('./', ['server/src/text', 'server/src/network', 'server/src/rules', 'server/src/cli']),
  'server/src/text/tsconfig.json': references('../', []),
  'server/src/network/tsconfig.json': references('../', ['text']),
  'server/src/rules/tsconfig.json': references('../', ['text', 'network']),
  'server/src/cli/tsconfig.json': references('../', ['text', 'network', 'rules'], ['node']),
  'server/src/text/range.ts': '',
  'server/src/text/line-index.ts': '',
  'server/src/network/reach.ts': "import { parse } from 'yaml';\nimport type { Range } from '../text/range.ts';\n",
  'server/src/network/sets/a.ts': "import './b.ts';\n",
  'server/src/network/sets/b.ts': "import type { A } from './a.ts';\n",
  'server/src/rules/rule.ts': '// import "../cli/main.ts" would be wrong; so would Date.now().\n',
  'server/src/rules/catalogue.ts': "import { one } from './group/one.ts';\n",
  'server/src/rules/group/one.ts': "import { defineRule } from '../rule.ts';\n",
  'server/src/rules/group/two.ts': '',
  'server/src/cli/main.ts': "import path from 'node:path';\nimport '../text/line-index.ts';\nconst now = new Date();\n",
};

/** What is planted, and the sentence that must name it. */
const planted: readonly (readonly [string, Readonly<Record<string, string>>, RegExp])[] = [
  [
    'an upward import',
    { 'server/src/text/up.ts': "import { a } from '../rules/rule.ts';\n" },
    /up.ts:1 reaches from server\/src\/text into server\/src\/rules/,
  ],
  [
    'an upward import of a type',
    { 'server/src/text/up.ts': "\nimport type { A } from '../rules/rule.ts';\n" },
    /up.ts:2 reaches/,
  ],
  [
    'an upward import over several lines',
    { 'server/src/text/up.ts': "import {\n  a,\n} from '../rules/rule.ts';\n" },
    /up.ts:1 reaches/,
  ],
  [
    'an upward import at run time',
    { 'server/src/text/up.ts': "const a = await import('../rules/rule.ts');\n" },
    /up.ts:1 reaches/,
  ],
  [
    'an upward type in the middle of a line',
    { 'server/src/text/up.ts': "let a: import('../rules/rule.ts').A;\n" },
    /up.ts:1 reaches/,
  ],
  ['an upward re-export', { 'server/src/text/up.ts': "export { a } from '../rules/rule.ts';\n" }, /up.ts:1 reaches/],
  [
    'a computed import',
    { 'server/src/text/up.ts': 'await import(name);\n' },
    /up.ts:1 imports what only running it tells/,
  ],
  [
    'a Node module in a pure floor',
    { 'server/src/text/io.ts': "import fs from 'node:fs';\n" },
    /io.ts:1 uses the package node:fs/,
  ],
  [
    'Node types in a pure floor',
    { 'server/src/text/tsconfig.json': references('../', [], ['node']) },
    /text\/tsconfig.json brings types of a platform/,
  ],
  ['a clock in a pure floor', { 'server/src/text/now.ts': 'export const now = Date.now();\n' }, /now.ts uses Date.now/],
  [
    'the order of a locale in a pure floor',
    { 'server/src/text/sort.ts': 'a.sort((x, y) => x.localeCompare(y));\n' },
    /sort.ts uses .localeCompare/,
  ],
  [
    'a package of another floor',
    { 'server/src/rules/y.ts': "import { parse } from 'yaml';\n" },
    /y.ts:1 uses the package yaml/,
  ],
  [
    'a circle inside one floor',
    { 'server/src/text/a.ts': "import './b.ts';\n", 'server/src/text/b.ts': "import './a.ts';\n" },
    /Circle of imports: server\/src\/text\/a.ts → server\/src\/text\/b.ts → server\/src\/text\/a.ts/,
  ],
  [
    'a circle between floors',
    { 'server/src/text/tsconfig.json': references('../', ['network']) },
    /text\/tsconfig.json refers to network; ARCHITECTURE.md says nothing/,
  ],
  [
    'a reference that nobody agreed to',
    { 'server/src/network/tsconfig.json': references('../', ['text', 'rules']) },
    /refers to rules, text; ARCHITECTURE.md says text/,
  ],
  ['a folder without configuration', { 'server/src/extra/a.ts': '' }, /server\/src\/extra has no tsconfig.json/],
  ['a file outside of every floor', { 'server/stray.ts': '' }, /server\/stray.ts belongs to no floor/],
  [
    'a floor that is not listed',
    { 'server/src/extra/tsconfig.json': references('../', []) },
    /server\/src\/extra is a floor that ARCHITECTURE.md does not list/,
  ],
  [
    'a floor that nobody compiles',
    { 'server/src/extra/tsconfig.json': references('../', []) },
    /tsconfig.json does not refer to server\/src\/extra/,
  ],
  [
    'an import of nothing',
    { 'server/src/text/a.ts': "import './gone.ts';\n" },
    /a.ts:1 imports server\/src\/text\/gone.ts, which does not exist/,
  ],
  [
    'a set that looks out of its folder',
    { 'server/src/network/sets/c.ts': "import type { R } from '../../text/range.ts';\n" },
    /c.ts:1 leaves network\/sets/,
  ],
  [
    'a set that uses a package',
    { 'server/src/network/sets/c.ts': "import { parse } from 'yaml';\n" },
    /c.ts:1 leaves network\/sets/,
  ],
  [
    'a rule that imports a rule',
    { 'server/src/rules/group/three.ts': "import { two } from './two.ts';\n" },
    /three.ts:1 imports a rule/,
  ],
  [
    'lines where offsets are enough',
    { 'server/src/rules/lines.ts': "import { L } from '../text/line-index.ts';\n" },
    /lines.ts:1 makes lines and columns/,
  ],
  [
    'a row without a floor',
    { 'ARCHITECTURE.md': `${sound['ARCHITECTURE.md']}\n| \`attic\` | dust | – | none | |` },
    /lists attic, which is no floor/,
  ],
  [
    'a page that names no file',
    { 'ARCHITECTURE.md': `${sound['ARCHITECTURE.md']}\nThen \`text/gone.ts\`.` },
    /names text\/gone.ts, which does not exist/,
  ],
];

describe('a planted tree', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'portolan-architecture-'));
  after(() => rmSync(folder, { recursive: true, force: true }));

  test('without fault has no breach', () => {
    assert.deepEqual(breachesIn(path.join(folder, 'sound'), {}), []);
  });
  for (const [index, [name, files, expected]] of planted.entries()) {
    test(`is caught with ${name}`, () => {
      const breaches = breachesIn(path.join(folder, String(index)), files);
      assert.ok(
        breaches.some((breach) => expected.test(breach)),
        `none of these names it: ${breaches.join('\n')}`,
      );
    });
  }
});

function breachesIn(base: string, files: Readonly<Record<string, string>>): string[] {
  for (const [file, text] of Object.entries({ ...sound, ...files })) {
    mkdirSync(path.dirname(path.join(base, file)), { recursive: true });
    writeFileSync(path.join(base, file), text);
  }
  return laws.allBreaches(readSourceTree(base));
}

function references(prefix: string, floors: readonly string[], types: readonly string[] = []): string {
  return JSON.stringify({ compilerOptions: { types }, references: floors.map((floor) => ({ path: prefix + floor })) });
}
