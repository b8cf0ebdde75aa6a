/** Finds a Chromium, through Debian's packages where there is none, and launches it without a window. */

import { chromium } from 'playwright-core';
import { capture, programOnPath } from '../project.mjs';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const packages = ['chromium', 'fonts-dejavu-core'];

const quiet = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/**
 * @param {(line: string) => void} say
 * @returns {Promise<import('playwright-core').Browser>}
 */
export async function launchChromium(say) {
  const executablePath = (await findChromium()) ?? (await installChromium(say));
  return chromium.launch({ executablePath, args: quiet });
}

async function findChromium() {
  return process.env.PORTOLAN_CHROMIUM ?? (await programOnPath(names));
}

/** @param {(line: string) => void} say */
async function installChromium(say) {
  const canInstall = process.getuid?.() === 0 && (await programOnPath(['apt-get']));
  if (!canInstall) {
    throw new Error('No Chromium found. Install one, or name its program in PORTOLAN_CHROMIUM.');
  }
  say(`installing ${packages.join(', ')} with apt-get`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  await capture('apt-get', ['update'], { env });
  await capture('apt-get', ['install', '--yes', '--no-install-recommends', ...packages], { env });
  const installed = await findChromium();
  if (!installed) throw new Error('apt-get installed chromium, yet no chromium is on PATH.');
  return installed;
}
