/** Runs the suite in VS Code in a browser: the extension, its server and the workspace all live in web workers. */

import { cp, mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import vsce from '@vscode/vsce';
import { build, buildBrowserSuite } from './build.mjs';
import { afterSeconds } from './host/server.mjs';
import { openServerless } from './host/serverless.mjs';
import { inRoot, root } from './project.mjs';

/** @typedef {import('./unit-tests.mjs').Counts} Counts */

const secondsToFinish = 300;
const serverProgram = '/extension/dist/browser/server.js';

/** What only this workspace has: a file that must not be looked at. */
const ignored = {
  '.gitignore': 'ignored/\n',
  'ignored/service.yaml':
    'apiVersion: v1\nkind: Service\nmetadata:\n  name: ignored\nspec:\n  selector:\n    app: nobody\n',
};

/**
 * Needs `build` and `buildBrowserSuite` to have run. Of the extension only the files of its package are served.
 * @returns {Promise<Counts>} A VS Code that does not come up, or ends without results, counts as a failure.
 */
export async function runBrowserSuite() {
  const workshop = await mkdtemp(path.join(tmpdir(), 'portolan-browser-'));
  try {
    return await runIn(await shippedFiles(path.join(workshop, 'extension')));
  } catch (error) {
    console.log(`✖ ${error instanceof Error ? (error.stack ?? error.message) : error}`);
    return { passed: 0, failed: 1 };
  } finally {
    await rm(workshop, { recursive: true, force: true, maxRetries: 5 });
  }
}

/**
 * @param {string} extension
 * @returns {Promise<Counts>}
 */
async function runIn(extension) {
  /** @type {string[]} */
  const transcript = [];
  /** @type {Counts | undefined} */
  let counts;
  /** @type {(code: number) => void} */
  let settle = () => {};
  /** @type {Promise<number>} */
  const finished = new Promise((resolve) => {
    settle = resolve;
  });
  /**
   * The workbench puts words of its own before what an extension writes to the console.
   * @param {string} line
   */
  const hear = (line) => {
    const [, mark, rest = ''] = /(\[suite\] |\[results\] )(.*)/s.exec(line) ?? [];
    if (mark === undefined) transcript.push(line);
    else if (mark === '[suite] ') console.log(rest);
    else counts = JSON.parse(rest);
  };

  const workbench = await openServerless({
    say: (line) => console.log(line),
    served: { extension, suite: inRoot('out', 'test-browser') },
    made: {
      '/suite/package.json': JSON.stringify(suiteManifest),
      '/suite/workspace.json': JSON.stringify({ ...(await textsIn(inRoot('test', 'host', 'workspace'))), ...ignored }),
    },
    extensions: ['/extension', '/suite'],
    tests: '/suite/index.js',
    folder: 'vscode-vfs://memory/shop',
    prepare: async (page) => {
      await page.exposeFunction('codeAutomationExit', settle);
      page.on('console', (message) => hear(message.text()));
      page.on('pageerror', (error) => transcript.push(String(error.stack ?? error)));
      page.once('crash', () => settle(1));
    },
  });
  try {
    const late = afterSeconds(secondsToFinish, () => `The tests did not end within ${secondsToFinish} s.`);
    const code = await Promise.race([finished, late]);
    // Assigned by a message of the page, which the compiler does not see.
    const heard = /** @type {Counts | undefined} */ (counts);
    if (!heard) throw new Error(`VS Code ended with ${code} and left no results.`);
    if (heard.failed > 0) console.log(transcript.join('\n'));
    if (!workbench.fetched.has(serverProgram)) throw new Error('The server for browsers was never started.');
    return heard;
  } catch (error) {
    console.log(transcript.join('\n'));
    throw error;
  } finally {
    await workbench.close();
  }
}

/** VS Code runs tests only where an extension is, so the one that brings the file system holds them too. */
const suiteManifest = {
  name: 'suite',
  publisher: 'portolan',
  version: '0.0.0',
  engines: { vscode: '^1.100.0' },
  activationEvents: ['onFileSystem:vscode-vfs'],
  capabilities: { untrustedWorkspaces: { supported: true }, virtualWorkspaces: true },
  browser: './memory-files.js',
};

/**
 * Copies what the package would hold, so that nothing else can be relied upon.
 * @param {string} target
 */
async function shippedFiles(target) {
  for (const file of await vsce.listFiles({ cwd: root, packageManager: vsce.PackageManager.None })) {
    await mkdir(path.dirname(path.join(target, file)), { recursive: true });
    await cp(inRoot(file), path.join(target, file));
  }
  return target;
}

/** @param {string} folder */
async function textsIn(folder) {
  /** @type {Record<string, string>} */
  const texts = {};
  for (const name of await readdir(folder)) texts[name] = await readFile(path.join(folder, name), 'utf8');
  return texts;
}

if (import.meta.main) {
  await build({ production: false });
  await buildBrowserSuite();
  const { passed, failed } = await runBrowserSuite();
  console.log(`${passed} passed, ${failed} failed`);
  process.exitCode = failed > 0 ? 1 : 0;
}
