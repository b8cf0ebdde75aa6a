/** Examines the files of one case with the whole engine, from text to findings, and freezes what rules read first. */

import { Auditor } from '../../server/src/features/audit.ts';
import type { Finding, Fix } from '../../server/src/rules/finding.ts';
import type { Rule } from '../../server/src/rules/rule.ts';
import type { RuleFailure } from '../../server/src/rules/run.ts';
import type { RuleSettings } from '../../server/src/rules/settings.ts';
import { applyEdits } from '../../server/src/text/edit.ts';
import type { Snapshot } from '../../server/src/workspace/snapshot.ts';
import { Workspace } from '../../server/src/workspace/workspace.ts';
import { workspaceOptionsOf } from './case-facts.ts';
import type { FixtureFile } from './fixture.ts';

export interface Outcome {
  readonly snapshot: Snapshot;
  /** What remains after suppression, in the order of files and then of the text. */
  readonly findings: readonly Finding[];
}

/** What a case is examined with. */
export interface Trial {
  readonly rules: readonly Rule[];
  /** The rule whose failure is fatal. That no rule fails on any case is seen to by the test of cut-off texts. */
  readonly tested: string;
  /** The settings, which may depend on what the workspace holds. */
  readonly settingsFor: (snapshot: Snapshot) => RuleSettings;
}

/** All files at once, as the command line reads them. */
export function examine(files: readonly FixtureFile[], trial: Trial): Outcome {
  const { snapshot } = workspaceFor(files).update(files);
  freezeFiles(snapshot);
  return { snapshot, findings: findingsIn(snapshot, auditorOf(trial, snapshot, false)) };
}

/** File by file in reverse order, with answers kept in between, as an editor would come to the same state. */
export function examineStepwise(files: readonly FixtureFile[], trial: Trial): Outcome {
  const workspace = workspaceFor(files);
  const auditor = auditorOf(trial, new Workspace().update(files).snapshot, true);
  for (const file of [...files].reverse()) {
    const update = workspace.update([file]);
    freezeFiles(update.snapshot);
    auditor.follow(update);
    findingsIn(update.snapshot, auditor);
  }
  const { snapshot } = workspace;
  return { snapshot, findings: findingsIn(snapshot, auditor) };
}

/** The texts after a fix, of the files that it changes. Throws when its edits overlap or name an unknown file. */
export function applyFix(finding: Finding, fix: Fix, snapshot: Snapshot): readonly FixtureFile[] {
  const parts = [{ file: finding.file, edits: fix.edits }, ...(fix.elsewhere ?? [])].filter(
    ({ edits }) => edits.length > 0,
  );
  return parts.map(({ file, edits }) => {
    const before = snapshot.files.get(file)?.text;
    if (before === undefined) throw new Error(`the fix "${fix.title}" edits ${file}, which does not exist`);
    for (const { at } of edits) {
      if (at.start < 0 || at.end < at.start || at.end > before.length) {
        throw new Error(`the fix "${fix.title}" edits ${at.start}-${at.end}, which lies outside of ${file}`);
      }
    }
    const text = applyEdits(before, edits);
    if (text === undefined) throw new Error(`the fix "${fix.title}" has edits that overlap`);
    if (text === before) throw new Error(`the fix "${fix.title}" changes nothing in ${file}`);
    return { path: file, text };
  });
}

/** Files with some of them replaced. */
export function withFiles(files: readonly FixtureFile[], changed: readonly FixtureFile[]): readonly FixtureFile[] {
  return files.map((file) => changed.find(({ path }) => path === file.path) ?? file);
}

/** Everything about a finding that must not depend on order or on chance. */
export function printOf(finding: Finding): string {
  const { rule, severity, file, at, what, why, advice, related, tag } = finding;
  return JSON.stringify({ rule, severity, file, at, what, why, advice, related, tag, fixes: finding.fixes() }, null, 1);
}

/** An empty workspace that knows how the configuration among the files will divide it. */
function workspaceFor(files: readonly FixtureFile[]): Workspace {
  return new Workspace(workspaceOptionsOf(new Workspace().update(files).snapshot));
}

function auditorOf({ rules, tested, settingsFor }: Trial, snapshot: Snapshot, keep: boolean): Auditor {
  const onFailure = ({ rule, file, error }: RuleFailure): void => {
    if (rule === tested) throw new Error(`rule ${rule} failed on ${file}`, { cause: error });
  };
  return new Auditor(rules, settingsFor(snapshot), onFailure, keep);
}

function findingsIn(snapshot: Snapshot, auditor: Auditor): readonly Finding[] {
  return auditor.audit(snapshot, []).findings;
}

function freezeFiles(snapshot: Snapshot): void {
  const seen = new WeakSet<object>();
  for (const { parsed, resources } of snapshot.files.values()) {
    deepFreeze(parsed, seen);
    deepFreeze(resources, seen);
  }
}

function deepFreeze(value: unknown, seen: WeakSet<object>): void {
  if (typeof value !== 'object' || value === null || seen.has(value)) return;
  seen.add(value);
  Object.freeze(value);
  for (const key of Reflect.ownKeys(value)) deepFreeze(Reflect.get(value, key), seen);
}
