/** Builds what the extension ships: bundles from the table below, and the rule pages beside them. */

import { chmod, cp, glob, mkdir, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import * as esbuild from 'esbuild';
import { inRoot, root } from './project.mjs';

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
    onResolve({ filter: /elk-worker\.min\.js$/ }, () => ({ path: './elk-worker.cjs', external: true }));
  },
};

/** @type {import('esbuild').BuildOptions} */
const inBrowser = { platform: 'browser', target: 'es2024' };

/** @typedef {{ entry: string, output: string, options: import('esbuild').BuildOptions }} Bundle */

const bundles = /** @satisfies {Record<string, Bundle>} */ ({
  client: {
    entry: 'client/src/desktop.ts',
    output: 'dist/extension.cjs',
    options: { format: 'cjs', external: ['vscode'] },
  },
  server: {
    entry: 'server/src/process/main.ts',
    output: 'dist/server.mjs',
    options: { format: 'esm', banner: { js: requireInModule } },
  },
  browserClient: {
    entry: 'client/src/browser.ts',
    output: 'dist/browser/extension.cjs',
    options: { ...inBrowser, format: 'cjs', external: ['vscode'] },
  },
  browserServer: {
    entry: 'server/src/worker/main.ts',
    output: 'dist/browser/server.js',
    options: { ...inBrowser, format: 'iife' },
  },
  cli: {
    entry: 'server/src/cli/main.ts',
    output: 'dist/cli.js',
    options: {
      format: 'esm',
      banner: { js: `#!/usr/bin/env node\n${requireInModule}` },
      // The bundle is only ever run as the program; older Node versions do not know the question.
      define: { 'import.meta.main': 'true' },
      plugins: [elkApart],
      // Something that elkjs would use if it were installed.
      external: ['web-worker'],
    },
  },
});

/**
 * The suite that runs inside VS Code's extension host; built for tests only.
 * @type {Bundle}
 */
const hostSuite = {
  entry: 'test/host/main.ts',
  output: 'out/test-host/index.cjs',
  options: { format: 'cjs', external: ['vscode'] },
};

/**
 * The suite that runs inside the web worker extension host of a browser, and the file system that it works in.
 * @type {Bundle[]}
 */
const browserSuite = [
  {
    entry: 'test/host/browser-main.ts',
    output: 'out/test-browser/index.js',
    options: {
      ...inBrowser,
      format: 'cjs',
      external: ['vscode'],
      alias: { 'node:assert/strict': inRoot('scripts', 'host', 'stand-ins', 'assert.cjs') },
    },
  },
  {
    entry: 'test/host/memory-files.ts',
    output: 'out/test-browser/memory-files.js',
    options: { ...inBrowser, format: 'cjs', external: ['vscode'] },
  },
];

/** What the oldest supported VS Code runs extensions on. */
const oldestNode = 'node22';

/** @param {{ production: boolean }} mode Production is minified and without source maps. */
export async function build({ production }) {
  await rm(inRoot('dist'), { recursive: true, force: true });
  for (const bundle of Object.values(bundles)) await buildOne(bundle, production);
  await chmod(inRoot(bundles.cli.output), 0o755);
  await cp(inRoot('node_modules', 'elkjs', 'lib', 'elk-worker.min.js'), inRoot('dist', 'elk-worker.cjs'));
  await copyRulePages();
}

export async function buildHostSuite() {
  await buildOne(hostSuite, false);
}

export async function buildBrowserSuite() {
  for (const bundle of browserSuite) await buildOne(bundle, false);
}

/**
 * @param {Bundle} bundle
 * @param {boolean} production
 */
async function buildOne({ entry, output, options }, production) {
  await esbuild.build({
    absWorkingDir: root,
    entryPoints: [entry],
    outfile: output,
    bundle: true,
    platform: 'node',
    target: oldestNode,
    minify: production,
    sourcemap: !production,
    legalComments: 'none',
    logLevel: 'warning',
    ...options,
  });
  console.log(`${output}  ${Math.ceil((await stat(inRoot(output))).size / 1024)} KB`);
}

/** A finding links to the page of its rule, which must be readable without a network. */
async function copyRulePages() {
  const source = inRoot('server', 'src', 'rules');
  for await (const page of glob('**/*.md', { cwd: source })) {
    const target = inRoot('dist', 'rules', page);
    await mkdir(path.dirname(target), { recursive: true });
    await cp(path.join(source, page), target);
  }
}

if (import.meta.main) {
  await build({ production: process.argv.includes('--production') });
  if (process.argv.includes('--tests')) await buildHostSuite();
}
