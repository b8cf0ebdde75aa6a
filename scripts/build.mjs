/** Builds what the extension ships: bundles from the table below, and the rule pages beside them. */

import { chmod, cp, glob, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import * as esbuild from 'esbuild';
import { inRoot, root } from './project.mjs';
import { writeThirdPartyNotices } from './third-party.mjs';

/** Lets bundled CommonJS packages ask for Node's own modules from inside an ECMAScript module. */
const requireInModule =
  "import { createRequire as portolanRequire } from 'node:module'; const require = portolanRequire(import.meta.url);";

/**
 * ELK's engine, which is larger than all else together, stays a file of its own: the command line loads it when a
 * picture is asked for, and the chart's window runs it in a worker.
 * @type {import('esbuild').Plugin}
 */
const elkApart = {
  name: 'elk-apart',
  setup({ onResolve }) {
    onResolve({ filter: /elk-worker\.min\.js$/ }, () => ({ path: './webview/elk-worker.cjs', external: true }));
  },
};

const elkWorker = 'node_modules/elkjs/lib/elk-worker.min.js';

/** @type {import('esbuild').BuildOptions} */
const inBrowser = { platform: 'browser', target: 'es2024' };

/** @type {import('esbuild').BuildOptions} */
const asExtension = { format: 'cjs', external: ['vscode'] };

/** @type {import('esbuild').BuildOptions[]} */
const bundles = [
  { ...asExtension, entryPoints: ['client/src/desktop.ts'], outfile: 'dist/extension.cjs' },
  { ...asExtension, ...inBrowser, entryPoints: ['client/src/browser.ts'], outfile: 'dist/browser/extension.cjs' },
  { ...inBrowser, format: 'iife', entryPoints: ['server/src/worker/main.ts'], outfile: 'dist/browser/server.js' },
  { ...inBrowser, format: 'iife', entryPoints: ['webview/main.ts'], outfile: 'dist/webview/chart.js' },
  {
    // The language server and the command line, and beside them the engine, which is large and which both load.
    entryPoints: { server: 'server/src/process/main.ts', cli: 'server/src/cli/main.ts' },
    outdir: 'dist',
    format: 'esm',
    splitting: true,
    chunkNames: 'engine-[hash]',
    banner: { js: requireInModule },
    // The bundle is only ever run as the program; older Node versions do not know the question.
    define: { 'import.meta.main': 'true' },
    plugins: [elkApart],
    // Servers and pipelines run the command line with older versions than VS Code brings.
    target: 'node20',
    inject: ['scripts/older-node.mjs'],
    // Something that elkjs would use if it were installed.
    external: ['web-worker'],
  },
];

/**
 * The suite that runs inside VS Code's extension host; built for tests only.
 * @type {import('esbuild').BuildOptions}
 */
const hostSuite = { ...asExtension, entryPoints: ['test/host/main.ts'], outfile: 'out/test-host/index.cjs' };

/**
 * The suite that runs inside the web worker extension host of a browser, and the file system that it works in.
 * @type {import('esbuild').BuildOptions}
 */
const browserSuite = {
  ...asExtension,
  ...inBrowser,
  entryPoints: { index: 'test/host/browser-main.ts', 'memory-files': 'test/host/memory-files.ts' },
  outdir: 'out/test-browser',
  alias: { 'node:assert/strict': inRoot('scripts', 'host', 'stand-ins', 'assert.cjs') },
};

/** What the oldest supported VS Code runs extensions on. */
const oldestNode = 'node22';

/** @param {{ production: boolean }} mode Production is minified and without source maps. */
export async function build({ production }) {
  await rm(inRoot('dist'), { recursive: true, force: true });
  const inputs = [elkWorker];
  for (const bundle of bundles) inputs.push(...(await buildOne(bundle, production)));
  await writeThirdPartyNotices(inputs);
  await chmod(inRoot('dist', 'cli.js'), 0o755);
  await cp(inRoot(elkWorker), inRoot('dist', 'webview', 'elk-worker.cjs'));
  await cp(inRoot('webview', 'chart.css'), inRoot('dist', 'webview', 'chart.css'));
  await writeRulePages();
}

export async function buildHostSuite() {
  await buildOne(hostSuite, false);
}

export async function buildBrowserSuite() {
  await buildOne(browserSuite, false);
}

/**
 * @param {import('esbuild').BuildOptions} options
 * @param {boolean} production
 * @returns {Promise<string[]>} The files that went in.
 */
async function buildOne(options, production) {
  const { metafile } = await esbuild.build({
    absWorkingDir: root,
    bundle: true,
    platform: 'node',
    target: oldestNode,
    minify: production,
    sourcemap: !production,
    legalComments: 'none',
    logLevel: 'warning',
    ...options,
    metafile: true,
  });
  for (const [file, { bytes }] of Object.entries(metafile.outputs)) {
    if (!file.endsWith('.map')) console.log(`${file}  ${Math.ceil(bytes / 1024)} KB`);
  }
  return Object.keys(metafile.inputs);
}

/**
 * A finding links to the page of its rule, which must be readable without a network. Hundreds of small files would make
 * the package larger by a tenth.
 */
async function writeRulePages() {
  const source = inRoot('server', 'src', 'rules');
  /** @type {Record<string, string>} */
  const pages = {};
  for await (const page of glob('*/*.md', { cwd: source })) {
    const rule = page.replace(/\.md$/, '').split(path.sep).join('/');
    const text = await readFile(path.join(source, page), 'utf8');
    // The comment above a page is for those who change it.
    pages[rule] = text.replace(/^<!--.*?-->\s*/s, '');
  }
  await writeFile(inRoot('dist', 'rule-pages.json'), JSON.stringify(pages));
}

if (import.meta.main) {
  await build({ production: process.argv.includes('--production') });
  if (process.argv.includes('--tests')) await buildHostSuite();
}
