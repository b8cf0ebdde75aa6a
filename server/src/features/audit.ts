/** The audit of a workspace: every finding of every file, what was suppressed, and what could not be read. */

import { applyAllowances, entryUses } from '../rules/allow.ts';
import type { Finding, Severity, Suppressed } from '../rules/finding.ts';
import { compareFindings } from '../rules/finding.ts';
import type { AllowanceRule, AllowanceUse, Rule, RuleCard } from '../rules/rule.ts';
import { Examiner, type RuleFailure } from '../rules/run.ts';
import { type AllowEntry, effectiveSeverity, type RuleSettings } from '../rules/settings.ts';
import { compareText } from '../workspace/bundle.ts';
import { configurationName, isWorkspaceConfiguration } from '../workspace/configuration.ts';
import type { ManifestFile } from '../workspace/manifest-file.ts';
import type { Snapshot, Update } from '../workspace/snapshot.ts';

/** What is known of one file after examining it. */
export interface FileReport {
  readonly path: string;
  readonly findings: readonly Finding[];
  readonly suppressed: readonly Suppressed[];
}

export interface Skipped {
  readonly file: string;
  readonly reason: string;
}

export interface AuditSummary {
  readonly files: number;
  readonly documents: number;
  readonly resources: number;
  readonly findings: Readonly<Record<Severity, number>>;
  readonly suppressed: number;
}

export interface Audit {
  readonly summary: AuditSummary;
  readonly findings: readonly Finding[];
  readonly suppressed: readonly Suppressed[];
  readonly skipped: readonly Skipped[];
}

export interface AuditOptions {
  /** Whether a file is to be examined; every file is when left out. */
  readonly covers?: (path: string) => boolean;
  /** Called after each file with how many are done. */
  readonly onFile?: (done: number) => void;
}

/** Examines files and applies what is allowed in them. One per workspace folder and set of settings. */
export class Auditor {
  readonly #examiner: Examiner;
  readonly #settings: RuleSettings;
  readonly #cards: readonly RuleCard[];
  readonly #known: ReadonlySet<string>;
  readonly #active: ReadonlySet<string>;
  /** By which entries of the configuration something was allowed, in every file that was looked at so far. */
  readonly #entries = new Map<string, ReadonlySet<AllowEntry>>();
  readonly #allowanceRules: readonly { readonly rule: AllowanceRule; readonly severity: Severity }[];

  constructor(
    rules: readonly Rule[],
    settings: RuleSettings,
    onFailure: (failure: RuleFailure) => void,
    keep: boolean,
  ) {
    this.#settings = settings;
    this.#examiner = new Examiner(rules, settings, onFailure, keep);
    this.#cards = rules;
    this.#known = new Set(rules.map((rule) => rule.id));
    this.#active = new Set(rules.filter((rule) => effectiveSeverity(rule, settings)).map((rule) => rule.id));
    this.#allowanceRules = rules.flatMap((rule) => {
      const severity = effectiveSeverity(rule, settings);
      return rule.scope === 'allowance' && severity ? [{ rule, severity }] : [];
    });
  }

  /** Drops answers that an update may have changed; returns the files whose reports may differ now. */
  follow(update: Update): Set<string> {
    for (const path of update.changed) if (!update.snapshot.files.get(path)) this.#entries.delete(path);
    const affected = this.#examiner.follow(update);
    // An entry of the configuration may have lost what it was for, or found it.
    if (affected.size > 0 && this.#settings.allow.length > 0) affected.add(configurationName);
    return affected;
  }

  /** Forgets what is no longer reachable. */
  prune(snapshot: Snapshot): void {
    this.#examiner.prune(snapshot);
  }

  report(snapshot: Snapshot, path: string): FileReport {
    const file = snapshot.files.get(path);
    if (!file) return { path, findings: [], suppressed: [] };
    const all = this.#examiner.findingsOf(snapshot, path);
    const isKnown = (rule: string): boolean => this.#known.has(rule);
    const isActive = (rule: string): boolean => this.#active.has(rule);
    const { findings, suppressed, uses, entries } = applyAllowances(file, all, this.#settings, isKnown, isActive);
    this.#entries.set(path, entries);
    const known = path === configurationName && this.#sawAll(snapshot) ? this.#entryUses(isKnown, isActive) : [];
    if (uses.length + known.length === 0) return { path, findings, suppressed };
    const around = { file, snapshot, cards: this.#cards };
    const about = this.#allowanceRules.flatMap(({ rule, severity }) => {
      return rule.check([...uses, ...known], around, severity);
    });
    return { path, findings: [...findings, ...about].sort(compareFindings), suppressed };
  }

  #sawAll(snapshot: Snapshot): boolean {
    return this.#settings.allow.length > 0 && [...snapshot.files.values()].every(({ path }) => this.#entries.has(path));
  }

  #entryUses(isKnown: (rule: string) => boolean, isActive: (rule: string) => boolean): AllowanceUse[] {
    const used = new Set([...this.#entries.values()].flatMap((entries) => [...entries]));
    return entryUses(this.#settings, used, isKnown, isActive);
  }

  /** Examines every file that is covered. */
  audit(snapshot: Snapshot, skipped: readonly Skipped[], { covers = every, onFile }: AuditOptions = {}): Audit {
    const files = coveredFiles(snapshot, covers);
    let done = 0;
    const reportOn = ({ path }: ManifestFile): FileReport => {
      const report = this.report(snapshot, path);
      onFile?.(++done);
      return report;
    };
    // What the configuration allows in vain is known once every other file was looked at.
    const own = files.filter(isWorkspaceConfiguration);
    const others = own.length === 0 ? files : files.filter((file) => !isWorkspaceConfiguration(file));
    const reports = others.map(reportOn);
    reports.push(...own.map(reportOn));
    reports.sort((a, b) => compareText(a.path, b.path));
    const findings = reports.flatMap((report) => report.findings);
    const suppressed = reports.flatMap((report) => report.suppressed);
    return {
      summary: summarize(files, findings, suppressed.length),
      findings,
      suppressed,
      skipped: [...skipped.filter(({ file }) => covers(file)), ...skippedFiles(files)],
    };
  }
}

/** The files that an audit is about, in the order of their paths. */
export function coveredFiles(snapshot: Snapshot, covers: (path: string) => boolean): ManifestFile[] {
  const files = [...snapshot.files.values()].filter(({ path }) => covers(path));
  return files.sort((a, b) => compareText(a.path, b.path));
}

export function summarize(
  files: readonly ManifestFile[],
  findings: readonly Pick<Finding, 'severity'>[],
  suppressed: number,
): AuditSummary {
  const counts = { error: 0, warning: 0, information: 0, hint: 0 };
  for (const finding of findings) counts[finding.severity]++;
  let documents = 0;
  let resources = 0;
  for (const file of files) {
    documents += file.parsed.documents.filter((document) => document.contents !== undefined).length;
    resources += file.resources.length;
  }
  return { files: files.length, documents, resources, findings: counts, suppressed };
}

/** The files that were found and yet not examined. */
export function skippedFiles(files: readonly ManifestFile[]): Skipped[] {
  const skipped: Skipped[] = [];
  for (const file of files) {
    if (file.role === 'template')
      skipped.push({ file: file.path, reason: 'A template: it becomes YAML only when it is rendered.' });
    if (file.role === 'skipped')
      skipped.push({ file: file.path, reason: file.parsed.problems[0]?.message ?? 'Not read.' });
  }
  return skipped;
}

function every(): boolean {
  return true;
}
