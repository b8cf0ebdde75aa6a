/** Measures a cold audit: reading, indexing and examining every manifest, against the event parser alone. */

import { parseEvents } from 'js-yaml';
import { Auditor } from '../server/src/features/audit.ts';
import { rules } from '../server/src/rules/catalogue.ts';
import { defaultSettings } from '../server/src/rules/settings.ts';
import { Workspace } from '../server/src/workspace/workspace.ts';
import { makeWorkspace } from './workspace.ts';

/** Run in a process of its own, so that nothing is warm. Prints one line of JSON. */
const [what, count] = process.argv.slice(2);
const files = makeWorkspace(Number(count));
const bytes = files.reduce((sum, { text }) => sum + text.length, 0);
const started = performance.now();
const usage = process.cpuUsage();
if (what === 'events') {
  for (const { text } of files) parseEvents(text, {});
  print({ milliseconds: performance.now() - started });
} else {
  const { snapshot } = new Workspace().update(files);
  const indexed = performance.now();
  const auditor = new Auditor(
    rules,
    defaultSettings,
    ({ error }) => {
      throw error;
    },
    false,
  );
  const audit = auditor.audit(snapshot, []);
  print({ milliseconds: performance.now() - started, index: indexed - started, findings: audit.findings.length });
}

function print(result: Readonly<Record<string, number>>): void {
  const { user, system } = process.cpuUsage(usage);
  const resident = Math.round(process.memoryUsage().rss / 1e6);
  console.log(JSON.stringify({ ...result, processor: (user + system) / 1000, bytes, resident }));
}
