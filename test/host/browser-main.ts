/** The entry that VS Code in a browser loads into its web worker extension host: its own cases, and those that hold anywhere. */

import { registerBrowserCases } from './browser.ts';
import { registerCases } from './cases.ts';
import { runSuite } from './suite.ts';

export async function run(): Promise<void> {
  registerBrowserCases();
  registerCases(undefined);
  // There is no file to write to; the console is what the test's page hears.
  await runSuite((results) => console.log(`[results] ${JSON.stringify(results)}`));
}
