/** The entry that VS Code in a browser loads into its web worker extension host: the cases that hold there, and its own. */

import { registerActivationCases } from './activation.ts';
import { registerAuditCases } from './audits.ts';
import { registerBrowserCases } from './browser.ts';
import { registerFindingCases } from './findings.ts';
import { registerInsertionCases } from './insertion.ts';
import { runSuite } from './suite.ts';
import { registerWritingCases } from './writing.ts';

export async function run(): Promise<void> {
  registerBrowserCases();
  registerActivationCases(undefined);
  registerFindingCases();
  registerInsertionCases();
  registerWritingCases();
  registerAuditCases();
  // There is no file to write to; the console is what the test's page hears.
  await runSuite((results) => console.log(`[results] ${JSON.stringify(results)}`));
}
