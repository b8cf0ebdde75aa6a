/** Runs rules over a snapshot and keeps their answers until an edit touches what they were read from. */

import type { Deployed } from '../kubernetes/deployed.ts';
import type { Bundle } from '../workspace/bundle.ts';
import { describesClusters } from '../workspace/cluster-files.ts';
import { isMisparsed, type ManifestFile } from '../workspace/manifest-file.ts';
import { patchedPlaces } from '../workspace/patched.ts';
import type { Snapshot, Update } from '../workspace/snapshot.ts';
import { View } from '../workspace/view.ts';
import { compareFindings, type Finding, type Severity } from './finding.ts';
import type { Facts, FileRule, ResourceRule, Rule } from './rule.ts';
import { effectiveSeverity, type RuleSettings } from './settings.ts';

/** A rule that threw instead of answering. The others still report. */
export interface RuleFailure {
  readonly rule: string;
  readonly file: string;
  readonly error: unknown;
}

interface Active<R> {
  readonly rule: R;
  readonly severity: Severity;
  readonly options: Facts['options'];
}

/** Rules that look at the same objects or files: of thousands of them times hundreds of rules, most never meet. */
interface Group<R extends ResourceRule | FileRule> {
  readonly where: R['where'];
  readonly rules: readonly Active<R>[];
}

interface ActiveRules {
  readonly byType: ReadonlyMap<string, readonly Group<ResourceRule>[]>;
  readonly every: readonly Group<ResourceRule>[];
  readonly file: readonly Group<FileRule>[];
}

const noOptions: Facts['options'] = {};

/** The answers about one resource in one bundle. */
interface Answer {
  readonly path: string;
  readonly findings: readonly Finding[];
  stale: boolean;
}

/** Answers per deployed object; a Deployed stands in one bundle only as far as its answers go. */
type Answers = Map<Deployed, Answer>;

/**
 * Examines files against the current snapshot. Answers are kept between snapshots: `follow` drops exactly those that an
 * update may have changed and says which files they stood in.
 */
export class Examiner {
  readonly #active: ActiveRules;
  readonly #cards: readonly Rule[];
  readonly #settings: RuleSettings;
  readonly #onFailure: (failure: RuleFailure) => void;
  readonly #keep: boolean;
  readonly #answers = new Map<string, Answers>();
  /** For each key its reader, or its readers when there are several: most keys have one. */
  readonly #readers = new Map<string, Answer | Answer[]>();
  /** The files seen so far that describe clusters; there are few. */
  readonly #describing = new Set<string>();

  /** With `keep` false nothing is remembered: right for one pass over everything. */
  constructor(rules: readonly Rule[], settings: RuleSettings, onFailure: (failure: RuleFailure) => void, keep = true) {
    this.#settings = settings;
    this.#cards = rules;
    this.#onFailure = onFailure;
    this.#keep = keep;
    this.#active = activate(rules, settings);
  }

