/** The contract of a rule: it detects facts, explains them in words and repairs them by edits, three separate steps. */

import type { ClusterProfile } from '../cluster/profile.ts';
import { isWithinMisread } from '../kubernetes/misread.ts';
import { hasShapeProblems, type Resource, type ResourceOf, type ResourceType } from '../kubernetes/resource.ts';
import type { ParsedText } from '../manifest/parse.ts';
import { type Range, underlined } from '../text/range.ts';
import type { ManifestFile } from '../workspace/manifest-file.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import type { View } from '../workspace/view.ts';
import type { Allowance } from './allow.ts';
import type { Explanation, Finding, Fix, Related, Severity } from './finding.ts';

/** What a rule found: where, and whatever its words and edits need. */
export interface Evidence {
  readonly at: Range;
  readonly related?: readonly Related[];
  /** Softer than the rule's own severity, where less is known. */
  readonly severity?: Severity;
  readonly tag?: 'deprecated' | 'unnecessary';
}

/** Facts from outside the manifests that rules may depend on. */
export interface Facts {
  /** The minor version of Kubernetes 1.x that the manifests are for. */
  readonly kubernetes: number;
  /** Today as `YYYY-MM-DD`; undefined when the caller does not want answers that change by the day. */
  readonly today: string | undefined;
  /** The network profile of the cluster that the file is for, where one is known. */
  readonly profile: ClusterProfile | undefined;
  /** The rule's own options as configured; empty when none are. */
  readonly options: Readonly<Record<string, unknown>>;
}

/** The text that a repair edits. */
export interface RepairContext {
  readonly file: string;
  readonly text: string;
  readonly parsed: ParsedText;
  /** Other files of the workspace, for edits that reach beyond the finding's own. */
  fileOf(path: string): ManifestFile | undefined;
}

/** `recommended` rules are on by default; `strict` ones in the strict preset; `off` ones only when asked for. */
export type Preset = 'recommended' | 'strict' | 'aks' | 'aks-safeguards' | 'off';

/** One setting of a rule, described as JSON schema. */
export interface RuleOption {
  readonly description: string;
  readonly schema: Readonly<Record<string, unknown>>;
}

interface Described<E extends Evidence> {
  /** `group/name`, which is also its path. Reads after "allow". */
  readonly id: string;
  /** One sentence for lists. */
  readonly summary: string;
  readonly severity: Severity;
  readonly preset?: Preset;
  readonly options?: Readonly<Record<string, RuleOption>>;
  explain(evidence: E): Explanation;
  repair?(evidence: E, context: RepairContext): readonly Fix[];
}

export interface ResourceRuleDefinition<T extends ResourceType, E extends Evidence> extends Described<E> {
  /** The types of resources it examines; `every` examines all that have a reader, and all others. */
  readonly appliesTo: readonly T[] | 'every';
  /** What a resource must have for the rule to look at it. Asked once for all rules that name the same function. */
  readonly where?: (resource: ResourceOf<T>) => boolean;
  /**
   * Whether it is about what cannot be decoded. Of such a place no other rule speaks: it is one fault, whatever it would
   * be worth as text.
   */
  readonly aboutDecoding?: true;
  detect(resource: ResourceOf<T>, view: View, facts: Facts): Generator<E>;
}

export interface FileRuleDefinition<E extends Evidence> extends Described<E> {
  /** What a file must have for the rule to look at it. Asked once for all rules that name the same function. */
  readonly where?: (file: ManifestFile) => boolean;
  /** `cards` are all rules of the catalogue, for rules about what names them. */
  detect(file: ManifestFile, snapshot: Snapshot, cards: readonly RuleCard[], facts: Facts): Generator<E>;
}

/** What the catalogue knows of every rule. */
export interface RuleCard {
  readonly id: string;
  readonly summary: string;
  readonly severity: Severity;
  readonly preset: Preset;
  readonly options: Readonly<Record<string, RuleOption>>;
  /** Whether the rule offers edits for some of its findings. */
  readonly repairs: boolean;
}

export interface ResourceRule extends RuleCard {
  readonly scope: 'resource';
  readonly appliesTo: readonly ResourceType[] | 'every';
  readonly where: ((resource: Resource) => boolean) | undefined;
  check(resource: Resource, view: View, facts: Facts, severity: Severity): readonly Finding[];
}

export interface FileRule extends RuleCard {
  readonly scope: 'file';
  readonly appliesTo: readonly [];
  readonly where: ((file: ManifestFile) => boolean) | undefined;
  check(
    file: ManifestFile,
    snapshot: Snapshot,
    severity: Severity,
    cards: readonly RuleCard[],
    facts: Facts,
  ): Finding[];
}

/** A rule about the allowances of a file: it runs when every other rule has spoken. */
export interface AllowanceRule extends RuleCard {
  readonly scope: 'allowance';
  readonly appliesTo: readonly [];
  check(uses: readonly AllowanceUse[], around: AllowanceContext, severity: Severity): Finding[];
}

