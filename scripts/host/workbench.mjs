/** Opens the served VS Code workbench in Chromium: one server, one page, one temporary profile. */

import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { launchChromium } from './chromium.mjs';
import { provisionServer } from './provision.mjs';
import { startServer } from './server.mjs';

/** Settings that keep a throw-away profile from asking questions and from calling home. */
export const quietSettings = {
  'chat.disableAIFeatures': true,
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': false,
  'extensions.ignoreRecommendations': true,
  // The web workbench would save by itself.
  'files.autoSave': 'off',
  'git.openRepositoryInParentFolders': 'never',
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'workbench.enableExperiments': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.startupEditor': 'none',
};

/**
 * @typedef {object} Request
 * @property {string} [open] Folder, or .code-workspace file, to open.
 * @property {string} [openFile] File to show at start.
 * @property {string[]} [extensionDevelopmentPaths]
 * @property {string} [extensionTestsPath]
 * @property {string} [userData] Profile folder; a temporary one is made and removed when absent.
 * @property {string} [extensions] Folder of installed extensions; below the profile when absent.
 * @property {Record<string, unknown>} [settings] User settings of a temporary profile, beside the quiet ones.
 * @property {number} [port]
 * @property {{ width: number, height: number }} [viewport]
 * @property {(page: import('playwright-core').Page) => Promise<void>} [prepare] Runs before the page is loaded.
 * @property {(line: string) => void} say
 */

/**
 * @typedef {object} Workbench
 * @property {import('playwright-core').Page} page
 * @property {import('./server.mjs').Server} server
 * @property {string} url
 * @property {() => Promise<void>} close
 */

/**
 * The server alone, for a browser of the user's own.
 * @param {Request} request
 * @returns {Promise<{ server: import('./server.mjs').Server, url: string, close: () => Promise<void> }>}
 */
export async function serveWorkbench(request) {
  const installation = await provisionServer(request.say);
  const profile = await profileFor(request);
  const extensions = request.extensions ?? path.join(profile.folder, 'extensions');
  const folders = { installation, userData: profile.folder, extensions };
  const server = await startServer(folders, request.port === undefined ? {} : { port: request.port });
  const close = async () => {
    server.stop();
    await server.ended;
    await profile.remove();
  };
  return { server, url: addressOf(server, request), close };
}

/**
 * @param {Request} request
 * @returns {Promise<Workbench>}
 */
export async function openWorkbench(request) {
  const browser = await launchChromium(request.say);
  /** @type {() => Promise<void>} */
  let stopServing = async () => {};
  const close = async () => {
    await browser.close();
    await stopServing();
  };
  try {
    const served = await serveWorkbench(request);
    stopServing = served.close;
    const page = await browser.newPage({ viewport: request.viewport ?? { width: 1280, height: 800 } });
    await request.prepare?.(page);
    await page.goto(served.url, { waitUntil: 'commit' });
    return { page, server: served.server, url: served.url, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/**
 * @param {import('./server.mjs').Server} server
 * @param {Request} request
 */
function addressOf({ authority, url }, request) {
  /** @param {string} file */
  const remote = (file) => `vscode-remote://${authority}${path.resolve(file)}`;
  const payload = [['skipWelcome', 'true']];
  for (const folder of request.extensionDevelopmentPaths ?? [])
    payload.push(['extensionDevelopmentPath', remote(folder)]);
  if (request.openFile) payload.push(['openFile', remote(request.openFile)]);
  if (request.extensionTestsPath) payload.push(['extensionTestsPath', remote(request.extensionTestsPath)]);

  const address = new URL(url);
  if (request.open) {
    const kind = request.open.endsWith('.code-workspace') ? 'workspace' : 'folder';
    address.searchParams.set(kind, path.resolve(request.open));
  } else {
    address.searchParams.set('ew', 'true');
  }
  address.searchParams.set('payload', JSON.stringify(payload));
  return address.href;
}

/** @param {Request} request */
async function profileFor({ userData, settings }) {
  if (userData) return { folder: userData, remove: async () => {} };
  const folder = await mkdtemp(path.join(tmpdir(), 'portolan-profile-'));
  await mkdir(path.join(folder, 'User'), { recursive: true });
  await writeFile(
    path.join(folder, 'User', 'settings.json'),
    JSON.stringify({ ...quietSettings, ...settings }, null, 2),
  );
  return { folder, remove: () => rm(folder, { recursive: true, force: true, maxRetries: 5 }) };
}
