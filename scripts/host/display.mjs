/** Gives the desktop VS Code a display to draw on: the machine's own, or a virtual one. */

import { spawn } from 'node:child_process';
import { programOnPath } from '../project.mjs';
import { afterSeconds } from './server.mjs';

const secondsToStart = 20;

/** Whether `provideDisplay` can be expected to succeed. */
export async function hasDisplay() {
  return hasOwnDisplay() || (await programOnPath(['Xvfb'])) !== undefined;
}

/** @returns {Promise<{ env: Record<string, string>, close: () => void }>} What to add to the environment. */
export async function provideDisplay() {
  if (hasOwnDisplay()) return { env: {}, close: () => {} };

  // Xvfb picks a free display and writes its number to the descriptor that it is told.
  const server = spawn('Xvfb', ['-displayfd', '1', '-screen', '0', '1280x1024x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const close = () => void server.kill();
  process.once('exit', close);
  /** @type {Promise<string>} */
  const number = new Promise((resolve, reject) => {
    server.once('error', (error) => reject(new Error(`No display, and Xvfb could not be started: ${error.message}`)));
    server.once('exit', (code) => reject(new Error(`No display, and Xvfb ended with ${code}.`)));
    server.stdout.once('data', (chunk) => resolve(String(chunk).trim()));
  });
  const late = afterSeconds(secondsToStart, () => `Xvfb named no display within ${secondsToStart} s.`);
  return { env: { DISPLAY: `:${await Promise.race([number, late])}` }, close };
}

function hasOwnDisplay() {
  return process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}
