/** `portolan audit`: all findings of the given paths, in the format asked for, with safe fixes applied if wanted. */

import { writeFileSync } from 'node:fs';
import { styleText } from 'node:util';
import { type Audit, Auditor } from '../features/audit.ts';
import { auditGithub } from '../report/github.ts';
import { auditJson } from '../report/json.ts';
import { auditMarkdown } from '../report/markdown.ts';
import { auditSarif } from '../report/sarif.ts';
import { auditText, type Paint } from '../report/text.ts';
import { rules } from '../rules/catalogue.ts';
import { type Severity, severities } from '../rules/finding.ts';
import type { RuleSettings } from '../rules/settings.ts';
import { choice, parseCommand, UsageError } from './arguments.ts';
import { fixFiles } from './fix.ts';
import { type Loaded, load, today } from './load.ts';
import { merged } from './merge.ts';
import { readPage, version } from './package.ts';
import type { Streams } from './streams.ts';

const formats = ['text', 'json', 'sarif', 'markdown', 'github'] as const;
type Format = (typeof formats)[number];

export function runAudit(args: readonly string[], streams: Streams): number {
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
  const { audit, loaded } = merged(audits, paths);
  const paint: Paint = streams.colours && values.output === undefined ? styleText : (_, words) => words;
  const text = render(format, audit, loaded, paint);
  if (values.output === undefined) streams.output(text);
  else writeFileSync(values.output, text);
  return fails(audit, failOn) ? 1 : 0;
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
  const audit = auditor.audit(snapshot, skipped, (done) => {
    if (streams.terminal && done % 500 === 0) streams.error(`\r${done} of ${total} files`);
    return true;
  });
  if (streams.terminal && total >= 500) streams.error('\r\u001b[K');
  return audit;
}

function render(format: Format, audit: Audit, { snapshot }: Pick<Loaded, 'snapshot'>, paint: Paint): string {
  switch (format) {
    case 'text':
      return auditText(audit, snapshot, paint);
    case 'json':
      return auditJson(audit, snapshot);
    case 'sarif':
      return auditSarif(audit, snapshot, { cards: rules, pageOf: readPage, version: version() });
    case 'markdown':
      return auditMarkdown(audit, snapshot);
    case 'github':
      return auditGithub(audit, snapshot);
  }
}

function fails(audit: Audit, failOn: 'error' | 'warning' | 'information' | 'never'): boolean {
  if (failOn === 'never') return false;
  const limit = severities.indexOf(failOn);
  return severities.some((severity, index) => index <= limit && audit.summary.findings[severity] > 0);
}
