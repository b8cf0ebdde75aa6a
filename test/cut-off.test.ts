/** Text that stops anywhere is read without a throw, by the readers and by every rule, whichever line it stops in. */

import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, test } from 'node:test';
import { Auditor } from '../server/src/features/audit.ts';
import type { Rule } from '../server/src/rules/rule.ts';
import { defaultSettings, type RuleSettings } from '../server/src/rules/settings.ts';
import { Workspace } from '../server/src/workspace/workspace.ts';
import { findRules, loadRules, root } from '../server/tools/rule-files.ts';
import { type FixtureCase, readFixture } from './support/fixture.ts';

const { loaded } = await loadRules(findRules());
const rules: readonly Rule[] = loaded.map(({ rule }) => rule);

/** Every rule is on, so that each of them meets the halves of what every other one is tested with. */
const everything: RuleSettings = {
  ...defaultSettings,
  severities: Object.fromEntries(rules.map(({ id, severity }) => [id, severity])),
  today: '2026-11-22',
};

describe('cut off at every line, and in the middle of it', () => {
  for (const { files } of loaded.filter((each) => existsSync(path.join(root, each.files.cases)))) {
    test(files.id, () => {
      for (const one of readFixture(readFileSync(path.join(root, files.cases), 'utf8'))) examineCuts(one);
    });
  }
});

/** The last file grows as if it were typed, half a line at a time. Fixes of what is found must not throw either. */
function examineCuts(one: FixtureCase): void {
  const workspace = new Workspace();
  const auditor = new Auditor(rules, everything, refuse, true);
  const typed = one.files.at(-1)!;
  auditor.follow(workspace.update(one.files.slice(0, -1)));
  for (const end of cutsIn(typed.text)) {
    const update = workspace.update([{ path: typed.path, text: typed.text.slice(0, end) }]);
    auditor.follow(update);
    for (const [file] of update.snapshot.files.entries()) {
      for (const finding of auditor.report(update.snapshot, file).findings) {
        const { length } = update.snapshot.files.get(finding.file)!.text;
        const { start, end: to } = finding.at;
        assert.ok(start >= 0 && start <= to && to <= length, `${finding.rule} points outside of the text`);
        for (const fix of finding.fixes()) assert.ok(fix.title);
      }
    }
  }
}

function cutsIn(text: string): number[] {
  const cuts: number[] = [];
  let start = 0;
  for (const line of text.split('\n')) {
    cuts.push(start, start + Math.ceil(line.length / 2));
    start += line.length + 1;
  }
  return cuts;
}

function refuse({ rule, file, error }: { rule: string; file: string; error: unknown }): never {
  throw new Error(`${rule} failed on ${file}`, { cause: error });
}