  /** Drops the answers that an update may have changed. Returns the files that held them, changed files included. */
  follow(update: Update): Set<string> {
    const files = new Set(update.changed);
    for (const id of update.unsettled) {
      for (const answer of this.#answers.get(id)?.values() ?? []) {
        answer.stale = true;
        files.add(answer.path);
      }
      this.#answers.delete(id);
      for (const contribution of update.snapshot.bundles.get(id)?.contributions() ?? []) {
        if (!contribution.context) files.add(contribution.file.path);
      }
    }
    for (const key of update.touched) {
      for (const answer of listOf(this.#readers.get(key))) {
        if (answer.stale) continue;
        answer.stale = true;
        files.add(answer.path);
      }
      this.#readers.delete(key);
    }
    // What describes a cluster is judged by what the workspace holds for it.
    for (const path of this.#describing) if (update.snapshot.files.get(path)) files.add(path);
    return files;
  }

  /** All findings of a file, before suppression, in the order of the text. */
  findingsOf(snapshot: Snapshot, path: string): Finding[] {
    const file = snapshot.files.get(path);
    if (!file) return [];
    const facts = this.#factsFor(path);
    const findings = this.#fileFindings(file, snapshot, facts);
    const bundles = snapshot.bundlesOf(path);
    const perBundle = bundles.map((bundle) => this.#bundleFindings(snapshot, bundle, file, facts));
    findings.push(...(perBundle.length === 1 ? perBundle[0]! : agreed(perBundle, bundles)));
    return findings.sort(compareFindings);
  }

  #fileFindings(file: ManifestFile, snapshot: Snapshot, facts: Facts): Finding[] {
    const findings: Finding[] = [];
    if (this.#keep && describesClusters(file)) this.#describing.add(file.path);
    for (const group of this.#active.file) {
      if (!this.#concerns(group, file, file.path)) continue;
      for (const { rule, severity, options } of group.rules) {
        try {
          const found = rule.check(file, snapshot, severity, this.#cards, withOptions(facts, options));
          if (found.length > 0) findings.push(...found);
        } catch (error) {
          this.#onFailure({ rule: rule.id, file: file.path, error });
        }
      }
    }
    return findings;
  }

  #bundleFindings(snapshot: Snapshot, bundle: Bundle, file: ManifestFile, facts: Facts): readonly Finding[] {
    const deployed = bundle.contribution(file.path)?.deployed ?? [];
    if (deployed.length === 1) return this.#answer(snapshot, bundle, deployed[0]!, file, facts).findings;
    return deployed.flatMap((one) => this.#answer(snapshot, bundle, one, file, facts).findings);
  }

  #answer(snapshot: Snapshot, bundle: Bundle, deployed: Deployed, file: ManifestFile, facts: Facts): Answer {
    if (!this.#keep) return this.#examine(new View(snapshot, bundle, deployed, ignored), file, facts);
    let answers = this.#answers.get(bundle.id);
    if (!answers) {
      answers = new Map();
      this.#answers.set(bundle.id, answers);
    }
    const known = answers.get(deployed);
    if (known && !known.stale) return known;
    const reads = new Set<string>();
    const answer = this.#examine(new View(snapshot, bundle, deployed, reads), file, facts);
    answers.set(deployed, answer);
    for (const key of reads) {
      const readers = this.#readers.get(key);
      if (readers === undefined) this.#readers.set(key, answer);
      else if (Array.isArray(readers)) readers.push(answer);
      else this.#readers.set(key, [readers, answer]);
    }
    return answer;
  }

  #examine(view: View, file: ManifestFile, facts: Facts): Answer {
    const { resource } = view.self;
    const findings: Finding[] = [];
    // What is wrong or missing in text that does not parse may be an effect of that, which is reported already.
    if (isMisparsed(file.parsed.documents[resource.document])) return { path: file.path, findings, stale: false };
    for (const group of this.#active.byType.get(resource.type) ?? this.#active.every) {
      if (!this.#concerns(group, resource, file.path)) continue;
      for (const { rule, severity, options } of group.rules) {
        try {
          const found = rule.check(resource, view, withOptions(facts, options), severity);
          if (found.length > 0) findings.push(...found);
        } catch (error) {
          this.#onFailure({ rule: rule.id, file: file.path, error });
        }
      }
    }
    return { path: file.path, findings: unpatched(findings, view, file), stale: false };
  }

  #concerns<T>(
    { where, rules }: { readonly where: ((about: T) => boolean) | undefined; readonly rules: readonly Active<Rule>[] },
    about: T,
    file: string,
  ): boolean {
    try {
      return where === undefined || where(about);
    } catch (error) {
      for (const { rule } of rules) this.#onFailure({ rule: rule.id, file, error });
      return false;
    }
  }

  /** What is known for a file from outside the manifests. The version that a cluster runs counts before the configured one. */
  #factsFor(path: string): Facts {
    const { kubernetes, today, profileOf } = this.#settings;
    const profile = profileOf(path);
    const version = profile?.kubernetesVersion?.value;
    const minor = version === undefined ? undefined : /^v?1\.([0-9]+)/.exec(version)?.[1];
    return { kubernetes: minor === undefined ? kubernetes : Number(minor), today, profile, options: noOptions };
  }

  /** Forgets the answers about objects that are gone, so that memory follows the workspace. */
  prune(snapshot: Snapshot): void {
    for (const [id, answers] of this.#answers) {
      const bundle = snapshot.bundles.get(id);
      for (const [deployed, answer] of answers) {
        const current = bundle?.contribution(deployed.resource.file)?.deployed.includes(deployed) ?? false;
        if (!current) {
          answer.stale = true;
          answers.delete(deployed);
        }
      }
    }
    for (const [key, answers] of this.#readers) {
      const live = listOf(answers).filter((answer) => !answer.stale);
      if (live.length === 0) this.#readers.delete(key);
      else this.#readers.set(key, live.length === 1 ? live[0]! : live);
    }
  }
}

/** What an overlay replaces or adds is not what the cluster gets, and patches are not judged. */
function unpatched(findings: readonly Finding[], { self, bundle }: View, { path }: ManifestFile): readonly Finding[] {
  const patches = findings.length > 0 ? bundle.contribution(path)?.patches : undefined;
  if (!patches || patches.length === 0) return findings;
  const isPatched = patchedPlaces(self.resource, patches);
  return findings.filter(({ at }) => !isPatched(at));
}

/**
 * A file that several bundles include: a finding counts as it is only if it holds in all of them; otherwise it is
 * information that names where it holds.
 */
function agreed(perBundle: readonly (readonly Finding[])[], bundles: readonly Bundle[]): Finding[] {
  const groups = new Map<string, { first: Finding; bundles: string[] }>();
  perBundle.forEach((findings, index) => {
    for (const finding of findings) {
      const key = `${finding.rule} ${finding.at.start} ${finding.at.end} ${finding.what}`;
      const group = groups.get(key);
      const id = bundles[index]!.id;
      if (!group) groups.set(key, { first: finding, bundles: [id] });
      else if (!group.bundles.includes(id)) group.bundles.push(id);
    }
  });
  return [...groups.values()].map(({ first, bundles: holding }) => {
    if (holding.length === bundles.length) return first;
    const severity = first.severity === 'hint' ? 'hint' : 'information';
    return { ...first, severity, why: `${first.why} This holds in ${listed(holding)} only.` };
  });
}

function listed(ids: readonly string[]): string {
  const names = [...ids].sort().map((id) => id.replace(/^kustomization:/, '') || '.');
  const shown = names.slice(0, 3).join(', ');
  return names.length > 3 ? `${shown} and ${names.length - 3} more` : shown;
}

function activate(rules: readonly Rule[], settings: RuleSettings): ActiveRules {
  const every: Active<ResourceRule>[] = [];
  const file: Active<FileRule>[] = [];
  const typed = new Map<string, Active<ResourceRule>[]>();
  for (const rule of rules) {
    const severity = effectiveSeverity(rule, settings);
    if (!severity) continue;
    const options = settings.options[rule.id] ?? noOptions;
    if (rule.scope === 'file') {
      file.push({ rule, severity, options });
    } else if (rule.scope === 'allowance') {
    } else if (rule.appliesTo === 'every') {
      every.push({ rule, severity, options });
    } else {
      for (const type of rule.appliesTo) {
        const list = typed.get(type) ?? [];
        list.push({ rule, severity, options });
        typed.set(type, list);
      }
    }
  }
  const byType = new Map([...typed].map(([type, list]) => [type, grouped([...every, ...list])]));
  return { byType, every: grouped(every), file: grouped(file) };
}

function grouped<R extends ResourceRule | FileRule>(rules: readonly Active<R>[]): Group<R>[] {
  return [...Map.groupBy(rules, ({ rule }) => rule.where)].map(([where, members]) => ({ where, rules: members }));
}

function withOptions(facts: Facts, options: Facts['options']): Facts {
  return options === noOptions ? facts : { ...facts, options };
}

/** Takes reads and forgets them. */
const ignored: Set<string> = Object.assign(new Set<string>(), { add: () => ignored });

function listOf(readers: Answer | Answer[] | undefined): readonly Answer[] {
  if (readers === undefined) return [];
  return Array.isArray(readers) ? readers : [readers];
}
