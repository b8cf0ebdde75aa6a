/** `portolan audit`: all findings of the given paths. */

import { type Audit, Auditor } from '../features/audit.ts';
import { auditJson } from '../report/json.ts';
import { rules } from '../rules/catalogue.ts';
import { defaultSettings } from '../rules/settings.ts';
import { choice, parseCommand } from './arguments.ts';
import { load } from './load.ts';
import type { Streams } from './streams.ts';

export function runAudit(args: readonly string[], streams: Streams): number {
  const { values, positionals } = parseCommand(args, {
    format: { type: 'string', default: 'text' },
    'fail-on': { type: 'string', default: 'error' },
  });
  choice('format', values.format, ['text', 'json']);
  const loaded = load(positionals[0] ?? '.', streams);
  const auditor = new Auditor(
    rules,
    defaultSettings,
    ({ rule, file, error }) => streams.error(`${rule} failed on ${file}: ${error}\n`),
    false,
  );
  const audit: Audit = auditor.audit(loaded.snapshot, loaded.skipped);
  streams.output(auditJson(audit, loaded.snapshot));
  return audit.summary.findings.error > 0 ? 1 : 0;
}
