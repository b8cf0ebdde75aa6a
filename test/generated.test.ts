/** Every generated file is what its sources say, and what the scaffolder writes is a rule that passes its checks. */

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, describe, test } from 'node:test';
import { command, outputsOf } from '../server/tools/generate.ts';
import { writeTwins } from '../server/tools/new-rule.ts';
import { filesOfRule, findRules, loadRules, root } from '../server/tools/rule-files.ts';
import { faultOfName } from '../server/tools/rule-name.ts';
import { checkFindings, examineCase } from './support/check.ts';
import { readFixture } from './support/fixture.ts';
import { readPage } from './support/page.ts';
import { checkInstead, checkPage } from './support/page-check.ts';
import { checkCaseList, checkTwins } from './support/rule-check.ts';

const loading = await loadRules(findRules());

describe('generated files', () => {
  test('every rule could be loaded', () => {
    assert.deepEqual(
      loading.failures.map(({ files, error }) => `${files.source}: ${error}`),
      [],
    );
  });
  for (const output of outputsOf(loading)) {
    test(`${output.path} is current`, () => {
      const file = path.join(root, output.path);
      const present = existsSync(file) ? readFileSync(file, 'utf8') : undefined;
      const expected = output.render(present);
      assert.ok(present === expected, `${output.path} is stale; run ${command}. ${firstDifference(present, expected)}`);
    });
  }
  test('rendering again changes nothing', () => {
    for (const output of outputsOf(loading)) {
      const once = output.render(readFileSync(path.join(root, output.path), 'utf8'));
      assert.equal(output.render(once), once, output.path);
    }
  });
});

describe('the scaffolder', () => {
  const id = 'service/lives-in-a-temporary-folder';
  const base = mkdtempSync(path.join(tmpdir(), 'portolan-new-rule-'));
  after(() => rmSync(base, { recursive: true, force: true }));

  test('writes three twins that compile and pass every check of a rule', async () => {
    copySources(base);
    assert.equal(writeTwins(id, base).length, 3);
    compileRules(base);
    const files = filesOfRule(id);
    const { loaded, failures } = await loadRules([files], base);
    assert.deepEqual(failures, []);
    const [made] = loaded;
    assert.ok(made);
    const { rule } = made;
    checkTwins(made, base);
    const cases = readFixture(readFileSync(path.join(base, files.cases), 'utf8'));
    checkCaseList(cases, rule);
    for (const one of cases) checkFindings(examineCase(one, rule, [rule]), rule, [rule]);
    const text = readFileSync(path.join(base, files.page), 'utf8');
    const head = outputsOf({ loaded, failures }, base).find((output) => output.path === files.page);
    const page = readPage(head!.render(text));
    checkPage(page, rule);
    checkFindings(examineCase(page.example(), rule, [rule]), rule, [rule]);
    checkInstead(page, rule, [rule]);
  });

  test('refuses to write over a rule', () => {
    assert.throws(() => writeTwins(id, base), /exists already/);
  });

  test('refuses names that are no name of a fault', () => {
    for (const name of ['use-names', 'prefer-names', 'no-names', 'avoid-names', 'should-have-names']) {
      assert.match(faultOfName(`service/${name}`) ?? '', /name the fault/);
    }
    for (const name of ['names', 'service/Names', 'service/two_words', 'service/', '/names', 'service/a/b']) {
      assert.match(faultOfName(name) ?? '', /kebab case/);
    }
    assert.equal(faultOfName('service/noise-in-names'), undefined);
  });
});

/** The floors without the rules, of which only the contract is needed, so that compiling them takes a moment. */
function copySources(base: string): void {
  const ruleFolder = /[/\\]rules[/\\]([^/\\]+[/\\]|catalogue\.ts|README\.md)/;
  cpSync(path.join(root, 'server/src'), path.join(base, 'server/src'), {
    recursive: true,
    filter: (file) => !ruleFolder.test(`${file}${path.extname(file) ? '' : path.sep}`),
  });
  for (const file of ['tsconfig.base.json', 'package.json']) cpSync(path.join(root, file), path.join(base, file));
  // What was compiled before need not be compiled again.
  if (existsSync(path.join(root, 'out/types/server'))) {
    cpSync(path.join(root, 'out/types/server'), path.join(base, 'out/types/server'), { recursive: true });
  }
  symlinkSync(path.join(root, 'node_modules'), path.join(base, 'node_modules'), 'junction');
}

function compileRules(base: string): void {
  const compiler = path.join(root, 'node_modules', 'typescript', 'bin', 'tsc');
  execFileSync(process.execPath, [compiler, '-b', 'server/src/rules'], { cwd: base, encoding: 'utf8', stdio: 'pipe' });
}

function firstDifference(present: string | undefined, expected: string): string {
  const before = (present ?? '').split('\n');
  const after = expected.split('\n');
  const line = after.findIndex((text, index) => text !== before[index]);
  const at = line < 0 ? after.length : line;
  return `Line ${at + 1} is "${before[at] ?? ''}" and should be "${after[at] ?? ''}".`;
}
