/** The audit of a workspace: every finding of every file, what was suppressed, and what could not be read. */

import { applyAllowances } from '../rules/allow.ts';
import type { Finding, Severity, Suppressed } from '../rules/finding.ts';
import { compareFindings } from '../rules/finding.ts';
import type { AllowanceRule, Rule, RuleCard } from '../rules/rule.ts';
import { Examiner, type RuleFailure } from '../rules/run.ts';
import { effectiveSeverity, type RuleSettings } from '../rules/settings.ts';
import { compareText } from '../workspace/bundle.ts';
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

/** Examines files and applies what is allowed in them. One per workspace folder and set of settings. */
export class Auditor {
  readonly #examiner: Examiner;
  readonly #settings: RuleSettings;
  readonly #cards: readonly RuleCard[];
  readonly #known: ReadonlySet<string>;
  readonly #active: ReadonlySet<string>;
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
    return this.#examiner.follow(update);
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
    const { findings, suppressed, uses } = applyAllowances(file, all, this.#settings, isKnown, isActive);
    const around = { file, snapshot, cards: this.#cards };
    const about = this.#allowanceRules.flatMap(({ rule, severity }) => rule.check(uses, around, severity));
    if (about.length === 0) return { path, findings, suppressed };
    return { path, findings: [...findings, ...about].sort(compareFindings), suppressed };
  }

  /** Examines every file. `onFile` is called after each; when it returns false the rest is left out. */
  audit(snapshot: Snapshot, skipped: readonly Skipped[], onFile: (done: number) => boolean = () => true): Audit {
    const findings: Finding[] = [];
    const suppressed: Suppressed[] = [];
    const paths = [...snapshot.files.entries()].map(([path]) => path).sort(compareText);
    let done = 0;
    for (const path of paths) {
      const report = this.report(snapshot, path);
      findings.push(...report.findings);
      suppressed.push(...report.suppressed);
      if (!onFile(++done)) break;
    }
    return {
      summary: summarize(snapshot, findings, suppressed.length),
      findings,
      suppressed,
      skipped: [...skipped, ...skippedFiles(snapshot)],
    };
  }
}

function summarize(snapshot: Snapshot, findings: readonly Finding[], suppressed: number): AuditSummary {
  const counts = { error: 0, warning: 0, information: 0, hint: 0 };
  for (const finding of findings) counts[finding.severity]++;
  let documents = 0;
  let resources = 0;
  for (const file of snapshot.files.values()) {
    documents += file.parsed.documents.filter((document) => document.contents !== undefined).length;
    resources += file.resources.length;
  }
  return { files: snapshot.files.size, documents, resources, findings: counts, suppressed };
}

function skippedFiles(snapshot: Snapshot): Skipped[] {
  const skipped: Skipped[] = [];
  for (const file of snapshot.files.values()) {
    if (file.role === 'template')
      skipped.push({ file: file.path, reason: 'A template: it becomes YAML only when it is rendered.' });
    if (file.role === 'skipped')
      skipped.push({ file: file.path, reason: file.parsed.problems[0]?.message ?? 'Not read.' });
  }
  return skipped.sort((a, b) => compareText(a.file, b.file));
}
