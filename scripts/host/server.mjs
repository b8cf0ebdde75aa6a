/** Starts and ends one VS Code server on a free port of the loopback address. */

import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { capture } from '../project.mjs';

const secondsToListen = 60;

/**
 * @typedef {object} Server
 * @property {string} authority Host and port, as the workbench names its remote.
 * @property {string} url Carries the token that opens it.
 * @property {() => string} log All that the server wrote.
 * @property {Promise<string>} ended Settles with a sentence when the server ends by itself.
 * @property {() => void} stop
 */

/**
 * @typedef {object} Folders
 * @property {string} installation The provisioned VS Code server.
 * @property {string} userData Settings, storage and logs of this run.
 * @property {string} extensions Where installed extensions live.
 */

/**
 * @param {Folders} folders
 * @param {{ port?: number }} [options] Port 0, the default, is any free one.
 * @returns {Promise<Server>}
 */
export async function startServer(folders, { port = 0 } = {}) {
  await mkdir(folders.userData, { recursive: true });
  // Whoever can reach the server can run programs through it, so other users of the machine must not get in.
  const token = randomUUID();
  // A process group of its own, so that extension hosts and language servers end with it.
  const child = spawn(
    process.execPath,
    [
      `--import=${new URL('./leash.mjs', import.meta.url)}`,
      ...programOf(folders),
      ...['--host', '127.0.0.1', '--port', String(port), '--connection-token', token],
      ...['--disable-telemetry', '--disable-workspace-trust', '--enable-smoke-test-driver'],
    ],
    { detached: true, stdio: ['ignore', 'pipe', 'pipe', 'ipc'] },
  );

  let log = '';
  /** @type {Promise<string>} */
  const ended = new Promise((resolve) => {
    child.once('error', (error) => resolve(`The VS Code server could not be started: ${error.message}`));
    child.once('exit', (code, signal) => resolve(`The VS Code server ended with ${code ?? signal}.`));
  });
  const stop = () => endGroup(child.pid);
  process.once('exit', stop);

  /** @type {Promise<string>} */
  const listening = new Promise((resolve) => {
    /** @param {Buffer} chunk */
    const note = (chunk) => {
      log += chunk;
      const address = /Extension host agent listening on (\d+)/.exec(log);
      if (address) resolve(`127.0.0.1:${address[1]}`);
    };
    child.stdout?.on('data', note);
    child.stderr?.on('data', note);
  });

  const authority = await Promise.race([
    listening,
    ended.then((why) => Promise.reject(new Error(`${why}\n${log}`))),
    afterSeconds(secondsToListen, () => `The VS Code server did not listen within ${secondsToListen} s.\n${log}`),
  ]);
  return { authority, url: `http://${authority}/?tkn=${token}`, log: () => log, ended, stop };
}

/**
 * Puts a packaged extension into the extensions folder, as `code --install-extension` does.
 * @param {Folders} folders
 * @param {string} file
 * @returns {Promise<string>} What the server said.
 */
export function installExtension(folders, file) {
  return capture(process.execPath, [...programOf(folders), '--install-extension', path.resolve(file), '--force']);
}

/**
 * Rejects after a while, with a message made at that moment; the timer keeps no process alive.
 * @param {number} seconds
 * @param {() => string} message
 * @returns {Promise<never>}
 */
export function afterSeconds(seconds, message) {
  return new Promise((_, reject) => {
    setTimeout(() => reject(new Error(message())), seconds * 1000).unref();
  });
}

/** @param {Folders} folders */
function programOf({ installation, userData, extensions }) {
  return [
    path.join(installation, 'out', 'server-main.js'),
    '--accept-server-license-terms',
    ...['--server-data-dir', path.join(userData, 'server')],
    ...['--user-data-dir', userData],
    ...['--extensions-dir', extensions],
  ];
}

/** @param {number | undefined} pid */
function endGroup(pid) {
  if (pid === undefined) return;
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // The group has ended before us.
  }
}
