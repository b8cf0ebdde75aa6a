/** Builds the extension, audits the example, and opens it in VS Code: the desktop one where there is one, else one served here. */

import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { build } from './build.mjs';
import { openWorkbench, serveWorkbench } from './host/workbench.mjs';
import { inRoot, root, run } from './project.mjs';

const example = inRoot('examples', 'shop');
const firstFile = inRoot('examples', 'shop', 'ingress.yaml');
const secondsToAppear = 90;

/** @type {import('./host/workbench.mjs').Request} */
const request = { say: console.log, open: example, openFile: firstFile, extensionDevelopmentPaths: [root] };

console.log('Building.');
await build({ production: false });

console.log('\nAuditing examples/shop.');
await run(process.execPath, ['dist/cli.js', 'audit', 'examples/shop', '--fail-on', 'never']);
console.log('');

if (process.argv.includes('--check')) await check();
else if (hasDesktop()) await openDesktop();
else await serve();

/** Brings all of it up without a window, waits until the extension has spoken, and ends. */
async function check() {
  const workbench = await openWorkbench(request);
  try {
    const item = workbench.page.locator('.statusbar-item', { hasText: 'Portolan' });
    await item.waitFor({ timeout: secondsToAppear * 1000 });
    console.log(`The workbench at ${workbench.server.authority} shows the example with Portolan at work.`);
  } finally {
    await workbench.close();
  }
}

function hasDesktop() {
  return spawnSync('code', ['--version'], { shell: process.platform === 'win32' }).status === 0;
}

async function openDesktop() {
  console.log('Opening the example in VS Code. Close its window to end.');
  const args = ['--new-window', '--wait', `--extensionDevelopmentPath=${root}`, example, firstFile];
  await run('code', args, { shell: process.platform === 'win32' });
}

async function serve() {
  const served = await serveWorkbench(request);
  console.log(`\nVS Code with Portolan and the example:\n\n    ${served.url}\n\nCtrl-C ends it.`);
  const stopped = Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
  const failed = served.server.ended.then((why) => Promise.reject(new Error(`${why}\n${served.server.log()}`)));
  try {
    await Promise.race([stopped, failed]);
  } finally {
    // The end that we bring about ourselves is no failure.
    failed.catch(() => {});
    await served.close();
  }
}
