/** What users allow: read from comments, annotations and the configuration, matched against findings by rule id. */

import type { Resource } from '../kubernetes/resource.ts';
import { commentsOf } from '../manifest/comments.ts';
import type { Range } from '../text/range.ts';
import type { ManifestFile } from '../workspace/manifest-file.ts';
import type { Finding, Suppressed } from './finding.ts';
import { peerAllowances } from './peer-allowances.ts';
import type { AllowanceUse } from './rule.ts';
import type { AllowEntry, RuleSettings } from './settings.ts';

/** One rule allowed in one stretch of a file. */
export interface Allowance {
  readonly rule: string;
  /** The reason as written; empty when none was. */
  readonly reason: string;
  /** The rule id as written. */
  readonly at: Range;
  /** All the words that it stands among: ids and reasons of one comment or annotation. */
  readonly within: Range;
  /** What the findings it covers must start in. */
  readonly scope: Range;
  readonly origin: 'comment' | 'annotation' | 'peer' | 'configuration';
}

/** Ids that rules had before they were renamed, kept for one major version. */
const renamedRules: Readonly<Record<string, string>> = {};

/** `findings` are those that remain. */
export interface Allowed {
  readonly findings: readonly Finding[];
  readonly suppressed: readonly Suppressed[];
  readonly uses: readonly AllowanceUse[];
  /** The entries of the configuration that something was taken out by. */
  readonly entries: ReadonlySet<AllowEntry>;
}

const noEntries: ReadonlySet<AllowEntry> = new Set();

/** Takes the allowed findings of one file out. */
export function applyAllowances(
  file: ManifestFile,
  findings: readonly Finding[],
  settings: RuleSettings,
  isKnown: (rule: string) => boolean,
  isActive: (rule: string) => boolean,
): Allowed {
  const allowances = allowancesOf(file);
  const configured = settings.allow.filter(
    (entry) => entry.covers(file.path) && isCurrent(entry.until, settings.today),
  );
  if (allowances.length === 0 && configured.length === 0)
    return { findings, suppressed: [], uses: [], entries: noEntries };
  const used = new Set<Allowance>();
  const entries = new Set<AllowEntry>();
  const suppressed: Suppressed[] = [];
  const remaining = findings.filter((finding) => {
    const own = allowances.filter((allowance) => covers(allowance, finding));
    for (const allowance of own) used.add(allowance);
    const entry = configured.find(({ rule }) => currentId(rule) === finding.rule);
    if (entry) entries.add(entry);
    if (own[0]) {
      const origin = own[0].origin === 'comment' ? 'comment' : 'annotation';
      suppressed.push({ finding, reason: own[0].reason, origin });
    } else if (entry) {
      suppressed.push({ finding, reason: entry.reason, origin: 'configuration' });
    }
    return own.length === 0 && !entry;
  });
  const uses = allowances
    .filter((allowance) => allowance.origin !== 'peer')
    .map((allowance) => {
      const id = currentId(allowance.rule);
      return { allowance, used: used.has(allowance), known: isKnown(id), active: isActive(id) };
    });
  return { findings: remaining, suppressed, uses, entries };
}

/** What the entries of the configuration file did, once every file was looked at. Unknown rules are told elsewhere. */
export function entryUses(
  settings: RuleSettings,
  used: ReadonlySet<AllowEntry>,
  isKnown: (rule: string) => boolean,
  isActive: (rule: string) => boolean,
): AllowanceUse[] {
  return settings.allow.flatMap((entry) => {
    const { rule, reason, at, until } = entry;
    const id = currentId(rule);
    if (!at || !isKnown(id) || !isCurrent(until, settings.today)) return [];
    const allowance: Allowance = { rule, reason, at, within: at, scope: at, origin: 'configuration' };
    return [{ allowance, used: used.has(entry), known: true, active: isActive(id) }];
  });
}

/** Every allowance that a file's own text makes. */
export function allowancesOf(file: ManifestFile): Allowance[] {
  const allowances: Allowance[] = [];
  if (file.text.includes('portolan:')) {
    for (const comment of commentsOf(file.text, file.parsed.documents)) {
      const match = /^portolan:\s*allow\s+/.exec(comment.words);
      if (!match) continue;
      const start = file.text.indexOf(comment.words, comment.at.start) + match[0].length;
      const scope = comment.alone ? nextLine(file.text, comment.at.end) : lineOf(file.text, comment.at.start);
      allowances.push(...readAllowances(file.text.slice(start, comment.at.end), start, scope, 'comment'));
    }
  }
  for (const resource of file.resources) collectAnnotations(resource, file.text, allowances);
  return allowances;
}

function collectAnnotations(resource: Resource, text: string, allowances: Allowance[]): void {
  const scope = { start: resource.node.start, end: resource.node.end };
  for (const { key, value } of resource.annotations?.entries ?? []) {
    if (key.value === 'portolan/allow') {
      const source = text.slice(value.at.start, value.at.end);
      const inner = /^[|>]/.test(source) ? source.indexOf('\n') + 1 : /^["']/.test(source) ? 1 : 0;
      allowances.push(
        ...readAllowances(
          inner === 1 ? source.slice(1, -1) : source.slice(inner),
          value.at.start + inner,
          scope,
          'annotation',
        ),
      );
    } else {
      for (const { rule, reason } of peerAllowances(key.value, value.value)) {
        allowances.push({ rule, reason, at: key.at, within: key.at, scope, origin: 'peer' });
      }
    }
  }
}

/** Reads `rule, rule: reason`, several of them divided by semicolons or line breaks. */
function readAllowances(source: string, offset: number, scope: Range, origin: Allowance['origin']): Allowance[] {
  const allowances: Allowance[] = [];
  const within = { start: offset, end: offset + source.length };
  const clause = /[^;\n]+/g;
  for (let match = clause.exec(source); match; match = clause.exec(source)) {
    const [, ids = '', reason = ''] = /^([^:]*)(?::(.*))?$/s.exec(match[0]) ?? [];
    const word = /[^\s,]+/g;
    for (let id = word.exec(ids); id; id = word.exec(ids)) {
      const start = offset + match.index + id.index;
      const at = { start, end: start + id[0].length };
      allowances.push({ rule: id[0], reason: reason.trim(), at, within, scope, origin });
    }
  }
  return allowances;
}

function covers(allowance: Allowance, finding: Finding): boolean {
  if (currentId(allowance.rule) !== finding.rule) return false;
  return allowance.scope.start <= finding.at.start && finding.at.start <= allowance.scope.end;
}

/** The id that a rule has now. */
export function currentId(rule: string): string {
  return renamedRules[rule] ?? rule;
}

function isCurrent(until: string | undefined, today: string | undefined): boolean {
  return until === undefined || today === undefined || today <= until;
}

function lineOf(text: string, offset: number): Range {
  const end = text.indexOf('\n', offset);
  return { start: text.lastIndexOf('\n', offset - 1) + 1, end: end < 0 ? text.length : end };
}

/** The first line below that is neither blank nor a comment alone. */
function nextLine(text: string, from: number): Range {
  let at = text.indexOf('\n', from);
  while (at >= 0) {
    const line = lineOf(text, at + 1);
    const words = text.slice(line.start, line.end).trim();
    if (words !== '' && !words.startsWith('#')) return line;
    at = line.end >= text.length ? -1 : line.end;
  }
  return { start: text.length, end: text.length };
}
