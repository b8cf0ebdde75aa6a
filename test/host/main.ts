/** The entry that VS Code on a machine loads into its extension host: registers the cases and runs them. */

import { writeFileSync } from 'node:fs';
import { registerActivationCases } from './activation.ts';
import { registerAuditTaskCase } from './audit-task.ts';
import { registerAuditCases } from './audits.ts';
import { registerClusterCases } from './cluster.ts';
import { registerFindingCases } from './findings.ts';
import { registerInsertionCases } from './insertion.ts';
import { registerLensCases } from './lenses.ts';
import { runSuite } from './suite.ts';
import { registerWritingCases } from './writing.ts';

export async function run(): Promise<void> {
  registerActivationCases(process.env.PORTOLAN_HOST_INSTALLED_IN);
  registerFindingCases();
  registerInsertionCases();
  registerWritingCases();
  registerAuditCases();
  registerAuditTaskCase();
  registerLensCases();
  registerClusterCases();
  const file = process.env.PORTOLAN_HOST_RESULTS;
  await runSuite((results) => {
    if (file) writeFileSync(file, JSON.stringify(results));
  });
}
