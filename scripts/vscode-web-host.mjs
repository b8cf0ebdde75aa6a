#!/usr/bin/env node
/** An executable with the command line of desktop VS Code that runs extension tests in the workbench served to Chromium. */

import { parseArgs } from 'node:util';
import { provisionServer } from './host/provision.mjs';
import { afterSeconds, installExtension } from './host/server.mjs';
import { openWorkbench } from './host/workbench.mjs';

const secondsToFinish = Number(process.env.PORTOLAN_TEST_HOST_SECONDS ?? 300);

/** Unknown options are desktop's own and have no meaning here, so they are let pass. */
const { values, positionals } = parseArgs({
  strict: false,
  allowPositionals: true,
  options: {
    extensionDevelopmentPath: { type: 'string', multiple: true },
    extensionTestsPath: { type: 'string' },
    'extensions-dir': { type: 'string' },
    'install-extension': { type: 'string' },
    'user-data-dir': { type: 'string' },
  },
});

/** @param {string} line */
const say = (line) => console.error(`[web host] ${line}`);

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, () => process.exit(1));

process.exit(await main());

async function main() {
  try {
    return values['install-extension'] ? await install(String(values['install-extension'])) : await runTests();
  } catch (error) {
    say(error instanceof Error ? (error.stack ?? error.message) : String(error));
    return 1;
  }
}

/** @param {string} file */
async function install(file) {
  const installation = await provisionServer(say);
  const userData = required('user-data-dir');
  say((await installExtension({ installation, userData, extensions: required('extensions-dir') }, file)).trim());
  return 0;
}

/** Resolves with the code that the tests end with. */
async function runTests() {
  /** @type {(code: number) => void} */
  let settle = () => {};
  /** @type {Promise<number>} */
  const finished = new Promise((resolve) => {
    settle = resolve;
  });
  /** @type {string[]} */
  const complaints = [];

  const started = performance.now();
  const workbench = await openWorkbench({
    say,
    ...(positionals[0] === undefined ? {} : { open: positionals[0] }),
    extensionDevelopmentPaths: (values.extensionDevelopmentPath ?? []).map(String),
    extensionTestsPath: required('extensionTestsPath'),
    userData: required('user-data-dir'),
    extensions: required('extensions-dir'),
    prepare: async (page) => {
      await page.exposeFunction('codeAutomationExit', settle);
      await page.exposeFunction('codeAutomationLog', print);
      page.on('pageerror', (error) => complaints.push(String(error.stack ?? error)));
      page.on('console', (message) => {
        if (message.type() === 'error') complaints.push(message.text());
      });
      page.once('crash', () => {
        complaints.push('The page crashed.');
        settle(1);
      });
    },
  });
  say(`workbench served at ${workbench.server.authority} after ${seconds(started)} s`);

  try {
    const code = await Promise.race([
      finished,
      workbench.server.ended.then((why) => Promise.reject(new Error(why))),
      afterSeconds(secondsToFinish, () => `The tests did not end within ${secondsToFinish} s.`),
    ]);
    say(`tests ended with ${code} after ${seconds(started)} s`);
    return code;
  } catch (error) {
    say(`the browser said:\n${complaints.join('\n')}`);
    say(`the server said:\n${workbench.server.log()}`);
    throw error;
  } finally {
    await workbench.close();
  }
}

/**
 * The extension host's console, which the workbench relays one call at a time.
 * @param {string} type
 * @param {unknown[]} args
 */
function print(type, args) {
  (type === 'error' || type === 'warn' ? console.error : console.log)(...args);
}

/** @param {'extensionTestsPath' | 'user-data-dir' | 'extensions-dir'} name */
function required(name) {
  const value = values[name];
  if (typeof value !== 'string') throw new Error(`--${name} is required.`);
  return value;
}

/** @param {number} since */
function seconds(since) {
  return ((performance.now() - since) / 1000).toFixed(1);
}
