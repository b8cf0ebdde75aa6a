/** Applies fixes to a folder of manifests held in memory and says what they break. */

import { Auditor } from '../../src/features/audit.ts';
import { fixAll } from '../../src/features/fix-all.ts';
import type { Finding, Fix } from '../../src/rules/finding.ts';
import type { Rule } from '../../src/rules/rule.ts';
import { defaultSettings } from '../../src/rules/settings.ts';
import { applyEdits, type Edit } from '../../src/text/edit.ts';
import { LineIndex } from '../../src/text/line-index.ts';
import { type FileChange, Workspace } from '../../src/workspace/workspace.ts';

export interface Complaint {
  readonly rule: string;
  readonly complaint: string;
  /** File and line. */
  readonly place: string;
  readonly detail: string;
}

export interface Outcome {
  readonly tried: number;
  readonly rules: number;
  readonly files: number;
  readonly complaints: readonly Complaint[];
}

/** One workspace of which every change is taken back, so that each fix meets the files as they are. */
export class Trial {
  readonly #workspace = new Workspace();
  readonly #auditor: Auditor;
  readonly #texts: ReadonlyMap<string, string>;
  readonly #prefix: string;
  #snapshot;

  /** All rules run, also those that are off unless somebody asks; tried are the fixes of those that begin so. */
  constructor(rules: readonly Rule[], files: readonly FileChange[], prefix: string) {
    this.#prefix = prefix;
    const severities = Object.fromEntries(rules.map(({ id, severity }) => [id, severity]));
    this.#auditor = new Auditor(
      rules,
      { ...defaultSettings, severities },
      ({ rule, error }) => fail(rule, error),
      true,
    );
    this.#texts = new Map(files.map(({ path, text }) => [path, text ?? '']));
    this.#snapshot = this.#write(files);
  }

  /** Each fix by itself: its finding goes, nothing fails to parse, and no error appears in the files it edits. */
  eachAlone(): Outcome {
    const complaints: Complaint[] = [];
    const tried = new Set<string>();
    let count = 0;
    for (const [path, text] of this.#texts) {
      const before = this.#findings(path);
      for (const finding of before.filter(({ rule }) => rule.startsWith(this.#prefix))) {
        for (const fix of finding.fixes()) {
          count++;
          tried.add(finding.rule);
          const complain = complainer(complaints, finding.rule, `${path}:${lineOf(text, finding.at.start)}`);
          this.#tryOne(finding, fix, before, complain);
        }
      }
    }
    return { tried: count, rules: tried.size, files: this.#texts.size, complaints };
  }

  /** The first fix of every finding, until none is left: no finding that offers one remains, and no error appears. */
  allTogether(): Outcome {
    const complaints: Complaint[] = [];
    const tried = new Set<string>();
    let count = 0;
    let files = 0;
    for (const [path, text] of this.#texts) {
      const before = this.#findings(path);
      const ours = (finding: Finding) => finding.rule.startsWith(this.#prefix);
      const findingsIn = (current: string) => {
        this.#snapshot = this.#write([{ path, text: current }]);
        return this.#findings(path).filter(ours);
      };
      const fixed = fixAll(text, findingsIn, () => true);
      if (fixed.text !== text) {
        files++;
        count += fixed.applied.length;
        for (const { rule } of fixed.applied) tried.add(rule);
        this.#snapshot = this.#write([{ path, text: fixed.text }]);
        this.#judgeTogether(path, before, fixed.text, complaints);
      }
      this.#snapshot = this.#write([{ path, text }]);
    }
    return { tried: count, rules: tried.size, files, complaints };
  }

  #judgeTogether(path: string, before: readonly Finding[], text: string, complaints: Complaint[]): void {
    const after = this.#findings(path);
    for (const finding of newErrors(before, after)) {
      const place = `${path}:${lineOf(text, finding.at.start)}`;
      complaints.push({ rule: finding.rule, complaint: 'appears after all fixes', place, detail: finding.what });
    }
    for (const finding of after.filter(({ rule }) => rule.startsWith(this.#prefix))) {
      const fix = finding.fixes().find(({ elsewhere }) => elsewhere === undefined);
      if (fix === undefined) continue;
      const place = `${path}:${lineOf(text, finding.at.start)}`;
      complaints.push({ rule: finding.rule, complaint: 'is left after all fixes', place, detail: fix.title });
    }
  }

  #tryOne(finding: Finding, fix: Fix, before: readonly Finding[], complain: (what: string, why: string) => void): void {
    const changes = [{ file: finding.file, edits: fix.edits }, ...(fix.elsewhere ?? [])].filter(
      ({ edits }) => edits.length > 0,
    );
    const known = new Map(changes.map(({ file }) => [file, file === finding.file ? before : this.#findings(file)]));
    for (const { file, edits } of changes) {
      const rewritten = unneededLines(this.#texts.get(file) ?? '', edits);
      if (rewritten > 0) complain('rewrites lines that stay the same', `${fix.title}: ${rewritten} lines`);
    }
    this.#snapshot = this.#write(
      changes.map(({ file, edits }) => ({ path: file, text: applyEdits(this.#texts.get(file) ?? '', edits) })),
    );
    for (const [file, earlier] of known) {
      const after = this.#findings(file);
      for (const one of newErrors(earlier, after))
        complain('brings an error', `${fix.title} → ${one.rule}: ${one.what}`);
      const same = (findings: readonly Finding[]) => findings.filter(({ rule }) => rule === finding.rule).length;
      if (file === finding.file && same(after) >= same(earlier)) complain('leaves its finding', fix.title);
    }
    this.#snapshot = this.#write(changes.map(({ file }) => ({ path: file, text: this.#texts.get(file) ?? '' })));
  }

  #findings(path: string): readonly Finding[] {
    return this.#auditor.report(this.#snapshot, path).findings;
  }

  #write(files: readonly FileChange[]) {
    const update = this.#workspace.update(files);
    this.#auditor.follow(update);
    return update.snapshot;
  }
}

function complainer(complaints: Complaint[], rule: string, place: string) {
  return (complaint: string, detail: string) => complaints.push({ rule, complaint, place, detail });
}

/** Errors of which there are more than before; where they stand does not matter, since edits move lines. */
function newErrors(before: readonly Finding[], after: readonly Finding[]): Finding[] {
  const errors = (findings: readonly Finding[]) => findings.filter(({ severity }) => severity === 'error');
  const left = Map.groupBy(errors(before), ({ rule, what }) => `${rule} ${what}`);
  return errors(after).filter(({ rule, what }) => left.get(`${rule} ${what}`)?.pop() === undefined);
}

/** The whole lines that an edit takes out and puts back unchanged at the beginning of what it writes. */
function unneededLines(text: string, edits: readonly Edit[]): number {
  let count = 0;
  for (const { at, text: written } of edits) {
    const [old, renewed] = [text.slice(at.start, at.end).split('\n'), written.split('\n')];
    let same = 0;
    while (same < Math.min(old.length, renewed.length) - 1 && old[same] === renewed[same]) same++;
    if (renewed.length > 1 && old.length > 1) count += same;
  }
  return count;
}

function lineOf(text: string, offset: number): number {
  return new LineIndex(text).positionAt(offset).line + 1;
}

function fail(rule: string, error: unknown): never {
  throw new Error(`The rule ${rule} failed.`, { cause: error });
}
