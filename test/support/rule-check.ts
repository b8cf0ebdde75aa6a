/** Checks what every rule must have whatever it finds: three twins, a name that names the fault, plain words, cases. */

import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Rule } from '../../server/src/rules/rule.ts';
import type { LoadedRule } from '../../server/tools/rule-files.ts';
import { faultOfName } from '../../server/tools/rule-name.ts';
import type { FixtureCase } from './fixture.ts';

/** Past these a rule does more than one thing, or a case says more than one. */
const longestRule = 120;
const longestCase = 40;

export function checkTwins({ files, rule }: LoadedRule, base: string): void {
  for (const twin of [files.source, files.page, files.cases]) {
    assert.ok(existsSync(path.join(base, twin)), `${twin} is missing`);
  }
  assert.equal(rule.id, files.id, 'the id of a rule is its path');
  assert.equal(faultOfName(rule.id), undefined);
  assert.match(rule.summary, /^[A-Z][^\n]*[^.]\.$/, 'the summary is one sentence with a full stop');
  assert.ok(rule.summary.length <= 110, `the summary has ${rule.summary.length} characters; lists have room for 110`);
  for (const [name, { description }] of Object.entries(rule.options)) {
    assert.match(name, /^[a-z][A-Za-z]*$/, `the option ${name} must be camel-cased`);
    assert.match(description, /^[A-Z].*\.$/s, `the option ${name} is described in sentences`);
  }
  const source = readFileSync(path.join(base, files.source), 'utf8');
  const lines = source.split('\n').length - 1;
  assert.ok(lines <= longestRule, `${files.source} has ${lines} lines; past ${longestRule} split it`);
  const exports = [...source.matchAll(/^export (?:async )?(?:const|function\*?|class|interface|type|let) (\w+)/gm)];
  assert.deepEqual(
    exports.map(([, name]) => name),
    [files.exportName],
    'a rule exports itself and nothing else',
  );
}

export function checkCaseList(cases: readonly FixtureCase[], rule: Rule): void {
  const names = new Set<string>();
  const texts = new Map<string, string>();
  for (const one of cases) {
    assert.ok(!names.has(one.name), `two cases are named "${one.name}"`);
    names.add(one.name);
    const text = JSON.stringify([one.files, one.facts.map(({ key, value }) => `${key} ${value}`)]);
    assert.ok(!texts.has(text), `"${one.name}" examines the same as "${texts.get(text)}"`);
    texts.set(text, one.name);
    const length = one.files.reduce((sum, file) => sum + file.text.split('\n').length - 1, 0);
    assert.ok(length <= longestCase, `"${one.name}" has ${length} lines; a reader is given at most ${longestCase}`);
  }
  const marking = cases.filter(({ markers }) => markers.some((marker) => marker.rule === rule.id));
  assert.ok(marking.length > 0, 'no case marks a finding of the rule');
  assert.ok(marking.length < cases.length, 'no case shows where the rule is silent');
  if (rule.repairs)
    assert.ok(
      cases.some(({ fixes }) => fixes.length > 0),
      'the rule has fixes and no case lists one',
    );
}
