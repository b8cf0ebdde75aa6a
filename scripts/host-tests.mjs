/** Runs the extension's suite in a real VS Code, twice: with the extension under development, and with the packaged one installed. */

import { spawnSync } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Writable } from 'node:stream';
import { downloadAndUnzipVSCode, resolveCliArgsFromVSCodeExecutablePath, runTests } from '@vscode/test-electron';
import { build, buildHostSuite } from './build.mjs';
import { chooseHost } from './host/choice.mjs';
import { provideDisplay } from './host/display.mjs';
import { quietSettings } from './host/workbench.mjs';
import { packageExtension } from './package.mjs';
import { inRoot, root, vsix } from './project.mjs';

/** @typedef {import('./unit-tests.mjs').Counts} Counts */
/** @typedef {'development' | 'installed'} Form How the extension gets into VS Code. */

/** What the suite puts before each line that is meant for the reader. */
const mark = '[suite] ';

/**
 * Runs the suite once. Needs `build` and `buildHostSuite`, and for the installed form `packageExtension`, to have run.
 * @param {Form} form
 * @returns {Promise<Counts>} A VS Code that does not come up, or ends without results, counts as a failure.
 */
export async function runHostSuite(form) {
  const workshop = await mkdtemp(path.join(tmpdir(), 'portolan-host-'));
  const transcript = new Transcript();
  try {
    const { kind, why } = await chooseHost();
    console.log(`${kind} VS Code, because ${why}`);
    return await runIn(kind, form, workshop, transcript);
  } catch (error) {
    console.log(transcript.rest());
    console.log(`✖ ${error instanceof Error ? (error.stack ?? error.message) : error}`);
    return { passed: 0, failed: 1 };
  } finally {
    await rm(workshop, { recursive: true, force: true, maxRetries: 5 });
  }
}

/**
 * @param {import('./host/choice.mjs').HostKind} kind
 * @param {Form} form
 * @param {string} workshop
 * @param {Transcript} transcript
 * @returns {Promise<Counts>}
 */
async function runIn(kind, form, workshop, transcript) {
  const workspace = path.join(workshop, 'workspace');
  const results = path.join(workshop, 'results.json');
  const userData = path.join(workshop, 'profile');
  const extensions = path.join(workshop, 'extensions');
  await cp(inRoot('test', 'host', 'workspace'), workspace, { recursive: true });
  await mkdir(path.join(userData, 'User'), { recursive: true });
  await writeFile(path.join(userData, 'User', 'settings.json'), JSON.stringify(quietSettings));

  const executable = kind === 'web' ? inRoot('scripts', 'vscode-web-host.mjs') : await downloadDesktop();
  const folders = [`--extensions-dir=${extensions}`, `--user-data-dir=${userData}`];
  if (form === 'installed') installVsix(kind, executable, folders);
  const display = kind === 'desktop' ? await provideDisplay() : { env: {}, close: () => {} };

  try {
    await runTests({
      vscodeExecutablePath: executable,
      extensionDevelopmentPath: form === 'installed' ? await suiteAsExtension(workshop) : root,
      extensionTestsPath: inRoot('out', 'test-host', 'index.cjs'),
      launchArgs: [workspace, ...folders],
      extensionTestsEnv: {
        ...display.env,
        PATH: searchPath(),
        PORTOLAN_HOST_RESULTS: results,
        PORTOLAN_HOST_INSTALLED_IN: form === 'installed' ? extensions : undefined,
      },
      stdout: transcript,
      stderr: transcript,
    });
  } catch (error) {
    // A failed case ends VS Code with a code of its own; the results say which.
    const counts = await readResults(results);
    if (!counts || counts.failed === 0) throw error;
    console.log(transcript.rest());
    return counts;
  } finally {
    display.close();
  }
  const counts = await readResults(results);
  if (!counts) throw new Error('VS Code ended well but left no results.');
  return counts;
}

/** A release can be named for trying the oldest supported one. */
function downloadDesktop() {
  return downloadAndUnzipVSCode({
    version: process.env.PORTOLAN_VSCODE_VERSION ?? 'stable',
    cachePath: inRoot('.cache', 'vscode-desktop'),
  });
}

/**
 * @param {import('./host/choice.mjs').HostKind} kind
 * @param {string} executable
 * @param {string[]} folders
 */
function installVsix(kind, executable, folders) {
  const [program, ...first] =
    kind === 'web' ? [executable] : resolveCliArgsFromVSCodeExecutablePath(executable, { reuseMachineInstall: true });
  const args = [...first, `--install-extension=${vsix}`, '--force', ...folders];
  const env = { ...process.env, PATH: searchPath() };
  const { status, stdout, stderr, error } = spawnSync(/** @type {string} */ (program), args, { encoding: 'utf8', env });
  if (status !== 0) throw new Error(`Installing ${vsix} ended with ${status ?? error}.\n${stdout}${stderr}`);
}

/**
 * VS Code runs tests only beside an extension under development, so where ours is installed an empty one takes that part.
 * @param {string} workshop
 */
async function suiteAsExtension(workshop) {
  const folder = path.join(workshop, 'suite');
  await mkdir(folder);
  const manifest = { name: 'suite', publisher: 'portolan', version: '0.0.0', engines: { vscode: '*' } };
  await writeFile(path.join(folder, 'package.json'), JSON.stringify(manifest));
  return folder;
}

/**
 * @param {string} file
 * @returns {Promise<Counts | undefined>}
 */
async function readResults(file) {
  try {
    return JSON.parse(await readFile(file, 'utf8'));
  } catch {
    return undefined;
  }
}

/** The served VS Code is a script that asks PATH for its Node, which must be this one. */
function searchPath() {
  return [path.dirname(process.execPath), process.env.PATH].join(path.delimiter);
}

/** Shows the suite's own lines as they come and keeps all others, which matter only when something fails. */
class Transcript extends Writable {
  /** @type {string[]} */
  #others = [];
  #unfinished = '';

  /**
   * @override
   * @param {Buffer} chunk
   * @param {string} _encoding
   * @param {() => void} done
   */
  _write(chunk, _encoding, done) {
    const lines = (this.#unfinished + chunk).split('\n');
    this.#unfinished = lines.pop() ?? '';
    for (const line of lines) {
      if (line.startsWith(mark)) console.log(line.slice(mark.length));
      else this.#others.push(line);
    }
    done();
  }

  rest() {
    return [...this.#others, this.#unfinished].join('\n');
  }
}

if (import.meta.main) {
  await build({ production: false });
  await buildHostSuite();
  const totals = { passed: 0, failed: 0 };
  const development = await runHostSuite('development');
  await packageExtension();
  const installed = await runHostSuite('installed');
  for (const { passed, failed } of [development, installed]) {
    totals.passed += passed;
    totals.failed += failed;
  }
  console.log(`${totals.passed} passed, ${totals.failed} failed`);
  process.exitCode = totals.failed > 0 ? 1 : 0;
}
