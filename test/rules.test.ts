/** Runs every case and every page of every rule. `RULES=service/` limits it; `UPDATE=1` rewrites expected words and texts. */

import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, test } from 'node:test';
import type { Rule } from '../server/src/rules/rule.ts';
import { findRules, type LoadedRule, loadRules, root } from '../server/tools/rule-files.ts';
import { checkFindings, checkListedFixes, examineCase } from './support/check.ts';
import { readFixture } from './support/fixture.ts';
import { readPage } from './support/page.ts';
import { checkInstead, checkPage } from './support/page-check.ts';
import { checkCaseList, checkTwins } from './support/rule-check.ts';
import { updateFixture, updatePage } from './support/update.ts';

const only = process.env.RULES ?? '';
const update = process.env.UPDATE === '1';

const { loaded, failures } = await loadRules(findRules());
const rules: readonly Rule[] = loaded.map(({ rule }) => rule);

for (const { files, error } of failures.filter(({ files: { id } }) => id.startsWith(only))) {
  test(files.id, () => {
    throw new Error(`${files.source} cannot be loaded`, { cause: error });
  });
}

test('there are rules to check', () => {
  const ids = [...loaded, ...failures].map(({ files }) => files.id);
  assert.ok(
    ids.some((id) => id.startsWith(only)),
    `no rule's id begins with "${only}"`,
  );
});

for (const one of loaded.filter(({ files }) => files.id.startsWith(only))) {
  describe(one.files.id, () => {
    test('has three twins with one name', () => checkTwins(one, root));
    test('is more than its template', () => assert.doesNotMatch(readTwins(one), /nobody has written yet|TELL WHAT/));
    if (existsSync(inRoot(one.files.cases))) testCases(one);
    if (existsSync(inRoot(one.files.page))) testPage(one);
  });
}

function testCases({ files, rule }: LoadedRule): void {
  rewrite(files.cases, (text) => updateFixture(text, rule, rules));
  const cases = readFixture(readFileSync(inRoot(files.cases), 'utf8'));
  test('has cases that differ, some with findings and some without', () => checkCaseList(cases, rule));
  for (const one of cases) {
    test(one.name, () => {
      const examined = examineCase(one, rule, rules);
      checkFindings(examined, rule, rules);
      checkListedFixes(examined);
    });
  }
}

function testPage({ files, rule }: LoadedRule): void {
  rewrite(files.page, (text) => updatePage(text, rule, rules));
  const page = readPage(readFileSync(inRoot(files.page), 'utf8'));
  test('has a page with every section and a current head', () => checkPage(page, rule));
  test('its example has exactly the findings marked', () => {
    const examined = examineCase(page.example(), rule, rules);
    assert.ok(
      examined.one.markers.some((marker) => marker.rule === rule.id),
      `the example marks no ${rule.id}`,
    );
    checkFindings(examined, rule, rules);
  });
  test('what to write instead is silent and what a fix leads to', () => checkInstead(page, rule, rules));
}

function readTwins({ files }: LoadedRule): string {
  const twins = [files.source, files.page, files.cases].map(inRoot).filter((file) => existsSync(file));
  return twins.map((file) => readFileSync(file, 'utf8')).join('\n');
}

/** Tests read what is on disk, so expected parts are rewritten first. */
function rewrite(file: string, change: (text: string) => string): void {
  if (!update) return;
  const before = readFileSync(inRoot(file), 'utf8');
  const after = change(before);
  if (after !== before) writeFileSync(inRoot(file), after);
}

function inRoot(file: string): string {
  return path.join(root, file);
}
