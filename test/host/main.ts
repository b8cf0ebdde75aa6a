/** The entry that VS Code on a machine loads into its extension host: registers the cases and runs them. */

import { writeFileSync } from 'node:fs';
import { registerAuditTaskCase } from './audit-task.ts';
import { registerCases } from './cases.ts';
import { runSuite } from './suite.ts';

export async function run(): Promise<void> {
  registerCases(process.env.PORTOLAN_HOST_INSTALLED_IN);
  registerAuditTaskCase();
  const file = process.env.PORTOLAN_HOST_RESULTS;
  await runSuite((results) => {
    if (file) writeFileSync(file, JSON.stringify(results));
  });
}
