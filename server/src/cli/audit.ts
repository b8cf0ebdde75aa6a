/** `portolan audit`: all findings of the given paths, in the format asked for, with safe fixes applied if wanted. */

import { writeFileSync } from 'node:fs';
import { basename, isAbsolute, relative, resolve } from 'node:path';
import { styleText } from 'node:util';
import { chartSvg } from '../chart/svg.ts';
import { readPage } from '../disk/rule-pages.ts';
import { type Audit, Auditor } from '../features/audit.ts';
import { bundleReport, bundlesToReport, byFile, isDrawable } from '../features/bundle-report.ts';
import { type AuditPart, joinAudits } from '../features/join-audits.ts';
import { auditReport } from '../report/audit-report.ts';
import { auditGithub } from '../report/github.ts';
import type { HtmlReport } from '../report/html/audit-html.ts';
import type { DrawnBundle } from '../report/html/bundle-section.ts';
import { auditText, type Paint } from '../report/text.ts';
import { rules } from '../rules/catalogue.ts';
import { type Severity, severities } from '../rules/finding.ts';
import type { RuleSettings } from '../rules/settings.ts';
import { choice, parseCommand, UsageError } from './arguments.ts';
import { fixFiles } from './fix.ts';
import { type Loaded, load, today } from './load.ts';
import { version } from './package.ts';
import type { Streams } from './streams.ts';

const formats = ['text', 'json', 'sarif', 'markdown', 'html', 'github'] as const;
type Format = (typeof formats)[number];

export async function runAudit(args: readonly string[], streams: Streams): Promise<number> {
  const { values, positionals } = parseCommand(args, {
    format: { type: 'string', default: 'text' },
    output: { type: 'string' },
    'fail-on': { type: 'string', default: 'error' },
    rule: { type: 'string', multiple: true },
    fix: { type: 'boolean', default: false },
    config: { type: 'string' },
    cluster: { type: 'string' },
  });
  const format = choice('format', values.format, formats);
  const failOn = choice('fail-on', values['fail-on'], ['error', 'warning', 'information', 'never']);
  const only = values.rule?.map(knownRule);
  const paths = positionals.length > 0 ? positionals : ['.'];
  if (values.fix && paths.includes('-')) throw new UsageError('--fix changes files; standard input is none.');
  const options = { config: values.config, cluster: values.cluster, today: today() };
  const audits = paths.map((path) => {
    let loaded = load(path, streams, options);
    if (values.fix && fixFiles(loaded, restrict(loaded.settings, only), streams)) loaded = load(path, streams, options);
    return { loaded, audit: auditOf(loaded, restrict(loaded.settings, only), streams) };
  });
  const paint: Paint = streams.colours && values.output === undefined ? styleText : (_, words) => words;
  const text = await render(format, audits, paths, paint);
  if (values.output === undefined) streams.output(text);
  else writeFileSync(values.output, text);
  return audits.some(({ audit }) => fails(audit, failOn)) ? 1 : 0;
}

function knownRule(id: string): string {
  if (rules.some((rule) => rule.id === id)) return id;
  throw new UsageError(`There is no rule ${id}. The command "portolan rules" lists them.`);
}

/** The same settings with every rule off but the ones asked for, which are on whatever their preset. */
function restrict(settings: RuleSettings, only: readonly string[] | undefined): RuleSettings {
  if (!only) return settings;
  const entries = rules.map(({ id, severity }): [string, Severity | 'off'] => {
    if (!only.includes(id)) return [id, 'off'];
    const set = settings.severities[id];
    return [id, set === undefined || set === 'off' ? severity : set];
  });
  return { ...settings, severities: Object.fromEntries(entries) };
}

function auditOf({ snapshot, skipped }: Loaded, settings: RuleSettings, streams: Streams): Audit {
  const auditor = new Auditor(
    rules,
    settings,
    ({ rule, file, error }) =>
      streams.error(`Rule ${rule} failed on ${file}: ${error instanceof Error ? error.stack : error}\n`),
    false,
  );
  const total = snapshot.files.size;
  const onFile = (done: number): void => {
    if (streams.terminal && done % 500 === 0) streams.error(`\r${done} of ${total} files`);
  };
  const audit = auditor.audit(snapshot, skipped, { onFile });
  if (streams.terminal && total >= 500) streams.error('\r\u001b[K');
  return audit;
}

interface Audited {
  readonly loaded: Loaded;
  readonly audit: Audit;
}

async function render(
  format: Format,
  audits: readonly Audited[],
  paths: readonly string[],
  paint: Paint,
): Promise<string> {
  const parts = audits.map(({ loaded: { folder, snapshot }, audit: one }, i): AuditPart => {
    return { prefix: folder ?? paths[i]!, snapshot, audit: one };
  });
  const { audit, snapshot } = joinAudits(parts);
  if (format === 'text') return auditText(audit, snapshot, paint);
  if (format === 'github') return auditGithub(audit, snapshot);
  return auditReport(format, {
    audit,
    snapshot,
    subject: paths.map(subjectOf).join(', '),
    day: today(),
    version: version(),
    cards: rules,
    pageOf: readPage,
    ...(format === 'html' ? await bundlesOf(parts) : noBundles),
  });
}

/** A path as people name it from where they are; the folder they are in goes by its name. */
function subjectOf(path: string): string {
  if (path === '-') return 'standard input';
  const whole = resolve(path);
  const below = relative('.', whole);
  if (below === '') return basename(whole);
  return below.startsWith('..') || isAbsolute(below) ? whole : below;
}

const noBundles = { bundles: [], bundlesLeftOut: 0 };

async function bundlesOf(parts: readonly AuditPart[]): Promise<Pick<HtmlReport, 'bundles' | 'bundlesLeftOut'>> {
  const bundles: DrawnBundle[] = [];
  let bundlesLeftOut = 0;
  for (const { snapshot, prefix, audit } of parts) {
    const { shown, leftOut } = bundlesToReport(snapshot, { kind: 'everything' });
    bundlesLeftOut += leftOut;
    const findings = byFile(audit.findings);
    for (const bundle of shown) {
      const report = bundleReport(bundle, findings, parts.length > 1 ? prefix : undefined);
      bundles.push({ ...report, chart: isDrawable(report) ? await chartSvg(report.topology) : undefined });
    }
  }
  return { bundles, bundlesLeftOut };
}

function fails(audit: Audit, failOn: 'error' | 'warning' | 'information' | 'never'): boolean {
  if (failOn === 'never') return false;
  const limit = severities.indexOf(failOn);
  return severities.some((severity, index) => index <= limit && audit.summary.findings[severity] > 0);
}
