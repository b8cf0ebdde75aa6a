/** Decides which VS Code the extension's tests run in: the desktop one where it can be downloaded and shown, else the served one. */

import { hasDisplay } from './display.mjs';

/** @typedef {'desktop' | 'web'} HostKind */

const updates = 'https://update.code.visualstudio.com/api/releases/stable';
const secondsToAnswer = 5;

/** @returns {Promise<{ kind: HostKind, why: string }>} */
export async function chooseHost() {
  const forced = process.env.PORTOLAN_TEST_HOST;
  if (forced === 'desktop' || forced === 'web') return { kind: forced, why: 'PORTOLAN_TEST_HOST says so' };
  if (forced) throw new Error(`PORTOLAN_TEST_HOST is "${forced}"; it may be "desktop" or "web".`);

  const trouble = await troubleWithUpdates();
  if (trouble) return { kind: 'web', why: `the desktop VS Code cannot be downloaded: ${trouble}` };
  if (!(await hasDisplay())) return { kind: 'web', why: 'there is no display for the desktop VS Code, and no Xvfb' };
  return { kind: 'desktop', why: 'the update server answers' };
}

/** @returns {Promise<string | undefined>} */
async function troubleWithUpdates() {
  try {
    const answer = await fetch(updates, { signal: AbortSignal.timeout(secondsToAnswer * 1000) });
    return answer.ok ? undefined : `the update server answered ${answer.status}`;
  } catch (error) {
    const cause = error instanceof Error ? (error.cause ?? error) : error;
    return cause instanceof Error ? cause.message : String(cause);
  }
}
