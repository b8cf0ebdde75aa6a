/** Runs the tests that need no editor and prints a line for each file, then every failure in full. */

import { globSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { run } from 'node:test';
import { inspect } from 'node:util';
import { root } from './project.mjs';

/** @typedef {{ passed: number, failed: number }} Counts */

/**
 * @param {string[]} [files] Relative to the root; all test files when empty.
 * @returns {Promise<Counts>}
 */
export async function runUnitTests(files = []) {
  const chosen = files.length > 0 ? files : globSync('test/**/*.test.ts', { cwd: root }).sort();
  const counts = { passed: 0, failed: 0 };
  /** @type {string[]} */
  const failures = [];

  const events = run({
    files: chosen.map((file) => path.resolve(root, file)),
    cwd: root,
    concurrency: availableParallelism(),
  });
  for await (const { type, data } of events) {
    if (type === 'test:summary' && data.file) {
      const { passed, tests } = data.counts;
      console.log(
        `${data.success ? '✔' : '✖'} ${path.relative(root, data.file)}  ${passed}/${tests}  ${inSeconds(data.duration_ms)}`,
      );
    } else if (type === 'test:pass' && data.details.type !== 'suite') {
      counts.passed += 1;
    } else if (type === 'test:fail' && data.details.type !== 'suite') {
      counts.failed += 1;
      failures.push(describe(data));
    } else if (type === 'test:stdout' || type === 'test:stderr') {
      process.stdout.write(data.message);
    }
  }
  for (const failure of failures) console.log(`\n${failure}`);
  return counts;
}

/** @param {{ name: string, file?: string | undefined, line?: number | undefined, details: { error: Error } }} failed */
function describe({ name, file, line, details }) {
  const place = file ? `${path.relative(root, file)}:${line ?? 1}` : 'outside any file';
  // The runner wraps what was thrown; the reader wants what was thrown.
  const thrown = details.error.cause ?? details.error;
  return `✖ ${name} (${place})\n${inspect(thrown, { colors: process.stdout.isTTY }).replaceAll(/^/gm, '    ')}`;
}

/** @param {number} milliseconds */
function inSeconds(milliseconds) {
  return `${(milliseconds / 1000).toFixed(1)} s`;
}

if (import.meta.main) {
  const { passed, failed } = await runUnitTests(process.argv.slice(2));
  console.log(`${passed} passed, ${failed} failed`);
  process.exitCode = failed > 0 ? 1 : 0;
}
