/** Everything that must hold before a change is shared, in one run: style, types, bundles, package, all tests. */

import { runBrowserSuite } from './browser-tests.mjs';
import { buildBrowserSuite, buildHostSuite } from './build.mjs';
import { runHostSuite } from './host-tests.mjs';
import { packageExtension } from './package.mjs';
import { run } from './project.mjs';
import { runUnitTests } from './unit-tests.mjs';

/** @typedef {import('./unit-tests.mjs').Counts} Counts */

/**
 * The package is made before the tests, one of which reads it. Starting the example then builds for development.
 * @type {[title: string, step: () => Promise<Counts | void>][]}
 */
const sections = [
  ['Format and lint', () => run('biome', ['check', '--error-on-warnings'])],
  ['Types', () => run('tsc', ['-b'])],
  ['Package', async () => void (await packageExtension())],
  ['Unit tests', () => runUnitTests()],
  ['The example starts', () => run(process.execPath, ['scripts/start.mjs', '--check'])],
  ['VS Code with the extension under development', () => buildHostSuite().then(() => runHostSuite('development'))],
  ['VS Code with the package installed', () => runHostSuite('installed')],
  ['VS Code in a browser alone', () => buildBrowserSuite().then(() => runBrowserSuite())],
];

const totals = { passed: 0, failed: 0 };
/** @type {string[]} */
const broken = [];

for (const [title, step] of sections) {
  console.log(`\n== ${title}`);
  const started = performance.now();
  const { passed, failed } = await countsOf(step);
  totals.passed += passed;
  totals.failed += failed;
  if (failed > 0) broken.push(title);
  console.log(`-- ${((performance.now() - started) / 1000).toFixed(1)} s`);
}

if (broken.length > 0) console.log(`\nFailed: ${broken.join(', ')}.`);
console.log(`\n${totals.passed} passed, ${totals.failed} failed`);
process.exitCode = totals.failed > 0 ? 1 : 0;

/**
 * A step without tests of its own counts only when it fails, so that the last line never hides a failure.
 * @param {() => Promise<Counts | void>} step
 * @returns {Promise<Counts>}
 */
async function countsOf(step) {
  try {
    return (await step()) ?? { passed: 0, failed: 0 };
  } catch (error) {
    console.log(`✖ ${error instanceof Error ? error.message : error}`);
    return { passed: 0, failed: 1 };
  }
}