/** Where an allowance stands, and the rules that it can be about. */
export interface AllowanceContext {
  readonly file: ManifestFile;
  readonly snapshot: Snapshot;
  readonly cards: readonly RuleCard[];
}

/** An allowance and what it did. */
export interface AllowanceUse {
  readonly allowance: Allowance;
  /** Whether it suppressed a finding. */
  readonly used: boolean;
  /** Whether its rule exists, under this id or an earlier one. */
  readonly known: boolean;
  /** Whether its rule runs under the current settings; one that does not run cannot be suppressed. */
  readonly active: boolean;
}

export interface AllowanceRuleDefinition<E extends Evidence> extends Described<E> {
  detect(use: AllowanceUse, around: AllowanceContext): Generator<E>;
}

export type Rule = ResourceRule | FileRule | AllowanceRule;

/** Makes a rule about one resource at a time. The evidence type is inferred from what `detect` yields. */
export function defineRule<T extends ResourceType, E extends Evidence>(
  definition: ResourceRuleDefinition<T, E>,
): ResourceRule {
  return {
    ...cardOf(definition),
    scope: 'resource',
    appliesTo: definition.appliesTo,
    where: definition.where as ResourceRule['where'],
    check(resource, view, facts, severity) {
      const evidences = definition.detect(resource as ResourceOf<T>, view, facts);
      let step = evidences.next();
      if (step.done) return none;
      const findings: Finding[] = [];
      const { file } = resource;
      const context = (): RepairContext => contextOf(view.snapshot, file);
      const about = {
        bundle: view.bundle.id,
        resource: {
          apiVersion: resource.apiVersion.value,
          kind: resource.kind,
          namespace: view.namespace,
          name: resource.name,
        },
      };
      const isSpeaker = definition.aboutDecoding || !hasShapeProblems(resource);
      for (; !step.done; step = evidences.next()) {
        if (!isSpeaker && isWithinMisread(resource, step.value.at)) continue;
        findings.push(findingOf(definition, step.value, severity, file, context, about));
      }
      return findings;
    },
  };
}

/** What nearly every check gives. Never added to. */
const none: Finding[] = [];

/** Makes a rule about a file as text: what it finds concerns no object. */
export function defineFileRule<E extends Evidence>(definition: FileRuleDefinition<E>): FileRule {
  return {
    ...cardOf(definition),
    scope: 'file',
    appliesTo: [],
    where: definition.where,
    check(file, snapshot, severity, cards, facts) {
      const findings: Finding[] = [];
      for (const evidence of definition.detect(file, snapshot, cards, facts)) {
        const context = (): RepairContext => contextOf(snapshot, file.path);
        findings.push(
          findingOf(definition, evidence, severity, file.path, context, { bundle: '', resource: undefined }),
        );
      }
      return findings;
    },
  };
}

/** Makes a rule about what is allowed rather than about manifests. */
export function defineAllowanceRule<E extends Evidence>(definition: AllowanceRuleDefinition<E>): AllowanceRule {
  return {
    ...cardOf(definition),
    scope: 'allowance',
    appliesTo: [],
    check(uses, around, severity) {
      const { file, snapshot } = around;
      const context = (): RepairContext => contextOf(snapshot, file.path);
      return uses.flatMap((use) => {
        return [...definition.detect(use, around)].map((evidence) => {
          return findingOf(definition, evidence, severity, file.path, context, { bundle: '', resource: undefined });
        });
      });
    },
  };
}

function cardOf(definition: Described<never>): RuleCard {
  const { id, summary, severity, preset = 'recommended', options = {} } = definition;
  return { id, summary, severity, preset, options, repairs: definition.repair !== undefined };
}

function findingOf<E extends Evidence>(
  definition: Described<E>,
  evidence: E,
  severity: Severity,
  file: string,
  context: () => RepairContext,
  about: Pick<Finding, 'bundle' | 'resource'>,
): Finding {
  const { what, why, advice } = definition.explain(evidence);
  return {
    rule: definition.id,
    severity: evidence.severity ?? severity,
    file,
    at: underlined(context().text, evidence.at),
    ...about,
    what: onOneLine(what),
    why: onOneLine(why),
    advice: onOneLine(advice),
    related: evidence.related ?? [],
    tag: evidence.tag,
    fixes: () => definition.repair?.(evidence, context()) ?? [],
  };
}

/** Names and values in a sentence may hold line breaks; the sentence does not. */
function onOneLine(sentence: string): string {
  return sentence.replaceAll(/\s*[\r\n]+\s*/g, ' ');
}

function contextOf(snapshot: Snapshot, file: string): RepairContext {
  const found = snapshot.files.get(file);
  return {
    file,
    text: found?.text ?? '',
    parsed: found?.parsed ?? { text: '', documents: [], problems: [] },
    fileOf: (path) => snapshot.files.get(path),
  };
}
