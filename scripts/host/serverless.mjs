/** A VS Code workbench in Chromium with no server behind it, only files: whatever runs, runs in the browser. */

import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import http from 'node:http';
import path from 'node:path';
import { launchChromium } from './chromium.mjs';
import { provisionServer } from './provision.mjs';
import { quietSettings } from './workbench.mjs';

const types = {
  '.cjs': 'text/javascript',
  '.css': 'text/css',
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.ttf': 'font/ttf',
  '.wasm': 'application/wasm',
};

/**
 * @typedef {object} ServerlessRequest
 * @property {Record<string, string>} served Folders by the first part of the address that leads to them.
 * @property {Record<string, string>} [made] Texts by address, for files that exist nowhere.
 * @property {string[]} extensions Addresses of extensions under development.
 * @property {string} [tests] Address of the script that runs the tests.
 * @property {string} folder The folder to open, with its scheme. Nobody trusts it.
 * @property {{ width: number, height: number }} [viewport]
 * @property {(page: import('playwright-core').Page) => Promise<void>} [prepare] Runs before the page is loaded.
 * @property {(line: string) => void} say
 */

/**
 * @typedef {object} Serverless
 * @property {import('playwright-core').Page} page
 * @property {ReadonlySet<string>} fetched Every address that was asked for and found.
 * @property {() => Promise<void>} close
 */

/**
 * @param {ServerlessRequest} request
 * @returns {Promise<Serverless>}
 */
export async function openServerless(request) {
  const installation = await provisionServer(request.say);
  const browser = await launchChromium(request.say);
  /** @type {Set<string>} */
  const fetched = new Set();
  const files = http.createServer((question, answer) => {
    const { pathname } = new URL(question.url ?? '/', 'http://localhost');
    void give(decodeURIComponent(pathname), answer);
  });
  const close = async () => {
    await browser.close();
    files.closeAllConnections();
    await new Promise((resolve) => files.close(resolve));
  };

  /**
   * @param {string} address
   * @param {http.ServerResponse} answer
   */
  async function give(address, answer) {
    const made = address === '/' ? pageOf(authorityOf(files), request) : request.made?.[address];
    if (made !== undefined) {
      fetched.add(address);
      answer.writeHead(200, { 'content-type': typeOf(address === '/' ? 'page.html' : address) }).end(made);
      return;
    }
    const file = fileOf(address, { vscode: installation, ...request.served });
    const found = file !== undefined && (await stat(file).catch(() => undefined))?.isFile();
    if (!file || !found) {
      answer.writeHead(404).end();
      return;
    }
    fetched.add(address);
    answer.writeHead(200, { 'content-type': typeOf(file) });
    if (address === workbench) answer.end(withoutServer(await readFile(file, 'utf8')));
    else createReadStream(file).pipe(answer);
  }

  try {
    await new Promise((resolve) => files.listen(0, '127.0.0.1', () => resolve(undefined)));
    const page = await browser.newPage({ viewport: request.viewport ?? { width: 1280, height: 800 } });
    await request.prepare?.(page);
    const address = new URL(`http://${authorityOf(files)}/`);
    address.searchParams.set('folder', request.folder);
    await page.goto(address.href, { waitUntil: 'commit' });
    return { page, fetched, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** VS Code opens what is served to it in Restricted Mode, and asks nobody whether it should. */
const restricted = {
  'security.workspace.trust.banner': 'never',
  'security.workspace.trust.startupPrompt': 'never',
};

const workbench = '/vscode/out/vs/code/browser/workbench/workbench.js';

/**
 * This build of the workbench takes for granted that a VS Code server serves it: it connects to where it came from, and
 * keeps settings there. Without these it is as VS Code has it.
 * @type {readonly (readonly [tie: RegExp, instead: string])[]}
 */
const tiesToServer = [
  [/,remoteAuthority:location\.host\}/g, '}'],
  [/(?<=\bthis\.userDataPath\)\.with\(\{scheme:\w+\.)vscodeRemote\b/g, 'vscodeUserData'],
];

/** @param {string} script */
function withoutServer(script) {
  return tiesToServer.reduce((text, [tie, instead]) => {
    if (text.match(tie)?.length !== 1)
      throw new Error(`The workbench has ${tie} not exactly once; is it another release?`);
    return text.replace(tie, instead);
  }, script);
}

/**
 * @param {string} authority
 * @param {ServerlessRequest} request
 */
function pageOf(authority, { extensions, tests }) {
  /** @param {string} address */
  const located = (address) => ({ scheme: 'http', authority, path: address });
  const configuration = {
    configurationDefaults: { ...quietSettings, ...restricted },
    enableWorkspaceTrust: true,
    userDataPath: '/',
    isEnabledFileDownloads: false,
    isEnabledFileUploads: false,
    isEnabledCoderGettingStarted: false,
    developmentOptions: {
      extensions: extensions.map(located),
      ...(tests ? { extensionTestsPath: located(tests) } : {}),
    },
    productConfiguration: {
      extensionsGallery: undefined,
      webviewContentExternalBaseUrlTemplate: `http://${authority}/vscode/out/vs/workbench/contrib/webview/browser/pre/`,
    },
  };
  const settings = JSON.stringify(configuration).replaceAll('&', '&amp;').replaceAll('"', '&quot;');
  return `<!DOCTYPE html>
<html>
<head>
<meta charset="utf-8">
<meta id="vscode-workbench-web-configuration" data-settings="${settings}">
<link rel="stylesheet" href="/vscode/out/vs/code/browser/workbench/workbench.css">
</head>
<body aria-label=""></body>
<script>globalThis._VSCODE_FILE_ROOT = location.origin + '/vscode/out/';</script>
<script type="module" src="/vscode/out/nls.messages.js"></script>
<script type="module" src="${workbench}"></script>
</html>
`;
}

/**
 * The file that an address leads to; none outside of the folder that is served.
 * @param {string} address
 * @param {Record<string, string>} served
 */
function fileOf(address, served) {
  const [, first = '', ...rest] = address.split('/');
  const folder = Object.hasOwn(served, first) ? served[first] : undefined;
  if (folder === undefined) return undefined;
  const file = path.join(folder, ...rest);
  return file.startsWith(folder + path.sep) ? file : undefined;
}

/** @param {string} file */
function typeOf(file) {
  const extension = /** @type {keyof typeof types} */ (path.extname(file));
  return types[extension] ?? 'application/octet-stream';
}

/** @param {http.Server} files */
function authorityOf(files) {
  const address = files.address();
  if (address === null || typeof address === 'string') throw new Error('The files are not served on a port.');
  return `127.0.0.1:${address.port}`;
}
